import { z } from 'zod'
import { dayNumber, weekdays } from './day.ts'
import { isZone } from './zone.ts'

const issue = (code: string) => ({ message: code })

const Zone = z.string().max(64).refine(isZone, issue('unknownZone'))
const LocalDate = z.string().refine((date) => dayNumber(date) !== null, issue('impossibleDate'))
const Opening = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, issue('impossibleTime'))
const Closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, issue('impossibleTime'))

/** Working hours of one day on the wall, `[["08:30","12:00"],["13:30","18:00"]]`; empty is closed. `24:00` may end an interval. */
export const Hours = z.array(z.tuple([Opening, Closing])).max(48, issue('tooMany')).superRefine((hours, context) => {
  hours.forEach(([opens, closes], i) => {
    if (closes <= opens) context.addIssue({ code: 'custom', path: [i], message: 'reversed' })
    else if (hours.slice(0, i).some(([from, to]) => opens < to && from < closes)) context.addIssue({ code: 'custom', path: [i], message: 'overlap' })
  })
})

export type Hours = z.infer<typeof Hours>

const DayName = z.strictObject({ kind: z.enum(['holiday', 'makeUpDay']), zh: z.string().min(1).max(40) })

/** What a published date is called, for those who check a sum by hand. */
export type DayName = z.infer<typeof DayName>

const byDate = <Value extends z.ZodType>(value: Value) =>
  z.record(LocalDate, value, { error: ({ code }) => (code === 'invalid_key' ? 'impossibleDate' : undefined) })

const Week = z
  .strictObject(Object.fromEntries(weekdays.map((day) => [day, Hours])) as Record<(typeof weekdays)[number], typeof Hours>)
  .refine((week) => weekdays.some((day) => week[day]?.length), issue('neverOpen'))

/** Office hours by the weekday, with dates that differ (holidays `[]`, 调休 make-up days) and the last date whose holidays are published. */
export const WeekCalendar = z.strictObject({
  zone: Zone,
  always: z.literal(false).optional(),
  week: Week,
  days: byDate(Hours).default({}),
  publishedThrough: LocalDate.optional(),
  names: byDate(DayName).optional(),
})

/** Round the clock, for emergencies and those on call. */
export const AlwaysCalendar = z.strictObject({ zone: Zone, always: z.literal(true) })

/**
 * When people work. The message of an issue is its code, its path the field: unknownZone, impossibleDate, impossibleTime, reversed,
 * overlap, neverOpen.
 */
export const Calendar = z.discriminatedUnion('always', [WeekCalendar, AlwaysCalendar])

export type WeekCalendar = Readonly<z.infer<typeof WeekCalendar>>
export type AlwaysCalendar = Readonly<z.infer<typeof AlwaysCalendar>>
export type Calendar = WeekCalendar | AlwaysCalendar

export const isAlways = (calendar: Calendar): calendar is AlwaysCalendar => calendar.always === true
