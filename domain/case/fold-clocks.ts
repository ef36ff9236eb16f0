import type { ClockChange } from './entries.ts';
import type { ClockState } from './state.ts';

/** What the stopwatches are after a line's changes. `now` is the line's instant, `seq` its place. */
export const foldClocks = (clocks: ClockState[], changes: readonly ClockChange[], now: number, seq: number): ClockState[] =>
  changes.reduce((so, change) => folded(so, change, now, seq), clocks);

function folded(clocks: ClockState[], change: ClockChange, now: number, seq: number): ClockState[] {
  if (change.op === 'start') return [...clocks, started(change, seq)];
  const about = change.about ?? null;
  return clocks.map((clock) =>
    clock.name === change.name && clock.round === change.round && clock.about === about ? changed(clock, change, now, seq) : clock);
}

const started = (change: Extract<ClockChange, { op: 'start' }>, seq: number): ClockState => ({
  name: change.name, round: change.round, about: change.about ?? null, budget: change.budget, start: Date.parse(change.from), startSeq: seq,
  calendar: change.calendar, pauses: [], stoppedAt: null, stopSeq: null, extensions: [], rungs: [],
});

function changed(clock: ClockState, change: Exclude<ClockChange, { op: 'start' }>, now: number, seq: number): ClockState {
  switch (change.op) {
    case 'stop':
      return { ...clock, stoppedAt: now, stopSeq: seq, pauses: ended(clock, now) };
    case 'pause':
      return { ...clock, pauses: [...clock.pauses, { from: now, to: null, seq }] };
    case 'resume':
      return { ...clock, pauses: ended(clock, now) };
    case 'extend':
      return { ...clock, extensions: [...clock.extensions, { budget: change.by, at: now, seq }] };
    case 'recalendar':
      return { ...clock, calendar: change.calendar };
    case 'rebudget':
      return { ...clock, budget: change.budget, calendar: change.calendar };
  }
}

const ended = (clock: ClockState, now: number) => clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause));
