import type { AlwaysCalendar, DayName, Hours, WeekCalendar } from './calendar.ts'
import { dateOf, dayNumber } from './day.ts'

/** Statutory holidays of mainland China, first and last day, as the State Council publishes them each year; weekends inside a holiday included. */
const holidays = [
  ['2024-01-01', '2024-01-01', '元旦'],
  ['2024-02-10', '2024-02-17', '春节'],
  ['2024-04-04', '2024-04-06', '清明'],
  ['2024-05-01', '2024-05-05', '劳动节'],
  ['2024-06-10', '2024-06-10', '端午'],
  ['2024-09-15', '2024-09-17', '中秋'],
  ['2024-10-01', '2024-10-07', '国庆节'],
  ['2025-01-01', '2025-01-01', '元旦'],
  ['2025-01-28', '2025-02-04', '春节'],
  ['2025-04-04', '2025-04-06', '清明'],
  ['2025-05-01', '2025-05-05', '劳动节'],
  ['2025-05-31', '2025-06-02', '端午'],
  ['2025-10-01', '2025-10-05', '国庆节'],
  ['2025-10-06', '2025-10-06', '中秋'],
  ['2025-10-07', '2025-10-08', '国庆节'],
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午'],
  ['2026-09-25', '2026-09-27', '中秋'],
  ['2026-10-01', '2026-10-07', '国庆节'],
] as const

/** 调休: weekend days that are worked in exchange. */
const makeUpDays = [
  ['2024-02-04', '春节调休'],
  ['2024-02-18', '春节调休'],
  ['2024-04-07', '清明调休'],
  ['2024-04-28', '劳动节调休'],
  ['2024-05-11', '劳动节调休'],
  ['2024-09-14', '中秋调休'],
  ['2024-09-29', '国庆节调休'],
  ['2024-10-12', '国庆节调休'],
  ['2025-01-26', '春节调休'],
  ['2025-02-08', '春节调休'],
  ['2025-04-27', '劳动节调休'],
  ['2025-09-28', '国庆节调休'],
  ['2025-10-11', '国庆节调休'],
  ['2026-01-04', '元旦调休'],
  ['2026-02-14', '春节调休'],
  ['2026-02-28', '春节调休'],
  ['2026-05-09', '劳动节调休'],
  ['2026-09-20', '国庆节调休'],
  ['2026-10-10', '国庆节调休'],
] as const

/** Deadlines later than this are provisional: the holidays of the next year are published in the autumn before it. */
export const publishedThrough = '2026-12-31'

/** The government office day, lunch from 12:00 to 13:30. */
export const officeHours: Hours = [
  ['08:30', '12:00'],
  ['13:30', '18:00'],
]

/** The mainland calendar with office hours of one's own: other lunch hours, a summer timetable. */
export function chineseCalendar(hours: Hours): WeekCalendar {
  const names: Record<string, DayName> = {}
  for (const [from, to, zh] of holidays) for (const date of dates(from, to)) names[date] = { kind: 'holiday', zh }
  for (const [date, zh] of makeUpDays) names[date] = { kind: 'makeUpDay', zh }
  return {
    zone: 'Asia/Shanghai',
    week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] },
    days: Object.fromEntries(Object.entries(names).map(([date, { kind }]) => [date, kind === 'holiday' ? [] : hours])),
    publishedThrough,
    names,
  }
}

/** Monday to Friday in office hours, the holidays and make-up days of 2024 to 2026. */
export const officeCalendar: WeekCalendar = chineseCalendar(officeHours)

/** For emergencies and those on call. */
export const aroundTheClock: AlwaysCalendar = { zone: 'Asia/Shanghai', always: true }

function dates(from: string, to: string): string[] {
  const [first, last] = [dayNumber(from)!, dayNumber(to)!]
  return Array.from({ length: last - first + 1 }, (_, i) => dateOf(first + i))
}
