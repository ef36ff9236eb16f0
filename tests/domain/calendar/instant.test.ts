import { InstantText, formatInstant, localDate, parseInstant } from '../../../domain/calendar/instant.ts'
import { instantOf, offsetAt } from '../../../domain/calendar/zone.ts'

const fault = (text: unknown): string | undefined => InstantText.safeParse(text).error?.issues[0]?.message

it.each([
  ['2025-03-10T13:50:00+08:00', '2025-03-10T05:50:00Z'],
  ['2025-03-10T05:50:00Z', '2025-03-10T05:50:00Z'],
  ['2025-03-09T22:50:00-07:00', '2025-03-10T05:50:00Z'],
  ['2025-03-10T13:50:00.250+08:00', '2025-03-10T05:50:00.250Z'],
  ['2025-03-10T13:50:00.1234567+08:00', '2025-03-10T05:50:00.123Z'],
  ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00Z'],
])('%s is an instant', (text, same) => {
  expect(parseInstant(text)).toBe(Date.parse(same))
  expect(fault(text)).toBeUndefined()
})

it.each([
  ['2024-02-30T10:00:00+08:00', 'impossibleInstant'],
  ['2025-02-29T10:00:00Z', 'impossibleInstant'],
  ['2025-13-01T10:00:00Z', 'impossibleInstant'],
  ['2025-04-31T10:00:00Z', 'impossibleInstant'],
  ['2025-01-01T24:00:00Z', 'impossibleInstant'],
  ['2025-01-01T23:59:60Z', 'impossibleInstant'],
  ['2025-01-01T10:00:00+24:00', 'impossibleInstant'],
  ['2025-01-01T10:00:00+0800', 'impossibleInstant'],
  ['2025-01-01 10:00:00Z', 'impossibleInstant'],
  ['2025-01-01', 'impossibleInstant'],
  ['tomorrow', 'impossibleInstant'],
  ['', 'impossibleInstant'],
  ['2025-01-01T10:00:00', 'noOffset'],
  ['0001-01-01T00:00:00Z', 'impossibleInstant'],
  ['1969-12-31T23:59:59Z', 'outOfRange'],
  ['9999-12-31T23:59:59Z', 'outOfRange'],
])('%j is refused as %s', (text, code) => {
  expect(fault(text)).toBe(code)
})

it.each([
  ['2025-03-10T05:50:00Z', 'Asia/Shanghai', '2025-03-10T13:50:00+08:00'],
  ['2025-03-10T05:50:00Z', 'UTC', '2025-03-10T05:50:00+00:00'],
  ['2025-07-01T12:00:00.250Z', 'Europe/Berlin', '2025-07-01T14:00:00.250+02:00'],
  ['2025-01-01T12:00:00Z', 'America/St_Johns', '2025-01-01T08:30:00-03:30'],
  ['1970-01-01T00:00:00Z', 'Africa/Monrovia', '1969-12-31T23:16:00-00:44'],
])('%s is written in %s as %s', (instant, zone, written) => {
  expect(formatInstant(Date.parse(instant), zone)).toBe(written)
  expect(parseInstant(written)).toBe(Date.parse(instant))
})

it.each([
  ['Europe/Berlin', '2025-03-30T00:59:59Z', 1],
  ['Europe/Berlin', '2025-03-30T01:00:00Z', 2],
  ['Europe/Berlin', '2025-10-26T00:59:59Z', 2],
  ['Europe/Berlin', '2025-10-26T01:00:00Z', 1],
  ['Australia/Lord_Howe', '2025-04-05T14:59:59Z', 11],
  ['Australia/Lord_Howe', '2025-04-05T15:00:00Z', 10.5],
  ['Asia/Shanghai', '1990-08-01T00:00:00Z', 9],
  ['asia/shanghai', '2025-08-01T00:00:00Z', 8],
])('%s at %s is %d hours ahead', (zone, instant, hours) => {
  expect(offsetAt(zone, Date.parse(instant))).toBe(hours * 3_600_000)
})

test('a local date is the wall’s, not that of UTC', () => {
  expect(localDate(Date.parse('2025-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-01-01')
})

it.each([
  ['a wall time that comes twice is the earlier', '2025-10-26T02:30:00Z', 'edge', '2025-10-26T00:30:00Z'],
  ['an edge that is jumped over is the jump', '2025-03-30T02:30:00Z', 'edge', '2025-03-30T01:00:00Z'],
  ['a kept time that is jumped over comes as long after the jump', '2025-03-30T02:30:00Z', 'shift', '2025-03-30T01:30:00Z'],
] as const)('%s', (_name, wall, jumped, instant) => {
  expect(instantOf('Europe/Berlin', Date.parse(wall), jumped)).toBe(Date.parse(instant))
})
