import { Calendar } from '../../../domain/calendar/calendar.ts'
import { aroundTheClock, officeCalendar, officeHours } from '../../../domain/calendar/chinese.ts'
import { dayNumber, weekdayIndex } from '../../../domain/calendar/day.ts'

/** Every date as published, written out: the product keeps them as spans. */
const published = [
  ['2024-01-01', 'holiday', '元旦'],
  ['2024-02-04', 'makeUpDay', '春节调休'],
  ['2024-02-10', 'holiday', '春节'],
  ['2024-02-11', 'holiday', '春节'],
  ['2024-02-12', 'holiday', '春节'],
  ['2024-02-13', 'holiday', '春节'],
  ['2024-02-14', 'holiday', '春节'],
  ['2024-02-15', 'holiday', '春节'],
  ['2024-02-16', 'holiday', '春节'],
  ['2024-02-17', 'holiday', '春节'],
  ['2024-02-18', 'makeUpDay', '春节调休'],
  ['2024-04-04', 'holiday', '清明'],
  ['2024-04-05', 'holiday', '清明'],
  ['2024-04-06', 'holiday', '清明'],
  ['2024-04-07', 'makeUpDay', '清明调休'],
  ['2024-04-28', 'makeUpDay', '劳动节调休'],
  ['2024-05-01', 'holiday', '劳动节'],
  ['2024-05-02', 'holiday', '劳动节'],
  ['2024-05-03', 'holiday', '劳动节'],
  ['2024-05-04', 'holiday', '劳动节'],
  ['2024-05-05', 'holiday', '劳动节'],
  ['2024-05-11', 'makeUpDay', '劳动节调休'],
  ['2024-06-10', 'holiday', '端午'],
  ['2024-09-14', 'makeUpDay', '中秋调休'],
  ['2024-09-15', 'holiday', '中秋'],
  ['2024-09-16', 'holiday', '中秋'],
  ['2024-09-17', 'holiday', '中秋'],
  ['2024-09-29', 'makeUpDay', '国庆节调休'],
  ['2024-10-01', 'holiday', '国庆节'],
  ['2024-10-02', 'holiday', '国庆节'],
  ['2024-10-03', 'holiday', '国庆节'],
  ['2024-10-04', 'holiday', '国庆节'],
  ['2024-10-05', 'holiday', '国庆节'],
  ['2024-10-06', 'holiday', '国庆节'],
  ['2024-10-07', 'holiday', '国庆节'],
  ['2024-10-12', 'makeUpDay', '国庆节调休'],
  ['2025-01-01', 'holiday', '元旦'],
  ['2025-01-26', 'makeUpDay', '春节调休'],
  ['2025-01-28', 'holiday', '春节'],
  ['2025-01-29', 'holiday', '春节'],
  ['2025-01-30', 'holiday', '春节'],
  ['2025-01-31', 'holiday', '春节'],
  ['2025-02-01', 'holiday', '春节'],
  ['2025-02-02', 'holiday', '春节'],
  ['2025-02-03', 'holiday', '春节'],
  ['2025-02-04', 'holiday', '春节'],
  ['2025-02-08', 'makeUpDay', '春节调休'],
  ['2025-04-04', 'holiday', '清明'],
  ['2025-04-05', 'holiday', '清明'],
  ['2025-04-06', 'holiday', '清明'],
  ['2025-04-27', 'makeUpDay', '劳动节调休'],
  ['2025-05-01', 'holiday', '劳动节'],
  ['2025-05-02', 'holiday', '劳动节'],
  ['2025-05-03', 'holiday', '劳动节'],
  ['2025-05-04', 'holiday', '劳动节'],
  ['2025-05-05', 'holiday', '劳动节'],
  ['2025-05-31', 'holiday', '端午'],
  ['2025-06-01', 'holiday', '端午'],
  ['2025-06-02', 'holiday', '端午'],
  ['2025-09-28', 'makeUpDay', '国庆节调休'],
  ['2025-10-01', 'holiday', '国庆节'],
  ['2025-10-02', 'holiday', '国庆节'],
  ['2025-10-03', 'holiday', '国庆节'],
  ['2025-10-04', 'holiday', '国庆节'],
  ['2025-10-05', 'holiday', '国庆节'],
  ['2025-10-06', 'holiday', '中秋'],
  ['2025-10-07', 'holiday', '国庆节'],
  ['2025-10-08', 'holiday', '国庆节'],
  ['2025-10-11', 'makeUpDay', '国庆节调休'],
  ['2026-01-01', 'holiday', '元旦'],
  ['2026-01-02', 'holiday', '元旦'],
  ['2026-01-03', 'holiday', '元旦'],
  ['2026-01-04', 'makeUpDay', '元旦调休'],
  ['2026-02-14', 'makeUpDay', '春节调休'],
  ['2026-02-15', 'holiday', '春节'],
  ['2026-02-16', 'holiday', '春节'],
  ['2026-02-17', 'holiday', '春节'],
  ['2026-02-18', 'holiday', '春节'],
  ['2026-02-19', 'holiday', '春节'],
  ['2026-02-20', 'holiday', '春节'],
  ['2026-02-21', 'holiday', '春节'],
  ['2026-02-22', 'holiday', '春节'],
  ['2026-02-23', 'holiday', '春节'],
  ['2026-02-28', 'makeUpDay', '春节调休'],
  ['2026-04-04', 'holiday', '清明'],
  ['2026-04-05', 'holiday', '清明'],
  ['2026-04-06', 'holiday', '清明'],
  ['2026-05-01', 'holiday', '劳动节'],
  ['2026-05-02', 'holiday', '劳动节'],
  ['2026-05-03', 'holiday', '劳动节'],
  ['2026-05-04', 'holiday', '劳动节'],
  ['2026-05-05', 'holiday', '劳动节'],
  ['2026-05-09', 'makeUpDay', '劳动节调休'],
  ['2026-06-19', 'holiday', '端午'],
  ['2026-06-20', 'holiday', '端午'],
  ['2026-06-21', 'holiday', '端午'],
  ['2026-09-20', 'makeUpDay', '国庆节调休'],
  ['2026-09-25', 'holiday', '中秋'],
  ['2026-09-26', 'holiday', '中秋'],
  ['2026-09-27', 'holiday', '中秋'],
  ['2026-10-01', 'holiday', '国庆节'],
  ['2026-10-02', 'holiday', '国庆节'],
  ['2026-10-03', 'holiday', '国庆节'],
  ['2026-10-04', 'holiday', '国庆节'],
  ['2026-10-05', 'holiday', '国庆节'],
  ['2026-10-06', 'holiday', '国庆节'],
  ['2026-10-07', 'holiday', '国庆节'],
  ['2026-10-10', 'makeUpDay', '国庆节调休'],
] as const

test('the calendar names exactly the published dates', () => {
  expect(Object.entries(officeCalendar.names ?? {}).map(([date, { kind, zh }]) => [date, kind, zh]).toSorted()).toEqual(published.map((row) => [...row]).toSorted())
})

it.each(published)('%s is a %s (%s)', (date, kind) => {
  expect(officeCalendar.days[date]).toEqual(kind === 'holiday' ? [] : officeHours)
})

const isWeekend = (date: string): boolean => weekdayIndex(dayNumber(date)!) > 4

it.each([
  ['2024', 28, 19, 8],
  ['2025', 28, 18, 5],
  ['2026', 33, 19, 6],
])('%s has %d holidays, %d of them on weekdays, and %d make-up days', (year, holidays, onWeekdays, makeUp) => {
  const rows = published.filter(([date]) => date.startsWith(year))
  const off = rows.filter(([, kind]) => kind === 'holiday')
  expect([off.length, off.filter(([date]) => !isWeekend(date)).length, rows.length - off.length]).toEqual([holidays, onWeekdays, makeUp])
  expect(rows.filter(([, kind]) => kind === 'makeUpDay').every(([date]) => isWeekend(date))).toBe(true)
})

test('both shipped calendars are such as anybody could post', () => {
  expect(Calendar.parse(officeCalendar)).toEqual(officeCalendar)
  expect(Calendar.parse(aroundTheClock)).toEqual(aroundTheClock)
  expect(officeCalendar.publishedThrough).toBe('2026-12-31')
})
