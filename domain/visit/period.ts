import { DAY, dateOf, dayOf, dayNumber } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';
import { instantOf, wallOf } from '../calendar/zone.ts';
import type { calendarPeriods } from '../pack/visiting.ts';
import type { Period, Window } from './duty.ts';

export type CalendarPeriod = (typeof calendarPeriods)[number];

/** Months of each period. */
const months: Record<CalendarPeriod, number> = { year: 12, halfYear: 6, quarter: 3, month: 1 };

/** The local day of an instant. */
export const dayAt = (instant: number, zone: string): DayNumber => Math.floor(wallOf(zone, instant) / DAY);

/** The first instant of a local day. */
export const startOf = (day: DayNumber, zone: string): number => instantOf(zone, day * DAY);

/** Whole local days between two instants, the later first. */
export const daysBetween = (later: number, earlier: number, zone: string): number => dayAt(later, zone) - dayAt(earlier, zone);

/** The calendar period that an instant lies in, by its name and its window. */
export function periodAt(every: CalendarPeriod, instant: number, zone: string): Period {
  const [year, month] = dateOf(dayAt(instant, zone)).split('-').map(Number) as [number, number];
  const length = months[every];
  const index = Math.floor((month - 1) / length);
  const first = index * length + 1;
  return { period: nameOf(every, year, index), from: startOf(dayOf(year, first, 1)!, zone), to: startOf(firstOfMonth(year, first + length), zone) };
}

/** Every calendar period that meets a window, in order. */
export function periodsIn(every: CalendarPeriod, { from, to }: Window, zone: string): Period[] {
  const found: Period[] = [];
  for (let at = from; at < to; at = found.at(-1)!.to) found.push(periodAt(every, at, zone));
  return found;
}

/** The window that a period's name stands for; null for a name that is none. `2026`, `2026-H1`, `2026-Q4`, `2026-11`. */
export function periodNamed(name: string, zone: string): (Period & { every: CalendarPeriod }) | null {
  const [, year, half, quarter, month] = /^(\d{4})(?:-H([12])|-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year === undefined) return null;
  const every: CalendarPeriod = half ? 'halfYear' : quarter ? 'quarter' : month ? 'month' : 'year';
  const first = half ? Number(half) * 6 - 5 : quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const day = dayOf(Number(year), first, 1);
  return day === null ? null : { ...periodAt(every, startOf(day, zone), zone), every };
}

/** The first instant of a date, and of the day behind it. */
export function dayWindow(date: string, zone: string): Window {
  const day = dayNumber(date);
  if (day === null) throw new RangeError(`no such day: ${date}`);
  return { from: startOf(day, zone), to: startOf(day + 1, zone) };
}

function nameOf(every: CalendarPeriod, year: number, index: number): string {
  if (every === 'year') return String(year);
  if (every === 'month') return `${year}-${String(index + 1).padStart(2, '0')}`;
  return `${year}-${every === 'quarter' ? 'Q' : 'H'}${index + 1}`;
}

const firstOfMonth = (year: number, month: number): DayNumber => (month > 12 ? dayOf(year + 1, month - 12, 1)! : dayOf(year, month, 1)!);
