/** Milliseconds of a calendar day on the wall. */
export const DAY = 86_400_000

/** A local date as the number of days since 1970-01-01: dates are compared and counted as plain numbers. */
export type DayNumber = number

/** The number of a date written `YYYY-MM-DD`, or null where there is no such date (2024-02-30). */
export function dayNumber(date: string): DayNumber | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!found) return null
  return dayOf(Number(found[1]), Number(found[2]), Number(found[3]))
}

/** The number of a date given in its parts, month and day from 1; null where there is no such date, or one before the year 100. */
export function dayOf(year: number, month: number, day: number): DayNumber | null {
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return Date.UTC(year, month - 1, day) / DAY
}

/** `YYYY-MM-DD` of a day number. */
export const dateOf = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10)

export const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear()

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Monday is 0. The first of January 1970 was a Thursday. */
export const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
