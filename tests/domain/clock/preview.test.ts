import { Calendar } from '../../../domain/calendar/calendar.ts'
import { officeCalendar } from '../../../domain/calendar/chinese.ts'
import { PreviewBody, preview } from '../../../domain/clock/preview.ts'
import book from './vectors.json' with { type: 'json' }

const body = { calendarId: 'office', start: '2025-03-10T08:30:00+08:00', budget: '8 wh' }
const now = Date.parse('2025-03-10T10:00:00+08:00')

const faults = (value: unknown): string[] => PreviewBody.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('a preview answers in the calendar’s own offset, counted now', () => {
  expect(preview(PreviewBody.parse({ ...body, start: '2025-03-10T00:30:00Z', rungs: ['70%'] }), officeCalendar, now)).toEqual({
    due: '2025-03-10T18:00:00+08:00',
    provisional: false,
    usedSeconds: 5_400,
    leftSeconds: 23_400,
    state: 'running',
    rungs: [{ rung: '70%', at: '2025-03-10T15:36:00+08:00' }],
    explain: [{ from: '2025-03-10T08:30:00+08:00', to: '2025-03-10T10:00:00+08:00', kind: 'counted', seconds: 5_400 }],
  })
})

const instants = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_key, value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value))

it.each(book.vectors.map((vector) => [vector.source, vector.id, vector] as const))('%s: %s, asked as a preview', (_source, _id, { calendar, expect: expected, ...asked }) => {
  const { id: _omitted, source: _too, note: _also, ...rest } = asked as Record<string, unknown>
  const inline: unknown = (book.calendars as Record<string, unknown>)[calendar]
  const parsed = PreviewBody.parse({ ...rest, calendar: inline })
  expect(instants(preview(parsed, Calendar.parse(inline), Date.parse(asked.start)))).toMatchObject(instants(expected) as object)
})

it.each([
  ['30 February as a start', { start: '2024-02-30T10:00:00+08:00' }, 'start: impossibleInstant'],
  ['a start without offset', { start: '2025-03-10T08:30:00' }, 'start: noOffset'],
  ['a start in the year 9000', { start: '9000-03-10T08:30:00Z' }, 'start: outOfRange'],
  ['a negative budget', { budget: '-8 wh' }, 'budget: negative'],
  ['an unknown unit', { budget: '8 moons' }, 'budget: unknownUnit'],
  ['half a working day', { budget: '0.5 wd' }, 'budget: notWhole'],
  ['a budget of a thousand years', { budget: '370000 d' }, 'budget: tooLong'],
  ['an unknown zone', { calendarId: undefined, calendar: { zone: 'Mars/Olympus', always: true } }, 'calendar.zone: unknownZone'],
  ['overlapping segments', { calendarId: undefined, calendar: { ...officeCalendar, week: { ...officeCalendar.week, mon: [['08:00', '12:00'], ['11:00', '13:00']] } } }, 'calendar.week.mon.1: overlap'],
  ['an impossible date of the calendar', { calendarId: undefined, calendar: { ...officeCalendar, days: { '2025-02-29': [] } } }, 'calendar.days.2025-02-29: impossibleDate'],
  ['no calendar', { calendarId: undefined }, 'calendar: calendarOrId'],
  ['both calendars', { calendar: officeCalendar }, 'calendar: calendarOrId'],
  ['a pause that ends before it begins', { pauses: [{ from: '2025-03-11T10:00:00+08:00', to: '2025-03-11T10:00:00+09:00' }] }, 'pauses.0.to: endsBeforeItBegins'],
  ['an impossible second pause', { pauses: [{ from: '2025-03-11T10:00:00+08:00' }, { from: '2025-03-32T10:00:00+08:00' }] }, 'pauses.1.from: impossibleInstant'],
  ['an impossible at', { at: 'now' }, 'at: impossibleInstant'],
  ['an at a century later', { at: '2125-03-10T08:30:00+08:00' }, 'at: tooFar'],
  ['a rung of nothing', { rungs: ['70%', 'soon'] }, 'rungs.1: impossibleRung'],
  ['a rung below zero', { rungs: ['-70%'] }, 'rungs.0: impossibleRung'],
  ['a rung with an unknown unit', { rungs: ['100% + 8 moons'] }, 'rungs.0: unknownUnit'],
])('%s is refused by the name of its field', (_name, change, fault) => {
  expect(faults({ ...body, ...change })).toContain(fault)
})

it.each([
  ['an unknown field', { ...body, speed: 2 }],
  ['an unknown field of a pause', { ...body, pauses: [{ from: body.start, reason: 'x' }] }],
  ['a number for a budget', { ...body, budget: 8 }],
  ['a NUL byte', { ...body, budget: '8 wh\0' }],
  ['a word for endOfDay', { ...body, endOfDay: 'yes' }],
  ['two hundred and one pauses', { ...body, pauses: Array.from({ length: 201 }, () => ({ from: body.start })) }],
  ['no start', { calendarId: 'office', budget: '8 wh' }],
  ['nothing', undefined],
  ['a list', []],
])('%s is refused', (_name, value) => {
  expect(faults(value)).not.toEqual([])
})
