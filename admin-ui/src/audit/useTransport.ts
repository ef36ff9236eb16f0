import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { walks, type Step } from './history.ts';

export const speeds = [1, 2, 4, 8] as const;
const pace = 900;

export interface Transport {
  /** Place of the line shown, from 0. */
  nth: number;
  last: number;
  playing: boolean;
  speed: number;
  go: (to: number | ((nth: number) => number)) => void;
  goTo: (seq: number) => void;
  play: (on: boolean) => void;
  setSpeed: (speed: number) => void;
}

/** Where the reader stands in the record, kept in the address so that a copied link leads to the same line. */
export function useTransport(steps: readonly Step[]): Transport {
  const [query, setQuery] = useSearchParams();
  const last = steps.length - 1;
  const asked = Number(query.get('seq'));
  const found = steps.findIndex(({ line }) => line.seq === asked);
  const [nth, setNth] = useState(found < 0 ? last : found);
  const [started, start] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const seq = steps[nth]?.line.seq;
  const playing = started && nth < last;

  /** Whoever steps by hand has taken over. */
  const go = useCallback((to: number | ((nth: number) => number)) => {
    start(false);
    setNth((before) => Math.max(0, Math.min(last, typeof to === 'number' ? to : to(before))));
  }, [last]);
  const play = useCallback((on: boolean) => {
    setNth((before) => (on && before >= last ? 0 : before));
    start(on);
  }, [last]);
  const goTo = useCallback((line: number) => {
    const place = steps.findIndex((step) => step.line.seq === line);
    if (place < 0) return;
    start(false);
    setNth(place);
  }, [steps]);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setNth((before) => Math.min(last, before + 1)), pace / speed);
    return () => clearInterval(timer);
  }, [playing, speed, last]);
  // The address follows with a little delay: while somebody scrubs, it has no need to.
  useEffect(() => {
    if (seq === undefined || playing) return undefined;
    const timer = setTimeout(() => setQuery((before) => {
      before.set('seq', String(seq));
      return before;
    }, { replace: true }), 250);
    return () => clearTimeout(timer);
  }, [seq, playing, setQuery]);

  useEffect(() => {
    const stage = (way: 1 | -1) => {
      for (let at = nth + way; at >= 0 && at <= last; at += way) if (walks(steps[at]!)) return at;
      return way < 0 ? 0 : last;
    };
    const moves: Record<string, (shift: boolean) => void> = {
      ' ': () => play(!playing),
      ArrowRight: (shift) => go(shift ? stage(1) : nth + 1),
      ArrowLeft: (shift) => go(shift ? stage(-1) : nth - 1),
      j: () => go(nth + 1),
      k: () => go(nth - 1),
      Home: () => go(0),
      End: () => go(last),
      ...Object.fromEntries(speeds.map((times, at) => [String(at + 1), () => setSpeed(times)])),
    };
    const press = (pressed: KeyboardEvent) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isTyping(pressed)) return;
      const move = moves[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
      if (!move) return;
      pressed.preventDefault();
      move(pressed.shiftKey);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  return { nth, last, playing, speed, go, goTo, play, setSpeed };
}

/** Keys that a field, a button or an open list needs itself. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  const element = target instanceof HTMLElement ? target : null;
  if (!element) return false;
  if (element.closest('[role="listbox"],[role="dialog"],[role="combobox"]')) return true;
  if (element.matches('textarea,select,input:not([type="range"])') || element.isContentEditable) return true;
  if (element.matches('input[type="range"]')) return key.startsWith('Arrow') || key === 'Home' || key === 'End';
  return key === ' ' && element.closest('button,a,[role="button"],summary') !== null;
}
