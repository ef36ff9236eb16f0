import { Calendar } from '../../../domain/calendar/calendar.ts'

const open = { mon: [['08:30', '12:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const calendar = (change: object): object => ({ zone: 'Asia/Shanghai', week: open, days: {}, ...change })
const monday = (...hours: unknown[]): object => calendar({ week: { ...open, mon: hours } })

/** Every issue as `path: code`. */
const faults = (value: unknown): string[] => Calendar.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

it.each([
  ['office hours', calendar({ publishedThrough: '2026-12-31' })],
  ['without dates of its own', { zone: 'Europe/Berlin', week: open }],
  ['round the clock', { zone: 'UTC', always: true }],
  ['an interval that ends at 24:00', monday(['22:00', '24:00'])],
  ['intervals that touch, out of order', monday(['12:00', '18:00'], ['08:30', '12:00'])],
  ['a leap day', calendar({ days: { '2024-02-29': [] } })],
  ['names for its dates', calendar({ days: { '2025-10-01': [] }, names: { '2025-10-01': { kind: 'holiday', zh: '国庆节' } } })],
])('a calendar may have %s', (_name, value) => {
  expect(faults(value)).toEqual([])
})

it.each([
  ['a zone nobody knows', { zone: 'Mars/Olympus', always: true }, 'zone: unknownZone'],
  ['an offset for a zone', { zone: '+08:00', always: true }, 'zone: unknownZone'],
  ['segments that overlap', monday(['08:30', '12:00'], ['11:30', '18:00']), 'week.mon.1: overlap'],
  ['the same segment twice', monday(['08:30', '12:00'], ['08:30', '12:00']), 'week.mon.1: overlap'],
  ['a segment that ends before it begins', monday(['18:00', '08:30']), 'week.mon.0: reversed'],
  ['a segment of no length', monday(['08:30', '08:30']), 'week.mon.0: reversed'],
  ['25 o’clock', monday(['08:30', '25:00']), 'week.mon.0.1: impossibleTime'],
  ['an opening at 24:00', monday(['24:00', '24:00']), 'week.mon.0.0: impossibleTime'],
  ['a minute 60', monday(['08:60', '12:00']), 'week.mon.0.0: impossibleTime'],
  ['30 February', calendar({ days: { '2024-02-30': [] } }), 'days.2024-02-30: impossibleDate'],
  ['29 February of a common year', calendar({ days: { '2025-02-29': [] } }), 'days.2025-02-29: impossibleDate'],
  ['a month 13', calendar({ publishedThrough: '2026-13-01' }), 'publishedThrough: impossibleDate'],
  ['overlap on one date', calendar({ days: { '2025-10-11': [['08:00', '10:00'], ['09:00', '11:00']] } }), 'days.2025-10-11.1: overlap'],
  ['no hour in the whole week', monday(), 'week: neverOpen'],
])('a calendar with %s is refused', (_name, value, fault) => {
  expect(faults(value)).toContain(fault)
})

it.each([
  ['no week and not always', { zone: 'UTC' }],
  ['a missing weekday', calendar({ week: { mon: [['08:30', '12:00']] } })],
  ['an unknown field', calendar({ lunch: '12:00' })],
  ['always and a week', { zone: 'UTC', always: true, week: open }],
  ['always: false alone', { zone: 'UTC', always: false }],
  ['nothing', null],
  ['a word', 'office'],
  ['a NUL in the zone', { zone: 'UTC\0', always: true }],
])('%s is refused', (_name, value) => {
  expect(faults(value)).not.toEqual([])
})
