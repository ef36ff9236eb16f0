import { nominalSeconds, parseBudget } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import { dateOf } from '../calendar/day.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Cadence, Every } from '../pack/visiting.ts';
import type { Period, Window } from './duty.ts';
import { dayAt, periodsIn, startOf } from './period.ts';
import type { CalendarPeriod } from './period.ts';

/** Days of each calendar period, fit to say which of two is stricter and no more. */
const roughDays: Record<CalendarPeriod, number> = { year: 365, halfYear: 182, quarter: 91, month: 30 };

export const isCalendarPeriod = (every: Every): every is CalendarPeriod => Object.hasOwn(roughDays, every);

/** How long an interval is, in seconds, for comparing. */
export const roughSeconds = (every: Every): number => (isCalendarPeriod(every) ? roughDays[every] * 86_400 : nominalSeconds(every));

/** The shortest interval wins (000-14); null where there is none at all. */
export const strictest = (everys: readonly (Every | null | undefined)[]): Every | null =>
  everys.reduce<Every | null>((best, every) => (every && (best === null || roughSeconds(every) < roughSeconds(best)) ? every : best), null);

export const cadenceOf = (pack: MethodPack, code: string): Cadence | undefined => pack.cadences.find((cadence) => cadence.code === code);

/**
 * How often a class is visited where these circumstances hold (a severe disability, the fire season): the strictest of what the class and its
 * circumstances ask. Null where it is off, or visits follow a trigger.
 */
export function everyOf(cadence: Cadence, circumstances: readonly string[] = []): Every | null {
  if (!cadence.on || cadence.count === 'triggered') return null;
  return strictest([cadence.every, ...cadence.otherwise.filter(({ code }) => code !== undefined && circumstances.includes(code)).map(({ every }) => every)]);
}

/** A narrower circumstance of a class that holds from one day on and until before another: of a tag, of the place, or of a season over it. */
export interface Held { code: string; circumstance: string; fromDay: string | null; toDay: string | null }

/** Which circumstances of a class held on the local day of an instant. */
export function heldAt(held: readonly Held[], code: string, at: number, zone: string): string[] {
  const date = dateOf(dayAt(at, zone));
  return held.filter((one) => one.code === code && (one.fromDay === null || one.fromDay <= date) && (one.toDay === null || date < one.toDay)).map(({ circumstance }) => circumstance);
}

/** Visits that the class asks for once, soon after it began: a new arrival within 7 days, an elder after a major change within 24 hours. */
export const onceWithin = (cadence: Cadence, circumstances: readonly string[]): { code: string; within: Budget }[] =>
  cadence.on ? cadence.otherwise.flatMap(({ code, within }) => (code !== undefined && within !== undefined && circumstances.includes(code) ? [{ code, within }] : [])) : [];

/** A class that a household or a place is in, from a day on and until another. Several of the same class: the strictest circumstance. */
export interface InClass extends Window { code: string; circumstances?: readonly string[] }

/** The rhythm in which somebody knocks there at all: the strictest interval of every class at an instant. */
export function rhythmOf(pack: MethodPack, classes: readonly InClass[], at: number): Every | null {
  const now = classes.filter(({ from, to }) => from <= at && at < to);
  return strictest(now.map(({ code, circumstances }) => {
    const cadence = cadenceOf(pack, code);
    return cadence ? everyOf(cadence, circumstances) : null;
  }));
}

/** Whole days that must lie between two discharging visits of a class, 0 where none need. Only monthly visits keep a gap. */
export function gapDays(pack: Pick<MethodPack, 'visits'>, cadence: Cadence, every: Every | null): number {
  const gap = every === 'month' ? (cadence.gap ?? pack.visits.monthlyGap) : every === cadence.every ? cadence.gap : undefined;
  return gap === undefined ? 0 : nominalSeconds(gap) / 86_400;
}

/**
 * The windows of a calendar class within a stretch of time: whole calendar periods, cut where the class begins or ends. A piece that is cut
 * is still owed, however short: a class that begins late in March is met in March.
 */
export const calendarWindows = (every: CalendarPeriod, stretch: Window, zone: string): Period[] =>
  periodsIn(every, stretch, zone).map(({ period, from, to }) => ({ period, from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) }));

/**
 * The one window of an interval class after its last discharging visit (or, with none yet, after the class began). Days are counted on the
 * wall: a week after Monday is done on the Monday, until midnight. Its period is the day it began.
 */
export function intervalWindow(every: Budget, since: number, zone: string): Period {
  const { amount, unit } = parseBudget(every);
  if (unit !== 'd') return { period: new Date(since).toISOString(), from: since + 1, to: since + nominalSeconds(every) * 1_000 + 1 };
  const day = dayAt(since, zone);
  return { period: dateOf(day), from: startOf(day + 1, zone), to: startOf(day + amount + 1, zone) };
}
