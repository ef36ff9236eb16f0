import { z } from 'zod'
import { DAY, dateOf, dayOf } from './day.ts'
import { offsetAt } from './zone.ts'

/** The years the arithmetic serves; an instant outside them is a slip of the pen. */
export const earliest = Date.UTC(1970, 0, 1)
export const latest = Date.UTC(2200, 0, 1)

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * RFC 3339 with an offset, strictly: `2024-02-30T…`, `24:00:00` and a leap second are refused.
 * Answers epoch milliseconds, or null where there is no such instant.
 */
export function parseInstant(text: string): number | null {
  const found = shape.exec(text)
  if (!found) return null
  const [year, month, date, hour, minute, second] = found.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const day = dayOf(year, month, date)
  const [offsetHours, offsetMinutes] = [Number(found[9] ?? 0), Number(found[10] ?? 0)]
  if (day === null || hour > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) return null
  const offset = (found[8] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes) * 60_000
  const fraction = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))
  return day * DAY + ((hour * 60 + minute) * 60 + second) * 1_000 + fraction - offset
}

/** RFC 3339 with the offset of a zone; fractions of a second appear only where there are some. */
export function formatInstant(instant: number, zone: string): string {
  // RFC 3339 has no seconds in offsets; a few zones had them before 1972.
  const offset = Math.trunc(offsetAt(zone, instant) / 60_000)
  const wall = new Date(instant + offset * 60_000).toISOString()
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${wall.endsWith('.000Z') ? wall.slice(0, 19) : wall.slice(0, 23)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}

/** The local date `YYYY-MM-DD` of an instant in a zone. */
export const localDate = (instant: number, zone: string): string => dateOf(Math.floor((instant + offsetAt(zone, instant)) / DAY))

/** The text of an instant at the door. Codes: noOffset, impossibleInstant, outOfRange. */
export const InstantText = z.string().superRefine((text, context) => {
  const fault = faultOf(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

function faultOf(text: string): string | null {
  const instant = parseInstant(text)
  if (instant === null) return parseInstant(`${text}Z`) === null ? 'impossibleInstant' : 'noOffset'
  return instant < earliest || instant >= latest ? 'outOfRange' : null
}

const two = (number: number): string => String(number).padStart(2, '0')
