import { aroundTheClock, officeCalendar } from '../../../domain/calendar/chinese.ts'
import { formatInstant, parseInstant } from '../../../domain/calendar/instant.ts'
import type { Measure, Stopwatch } from '../../../domain/clock/stopwatch.ts'
import { due, isProvisional, measure, read, ringAt } from '../../../domain/clock/stopwatch.ts'

/** An instant on the wall in China, `03-10 08:30` of 2025 unless a year is given. */
function on(text: string): number {
  const at = parseInstant(`${text.length === 11 ? `2025-${text}` : text}:00+08:00`.replace(' ', 'T'))
  if (at === null) throw new Error(text)
  return at
}

const show = (at: number | null): string | null => (at === null ? null : formatInstant(at, 'Asia/Shanghai').slice(5, 16).replace('T', ' '))

const office = (start: string, budget: string, more: Partial<Stopwatch> = {}): Stopwatch => ({ calendar: officeCalendar, start: on(start), budget, ...more })
const always = (start: string, budget: string, more: Partial<Stopwatch> = {}): Stopwatch => ({ calendar: aroundTheClock, start: on(start), budget, ...more })

const diary = ({ explain }: Measure): string[] =>
  explain.map(({ from, to, kind, seconds, why }) => `${show(from)} – ${show(to)} ${kind} ${seconds / 3_600}${why ? ` ${why}` : ''}`)

describe('the worked deadlines of the trade', () => {
  it.each([
    ['N submitted Friday 17:50, accept', office('03-07 17:50', '4 wh'), '03-10 13:50'],
    ['N dispatched on the eve of the National Day', office('09-30 17:00', '24 wh'), '10-11 17:00'],
    ['E submitted on the National Day, accept', always('10-01 02:00', '0.25 h'), '10-01 02:15'],
    ['E, dispatch at the latest', always('10-01 02:15', '0.25 h'), '10-01 02:30'],
    ['N held from Tuesday 10:00 to Wednesday 10:00', office('03-10 08:30', '24 wh', { pauses: [{ from: on('03-11 10:00'), to: on('03-12 10:00') }] }), '03-13 18:00'],
    ['N returned and refused: nothing changes', office('03-10 08:30', '24 wh'), '03-12 18:00'],
    ['N returned and upheld: the new unit has all of it', office('03-11 09:30', '24 wh'), '03-14 09:30'],
  ])('%s', (_name, watch, expected) => {
    expect(show(due(watch))).toBe(expected)
  })

  it.each([
    ['N yellow at 16.8 wh', office('03-10 08:30', '24 wh'), ['70%'], '03-12 09:18'],
    ['N supervision 1 at 32 wh', office('03-10 08:30', '24 wh'), ['150%', '100% + 8 wh'], '03-13 18:00'],
    ['N supervision 2 at 48 wh', office('03-10 08:30', '24 wh'), ['200%', '100% + 24 wh'], '03-17 18:00'],
    ['Q yellow at 5.6 wh', office('03-10 08:30', '8 wh'), ['70%'], '03-10 15:36'],
    ['Q supervision 1 at 12 wh', office('03-10 08:30', '8 wh'), ['150%', '100% + 8 wh'], '03-11 14:00'],
    ['Q supervision 2 at 16 wh', office('03-10 08:30', '8 wh'), ['200%', '100% + 24 wh'], '03-11 18:00'],
    ['E of 24 h, supervision 1 at 25 h', always('10-01 02:00', '24 h'), ['150%', '100% + 1 h'], '10-02 03:00'],
    ['E of 24 h, supervision 2 at 28 h', always('10-01 02:00', '24 h'), ['200%', '100% + 4 h'], '10-02 06:00'],
    ['E of 2 h, supervision 1 at 3 h', always('10-01 02:00', '2 h'), ['150%', '100% + 1 h'], '10-01 05:00'],
    ['E of 2 h, supervision 2 at 4 h', always('10-01 02:00', '2 h'), ['200%', '100% + 4 h'], '10-01 06:00'],
  ])('%s', (_name, watch, rung, expected) => {
    expect(show(ringAt(watch, rung))).toBe(expected)
  })

  test('9.5 wh used before a hold leave 14.5 after it', () => {
    const held = office('03-10 08:30', '24 wh', { pauses: [{ from: on('03-11 10:00'), to: on('03-12 10:00') }] })
    expect(read({ ...held, at: on('03-11 20:00') })).toMatchObject({ usedSeconds: 9.5 * 3_600, leftSeconds: 14.5 * 3_600, worthSeconds: 24 * 3_600, state: 'paused' })
  })
})

describe('the rules where two of them meet', () => {
  it.each([
    ['zero working days in the evening, to the end of the day: the next working day’s', office('03-10 20:00', '0 wd', { endOfDay: true }), '03-11 18:00'],
    ['zero days after closing, to the end of the day: never before the start', office('03-10 20:00', '0 d', { endOfDay: true }), '03-11 18:00'],
    ['zero hours at the closing instant', office('03-10 18:00', '0 wh'), '03-10 18:00'],
    ['a second past closing', office('03-10 18:01', '0 wh'), '03-11 08:30'],
    ['elapsed hours to the end of the day never end before they are spent', office('03-10 12:00', '7 h', { endOfDay: true }), '03-11 18:00'],
    ['a working day round the clock ends at midnight', always('03-10 10:00', '1 wd', { endOfDay: true }), '03-12 00:00'],
    ['working hours used up at midnight round the clock end there', always('03-10 20:00', '4 wh', { endOfDay: true }), '03-11 00:00'],
    ['a hold that ends before the start', office('03-10 09:00', '1 wh', { pauses: [{ from: on('03-10 08:30'), to: on('03-10 08:45') }] }), '03-10 10:00'],
    ['a hold of no length', office('03-10 09:00', '1 wh', { pauses: [{ from: on('03-10 09:30'), to: on('03-10 09:30') }] }), '03-10 10:00'],
    ['an open hold from the closing at which the last counted second was spent', office('03-10 19:00', '1 wd', { pauses: [{ from: on('03-11 18:00') }] }), '03-12 08:30'],
    ['an open hold over the weekend alone', office('03-07 17:00', '1 wh', { pauses: [{ from: on('03-07 18:00') }] }), '03-07 18:00'],
    ['an open hold one minute too early', office('03-07 17:00', '1 wh', { pauses: [{ from: on('03-07 17:59') }] }), null],
  ])('%s', (_name, watch, expected) => {
    expect(show(due(watch))).toBe(expected)
  })

  it.each([
    ['hours', office('03-10 08:30', '24 wh', { extensions: ['8 wh', '4 wh'] }), '03-14 14:00', 36],
    ['days, counted on from the same time of day', office('03-10 19:00', '1 wd', { extensions: ['2 wd'] }), '03-14 08:30', 24],
    ['another unit, counted from the due', office('03-10 08:30', '24 wh', { extensions: ['1 wd'] }), '03-13 18:00', 32],
  ])('an extension in %s', (_name, watch, expected, worth) => {
    expect(show(due(watch))).toBe(expected)
    expect(read({ ...watch, at: watch.start }).worthSeconds).toBe(worth * 3_600)
  })

  it.each([
    ['running', '03-10 08:30', 'running'],
    ['one second before the due', '03-10 13:59', 'running'],
    ['at the due', '03-10 14:00', 'expired'],
    ['long after it', '04-10 14:00', 'expired'],
    ['before it began', '03-09 14:00', 'running'],
  ])('%s', (_name, at, state) => {
    expect(read({ ...office('03-10 08:30', '4 wh'), at: on(at) }).state).toBe(state)
  })

  test('a pause shows while it lasts, and an expired clock stays expired through a later one', () => {
    const held = office('03-10 08:30', '4 wh', { pauses: [{ from: on('03-10 10:00'), to: on('03-10 11:00') }, { from: on('03-11 10:00') }] })
    expect(['03-10 09:59', '03-10 10:00', '03-10 10:59', '03-10 11:00', '03-11 10:00'].map((at) => read({ ...held, at: on(at) }).state)).toEqual(['running', 'paused', 'paused', 'running', 'expired'])
  })

  test('rungs come back as they were asked, alternatives in one name', () => {
    const { rungs } = read({ ...office('03-10 08:30', '8 wh'), at: on('03-10 08:30'), rungs: ['100%', ['150%', '100% + 8 wh'], '0%'] })
    expect(rungs.map(({ rung, at }) => `${rung}: ${show(at)}`)).toEqual(['100%: 03-10 18:00', '150% | 100% + 8 wh: 03-11 14:00', '0%: 03-10 08:30'])
  })

  test('the closing at midnight of New Year’s Eve is still working time, and the next day is not', () => {
    const late: [string, string][] = [['22:00', '24:00']]
    const calendar = { zone: 'Asia/Shanghai', week: { mon: late, tue: late, wed: late, thu: [], fri: late, sat: [], sun: [] }, days: {} }
    expect(show(due({ calendar, start: on('2026-01-01 00:00'), budget: '0 wh' }))).toBe('01-01 00:00')
    expect(show(due({ calendar, start: on('2025-12-31 23:00'), budget: '1 wh' }))).toBe('01-01 00:00')
    expect(show(due({ calendar, start: on('2025-12-31 23:00'), budget: '61 wmin' }))).toBe('01-02 22:01')
  })

  test('a budget that no calendar can hold has no due, and is never provisional', () => {
    const hours: [string, string][] = [['09:00', '09:01']]
    const rare = { zone: 'Asia/Shanghai', week: { mon: hours, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, days: {}, publishedThrough: '2026-12-31' }
    const watch: Stopwatch = { calendar: rare, start: on('03-10 08:30'), budget: '800000 wh' }
    expect([due(watch), ringAt(watch, '100% + 1 wd'), isProvisional(watch)]).toEqual([null, null, false])
  })
})

describe('the sum that can be checked with a pencil', () => {
  test('over the National Day to the make-up Saturday', () => {
    expect(diary(measure({ ...office('09-30 17:00', '24 wh'), at: on('10-11 17:00') }))).toEqual([
      '09-30 17:00 – 09-30 18:00 counted 1',
      '09-30 18:00 – 10-01 00:00 closed 6',
      '10-01 00:00 – 10-06 00:00 holiday 120 国庆节',
      '10-06 00:00 – 10-07 00:00 holiday 24 中秋',
      '10-07 00:00 – 10-09 00:00 holiday 48 国庆节',
      '10-09 00:00 – 10-09 08:30 closed 8.5',
      '10-09 08:30 – 10-09 12:00 counted 3.5',
      '10-09 12:00 – 10-09 13:30 closed 1.5',
      '10-09 13:30 – 10-09 18:00 counted 4.5',
      '10-09 18:00 – 10-10 08:30 closed 14.5',
      '10-10 08:30 – 10-10 12:00 counted 3.5',
      '10-10 12:00 – 10-10 13:30 closed 1.5',
      '10-10 13:30 – 10-10 18:00 counted 4.5',
      '10-10 18:00 – 10-11 08:30 closed 14.5',
      '10-11 08:30 – 10-11 12:00 counted 3.5 国庆节调休',
      '10-11 12:00 – 10-11 13:30 closed 1.5',
      '10-11 13:30 – 10-11 17:00 counted 3.5 国庆节调休',
    ])
  })

  test('a hold with its reason and its ledger line, night and weekend in one piece', () => {
    const held = office('03-07 16:00', '8 wh', { pauses: [{ from: on('03-07 17:00'), to: on('03-07 17:30'), why: 'season', seq: 7 }] })
    const shown = measure({ ...held, at: on('03-10 09:00') })
    expect(diary(shown)).toEqual(['03-07 16:00 – 03-07 17:00 counted 1', '03-07 17:00 – 03-07 17:30 paused 0.5 season', '03-07 17:30 – 03-07 18:00 counted 0.5', '03-07 18:00 – 03-10 08:30 closed 62.5', '03-10 08:30 – 03-10 09:00 counted 0.5'])
    expect(shown.explain[1]).toMatchObject({ seq: 7 })
  })

  test('an emergency counts straight through, also on a holiday', () => {
    expect(diary(measure({ ...always('10-01 02:00', '24 h'), at: on('10-03 02:00') }))).toEqual(['10-01 02:00 – 10-03 02:00 counted 48'])
  })

  test('an open hold lasts until one looks', () => {
    const held = office('03-10 08:30', '24 wh', { pauses: [{ from: on('03-10 10:00') }] })
    expect(diary(measure({ ...held, at: on('03-12 10:00') }))).toEqual(['03-10 08:30 – 03-10 10:00 counted 1.5', '03-10 10:00 – 03-12 10:00 paused 48'])
  })

  test('nothing to explain before the start', () => {
    expect(measure({ ...office('03-10 08:30', '24 wh'), at: on('03-09 08:30') })).toMatchObject({ explain: [], usedSeconds: 0, leftSeconds: 86_400 })
  })
})
