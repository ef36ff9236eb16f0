import { nominalSeconds } from '../calendar/budget.ts';
import { dateOf, dayNumber } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Cadence } from '../pack/visiting.ts';
import { cadenceOf, everyOf, gapDays, intervalWindow, isCalendarPeriod, onceWithin } from './cadence.ts';
import type { Duty, Period, Window } from './duty.ts';
import { weightOf } from './need.ts';
import { dayAt, periodAt, startOf } from './period.ts';
import { lasting, windowsBeside } from './season.ts';
import type { Season, Stretch } from './season.ts';

/** A class that holds from a day on and until another (null: since long ago, for as long as one looks). */
export interface Holding { code: string; circumstance: string | null; fromDay: string | null; toDay: string | null }

export interface RhythmRules {
  pack: MethodPack;
  zone: string;
  /** What is planned: a duty belongs to it when its window meets it. */
  window: Window;
  /** From when on an interval is counted where nobody was ever there: the start of the plan, or the day it was made. */
  anchor: number;
  /** Those that lie over the target. */
  seasons: readonly Season[];
}

/** A duty of the rhythm, with the first day on which a visit discharges it (the minimum gap). */
export interface Expected extends Period { kind: Duty['kind']; code: string; weight: number; care: boolean; earliest: DayNumber; oneAtATime: boolean }

const day = 86_400_000;

/**
 * What somebody's classes owe within a plan (000-13 to 000-15, 001-14): calendar classes one duty for each period that meets it, cut where
 * the class or a season begins or ends; interval classes the one after the last discharging visit; and first visits soon after a class began.
 */
export function expectedDuties(holdings: readonly Holding[], last: ReadonlyMap<string, string>, rules: RhythmRules): Expected[] {
  const codes = [...new Set(holdings.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const cadence = cadenceOf(rules.pack, code);
    if (!cadence?.on || cadence.count === 'triggered') return [];
    const own = holdings.filter((holding) => holding.code === code);
    const lastDay = dayNumber(last.get(code) ?? '');
    return [...firstVisits(cadence, own, rules), ...stretchesHeld(cadence, own, rules).flatMap((stretch, at, all) => inStretch(cadence, stretch, all, at, lastDay, rules))];
  });
}

/** The whole years that a plan touches: wide enough for every calendar period that meets it. */
export const yearsAround = ({ from, to }: Window, zone: string): Window => ({ from: periodAt('year', from, zone).from, to: periodAt('year', to - 1, zone).to });

function stretchesHeld(cadence: Cadence, own: readonly Holding[], { seasons, window, zone }: RhythmRules): Stretch[] {
  const around = yearsAround(window, zone);
  const at = (date: string | null, otherwise: number): number => (date === null ? otherwise : startOf(dayNumber(date)!, zone));
  const held = own.map(({ circumstance, fromDay, toDay }) => ({ circumstance, from: at(fromDay, around.from), to: at(toDay, around.to) }));
  const over = seasons.filter(({ cadences }) => cadences.includes(cadence.code)).map((season) => ({ circumstance: season.circumstance, ...lasting(season, zone) }));
  const cuts = [...new Set([around.from, around.to, ...[...held, ...over].flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut >= around.from && cut <= around.to).toSorted((one, other) => one - other);
  const stretches: Stretch[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const here = held.filter((one) => one.from <= from && from < one.to);
    if (here.length === 0) continue;
    const circumstances = here.flatMap(({ circumstance }) => circumstance ?? []);
    const every = everyOf(cadence, [...circumstances, ...over.filter((one) => one.from <= from && from < one.to).map(({ circumstance }) => circumstance)]);
    const before = stretches.at(-1);
    if (before && before.to === from && before.every === every) before.to = to;
    else stretches.push({ from, to, every, seasonal: every !== everyOf(cadence, circumstances) });
  }
  return stretches;
}

function inStretch(cadence: Cadence, stretch: Stretch, all: readonly Stretch[], at: number, lastDay: DayNumber | null, rules: RhythmRules): Expected[] {
  const { every } = stretch;
  const { zone, window, anchor } = rules;
  if (every === null) return [];
  const gap = gapDays(rules.pack, cadence, every);
  const shape = { code: cadence.code, kind: cadence.of === 'risk' ? 'review' as const : 'cadence' as const, weight: weightOf(cadence.of === 'risk' ? 'review' : 'cadence', cadence, every), care: cadence.care ?? false };
  if (isCalendarPeriod(every)) {
    const near = [all[at - 1], stretch, all[at + 1]].filter((one) => one !== undefined);
    const windows = windowsBeside(near, gap, zone).filter(({ from, to }) => from >= stretch.from && to <= stretch.to).filter((one) => meets(one, window));
    return windows.map((one, index) => {
      const before = windows[index - 1];
      const free = Math.max(lastDay === null ? 0 : lastDay + gap, before ? dayAt(Math.max(before.from, anchor), zone) + gap : 0);
      return { ...shape, ...one, earliest: Math.max(dayAt(one.from, zone), free), oneAtATime: false };
    });
  }
  if (nominalSeconds(every) * 1_000 <= day) return eachDay(stretch, window, zone).map((one) => ({ ...shape, ...one, earliest: dayAt(one.from, zone), oneAtATime: false }));
  const next = nextInterval(every, stretch, lastDay, rules);
  return next && meets(next, window) && anchor < stretch.to ? [{ ...shape, ...next, earliest: dayAt(next.from, zone), oneAtATime: true }] : [];
}

/** Where nobody was there for longer than the interval, it is counted anew from the plan's anchor. */
function nextInterval(every: string, stretch: Stretch, lastDay: DayNumber | null, { zone, anchor, window }: RhythmRules): Period | null {
  const began = Math.max(stretch.from, yearsAround(window, zone).from);
  const since = Math.max(lastDay === null ? 0 : startOf(lastDay, zone), began);
  const next = intervalWindow(every, since, zone);
  const found = next.to > anchor ? next : intervalWindow(every, startOf(dayAt(anchor, zone) - 1, zone), zone);
  return found.from < stretch.to ? { ...found, to: Math.min(found.to, Math.max(stretch.to, found.from + day)) } : null;
}

function eachDay(stretch: Window, window: Window, zone: string): Period[] {
  const [first, behind] = [dayAt(Math.max(stretch.from, window.from), zone), dayAt(Math.min(stretch.to, window.to) - 1, zone) + 1];
  return Array.from({ length: Math.max(0, behind - first) }, (_, at) => ({ period: dateOf(first + at), from: startOf(first + at, zone), to: startOf(first + at + 1, zone) }));
}

/** A new arrival within 7 days, an elder after a major change within 24 hours: a thing of its own beside the rhythm. */
function firstVisits(cadence: Cadence, own: readonly Holding[], { zone, window }: RhythmRules): Expected[] {
  return own.flatMap(({ circumstance, fromDay }) => {
    if (circumstance === null || fromDay === null) return [];
    return onceWithin(cadence, [circumstance]).flatMap(({ code, within }) => {
      const first = dayNumber(fromDay)!;
      const days = Math.ceil(nominalSeconds(within) / 86_400);
      const one = { period: `${fromDay}+${code}`, from: startOf(first, zone), to: startOf(first + days, zone) };
      return meets(one, window) ? [{ ...one, kind: 'followUp' as const, code: cadence.code, weight: weightOf('followUp', cadence, null), care: cadence.care ?? false, earliest: first, oneAtATime: false }] : [];
    });
  });
}

const meets = (one: Window, other: Window): boolean => one.to > other.from && one.from < other.to;
