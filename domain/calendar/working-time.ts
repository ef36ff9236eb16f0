import type { Calendar, Hours, WeekCalendar } from './calendar.ts'
import { isAlways } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { officeTime } from './office-time.ts'

/** A stretch of working time on one local day. */
export type Shift = { readonly from: number; readonly to: number; readonly day: DayNumber }

/**
 * The working time of a calendar. Instants and lengths are epoch and plain milliseconds. `null` means that no more working time comes
 * before the horizon, the year 2400.
 */
export interface WorkingTime {
  readonly zone: string
  /** Working time in [from, to). */
  between(from: number, to: number): number
  /** The instant at which `length` > 0 of working time is used up; exactly at a closing it is that closing. */
  usedUp(from: number, length: number): number | null
  /** Does the instant lie in working time? An opening and a closing do. */
  isOpen(at: number): boolean
  /** The first opening at or after the instant. */
  opening(at: number): number | null
  /** The n-th working day after a local day, n ≥ 1. */
  workingDay(after: DayNumber, n: number): DayNumber | null
  /** Does the instant lie in this local day's own working time, opening and closing included? */
  worksAt(day: DayNumber, at: number): boolean
  /** The first last-closing-of-a-day, from this local day on, that is not before the instant. */
  dayEnd(day: DayNumber, notBefore: number): number | null
  /** Working time in [from, to), shift by shift. */
  shifts(from: number, to: number): Iterable<Shift>
}

// Keyed by the calendar object: whoever keeps the object keeps its years of working time.
const known = new WeakMap<Calendar, WorkingTime>()

/** The working time of a calendar, worked out year by year as it is asked for and remembered with the calendar. */
export function workingTime(calendar: Calendar): WorkingTime {
  const found = known.get(calendar)
  if (found) return found
  const built = officeTime(isAlways(calendar) ? roundTheClock(calendar.zone) : calendar)
  known.set(calendar, built)
  return built
}

/** Every local day from midnight to midnight; the days touch, so it never stops. */
function roundTheClock(zone: string): WeekCalendar {
  const day: Hours = [['00:00', '24:00']]
  return { zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, days: {} }
}
