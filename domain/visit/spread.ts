import type { Calendar, WeekCalendar } from '../calendar/calendar.ts';
import { isAlways } from '../calendar/calendar.ts';
import type { DayNumber } from '../calendar/day.ts';
import { dateOf, weekdayIndex, weekdays } from '../calendar/day.ts';

/** Visits of one worker that may fall on the same days: from the first day that counts up to the last. */
export interface Group { worker: string; first: DayNumber; last: DayNumber; visits: number }

/** A stretch of a group's visits, in the order of need, that falls on one day. Ranks count from 1. */
export interface Run { day: DayNumber; from: number; to: number }

/** Monday of the week, as a day number: weeks are counted from Monday. */
export const weekOf = (day: DayNumber): DayNumber => day - weekdayIndex(day);

/** Days on which people work: office days and make-up days 调休, none of the holidays. */
export function workingDays(calendar: Calendar, first: DayNumber, last: DayNumber): DayNumber[] {
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return isAlways(calendar) ? days : days.filter((day) => isWorkingDay(calendar, day));
}

export const isWorkingDay = (calendar: WeekCalendar, day: DayNumber): boolean => (calendar.days[dateOf(day)] ?? calendar.week[weekdays[weekdayIndex(day)]!])!.length > 0;

interface Own { days: Map<DayNumber, number>; weeks: Map<DayNumber, number> }

/** How many visits each worker has on each day and in each week. */
export class Load {
  readonly #workers = new Map<string, Own>();

  /** Of one worker: what is counted while his visits are spread. */
  of(worker: string): Own {
    const known = this.#workers.get(worker) ?? { days: new Map<DayNumber, number>(), weeks: new Map<DayNumber, number>() };
    this.#workers.set(worker, known);
    return known;
  }

  on = (worker: string, day: DayNumber): number => this.#workers.get(worker)?.days.get(day) ?? 0;
  in = (worker: string, day: DayNumber): number => this.#workers.get(worker)?.weeks.get(weekOf(day)) ?? 0;

  add(worker: string, day: DayNumber, visits = 1): void {
    addTo(this.of(worker), day, visits);
  }

  /** Every week that anybody has visits in. */
  *weeks(): Iterable<{ worker: string; week: DayNumber; visits: number }> {
    for (const [worker, { weeks }] of this.#workers) for (const [week, visits] of weeks) yield { worker, week, visits };
  }
}

function addTo({ days, weeks }: Own, day: DayNumber, visits = 1): void {
  const week = weekOf(day);
  days.set(day, (days.get(day) ?? 0) + visits);
  weeks.set(week, (weeks.get(week) ?? 0) + visits);
}

export interface Spreading { days: readonly DayNumber[]; load: Load; perWeek: (worker: string) => number }

/**
 * Spreads visits evenly over the working days that they may fall on, within what a worker can do in a week (a fifth of it a day). Groups with
 * least time go first; within a group the most needed come first. Where there is no room left they still get a day: too much is seen, not lost.
 */
export function spread(groups: readonly Group[], { days, load, perWeek }: Spreading): Run[][] {
  const order = groups.map((_, at) => at).toSorted((one, other) => (groups[one]!.last - groups[one]!.first) - (groups[other]!.last - groups[other]!.first) || groups[one]!.last - groups[other]!.last);
  const runs: Run[][] = groups.map(() => []);
  for (const at of order) runs[at] = runsOf(daysFor(groups[at]!, days, load, perWeek(groups[at]!.worker)));
  return runs;
}

function daysFor({ worker, first, last, visits }: Group, working: readonly DayNumber[], load: Load, week: number): DayNumber[] {
  const [low, high] = [firstAtLeast(working, first), firstAtLeast(working, last + 1)];
  // A window of holidays alone: it is due all the same.
  const days = low < high ? working.slice(low, high) : Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at);
  const aDay = Math.ceil(week / 5);
  const own = load.of(worker);
  const hasRoom = (day: DayNumber | undefined): day is DayNumber => day !== undefined && (own.days.get(day) ?? 0) < aDay && (own.weeks.get(weekOf(day)) ?? 0) < week;
  const chosen: DayNumber[] = [];
  let isFull = false;
  for (let at = 0; at < visits; at += 1) {
    const ideal = Math.floor(((at + 0.5) * days.length) / visits);
    const day: DayNumber | undefined = isFull ? undefined : nearest(days, ideal, hasRoom);
    isFull ||= day === undefined;
    chosen.push(day ?? days[ideal]!);
    addTo(own, chosen.at(-1)!);
  }
  return chosen.toSorted((one, other) => one - other);
}

function nearest(days: readonly DayNumber[], ideal: number, hasRoom: (day: DayNumber | undefined) => boolean): DayNumber | undefined {
  for (let step = 0; step < days.length; step += 1) {
    if (hasRoom(days[ideal + step])) return days[ideal + step];
    if (hasRoom(days[ideal - step])) return days[ideal - step];
  }
  return undefined;
}

function runsOf(days: readonly DayNumber[]): Run[] {
  const runs: Run[] = [];
  for (const [at, day] of days.entries()) {
    const before = runs.at(-1);
    if (before?.day === day) before.to = at + 1;
    else runs.push({ day, from: at + 1, to: at + 1 });
  }
  return runs;
}

function firstAtLeast(ascending: readonly number[], wanted: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
