import * as fc from 'fast-check'
import type { Calendar, WeekCalendar } from '../../../domain/calendar/calendar.ts'
import { officeCalendar } from '../../../domain/calendar/chinese.ts'
import { dateOf } from '../../../domain/calendar/day.ts'
import type { Pause, Stopwatch } from '../../../domain/clock/stopwatch.ts'
import { due, measure, read } from '../../../domain/clock/stopwatch.ts'

const day = 86_400_000
const origin = Date.UTC(2025, 0, 1)

const nights: WeekCalendar = {
  zone: 'Europe/Berlin',
  week: { mon: [['22:00', '24:00']], tue: [['00:00', '06:00'], ['22:00', '24:00']], wed: [['00:00', '02:30']], thu: [], fri: [['02:30', '12:00']], sat: [['01:00', '24:00']], sun: [['00:00', '03:00'], ['09:15', '17:45']] },
  days: { '2025-03-28': [], '2025-10-24': [['02:00', '02:30']] },
}

const calendar: fc.Arbitrary<Calendar> = fc.constantFrom<Calendar>(officeCalendar, nights, { zone: 'America/New_York', always: true }, { ...nights, zone: 'Australia/Lord_Howe' })
const instant = fc.integer({ min: 0, max: 500 * 86_400 }).map((second) => origin + second * 1_000)
const budget = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 600 }), fc.constantFrom('min', 'h', 'wmin', 'wh')).map(([amount, unit]) => `${amount / 4} ${unit}`),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('d', 'wd')).map(([amount, unit]) => `${amount} ${unit}`),
)
const pause = (from: number): fc.Arbitrary<Pause> => fc.tuple(fc.integer({ min: -86_400, max: 900_000 }), fc.integer({ min: 0, max: 500_000 })).map(([after, long]) => ({ from: from + after * 1_000, to: from + (after + long) * 1_000 }))

const watch: fc.Arbitrary<Stopwatch> = fc
  .record({ calendar, start: instant, budget, endOfDay: fc.boolean() })
  .chain((plain) => fc.array(pause(plain.start), { maxLength: 4 }).map((pauses) => ({ ...plain, pauses })))
const later = fc.integer({ min: 0, max: 60 * 86_400 }).map((second) => second * 1_000)

const holds = <Values extends [unknown, ...unknown[]]>(name: string, ...rest: [...{ [I in keyof Values]: fc.Arbitrary<Values[I]> }, (...values: Values) => void]): void => {
  test(name, () => {
    fc.assert((fc.property as unknown as (...parts: unknown[]) => fc.IProperty<Values>)(...rest), { numRuns: 1_500 })
  })
}

holds<[Stopwatch, number, number]>('splitting a pause changes nothing', watch, later, fc.integer({ min: 0, max: 1_000 }), (clock, after, share) => {
  const split = clock.pauses!.flatMap((one) => {
    const middle = one.from + Math.floor(((one.to! - one.from) * share) / 1_000_000) * 1_000
    return [{ from: middle, to: one.to }, { from: one.from, to: middle }]
  })
  const at = clock.start + after
  expect(measure({ ...clock, pauses: split, at, rungs: ['50%', '150%', '100% + 1 wd'] })).toEqual(measure({ ...clock, at, rungs: ['50%', '150%', '100% + 1 wd'] }))
})

holds<[Stopwatch, number]>('used and left make up the worth', watch, later, (clock, after) => {
  const { usedSeconds, leftSeconds, worthSeconds } = read({ ...clock, at: clock.start + after })
  expect(usedSeconds + leftSeconds).toBe(worthSeconds)
})

holds<[Stopwatch]>('at the due nothing is left', watch, (clock) => {
  const { leftSeconds, state } = read({ ...clock, at: due(clock)! })
  expect([leftSeconds, state]).toEqual([0, 'expired'])
})

holds<[Stopwatch, number]>('the explanation runs from the start to the instant without a gap, and its counted pieces are what is used', watch, later, (clock, after) => {
  const at = clock.start + after
  const { explain, usedSeconds } = measure({ ...clock, at })
  expect(explain.filter(({ kind }) => kind === 'counted').reduce((sum, { seconds }) => sum + seconds, 0)).toBe(usedSeconds)
  expect([clock.start, ...explain.map(({ to }) => to)]).toEqual([...explain.map(({ from }) => from), at])
  expect(explain.every(({ from, to, seconds }) => seconds > 0 && to - from === seconds * 1_000)).toBe(true)
})

/** What becomes of the due when the calendar closes a day some days after the start. */
const afterClosing = (clock: Stopwatch, after: number): number => {
  const { days, ...rest } = clock.calendar as WeekCalendar
  return due({ ...clock, calendar: { ...rest, days: { ...days, [dateOf(Math.floor(clock.start / day) + after)]: [] } } })!
}
const byHours = watch.filter(({ calendar: { always } }) => !always)

holds<[Stopwatch, number]>('a day that closes never moves a due earlier', byHours, fc.integer({ min: 0, max: 40 }), (clock, after) => {
  const plain = { ...clock, pauses: [] }
  expect(afterClosing(plain, after)).toBeGreaterThanOrEqual(due(plain)!)
})

// Days are worth what their hours add up to (rule 6): where a pause meets a day that closes, it takes less, and both together may give a little back.
holds<[Stopwatch, number]>('nor with pauses, where working time is counted', byHours.filter(({ budget: text, endOfDay }) => !endOfDay && /wmin|wh/.test(text)), fc.integer({ min: 0, max: 40 }), (clock, after) => {
  expect(afterClosing(clock, after)).toBeGreaterThanOrEqual(due(clock)!)
})

holds<[Stopwatch, number, number]>('time that is used never comes back', watch, later, later, (clock, after, more) => {
  const at = clock.start + after
  expect(read({ ...clock, at: at + more }).usedSeconds).toBeGreaterThanOrEqual(read({ ...clock, at }).usedSeconds)
})

holds<[Stopwatch, number]>('a pause more never brings a due forward', watch, later, (clock, after) => {
  const from = clock.start + after
  const more = [...clock.pauses!, { from, to: from + day }]
  expect(due({ ...clock, pauses: more })!).toBeGreaterThanOrEqual(due(clock)!)
})

holds<[Stopwatch]>('rungs come in the order of their shares, and 100 % is the due', watch, (clock) => {
  const { rungs, due: ends } = read({ ...clock, at: clock.start, rungs: ['0%', '50%', '99%', '100%', '101%', '200%'] })
  const instants = rungs.map(({ at }) => at!)
  if (!clock.budget.startsWith('0 ')) expect(instants).toEqual(instants.toSorted((one, other) => one - other))
  expect(instants[3]).toBe(ends)
})

holds<[Stopwatch]>('a longer budget is never due sooner', watch, (clock) => {
  const [amount, unit] = clock.budget.split(' ')
  expect(due({ ...clock, pauses: [], budget: `${Number(amount) + 1} ${unit}` })!).toBeGreaterThanOrEqual(due({ ...clock, pauses: [] })!)
})

holds<[Stopwatch, number]>('an open pause leaves no due, or the one that was there before it', watch, later, (clock, after) => {
  const open = due({ ...clock, pauses: [...clock.pauses!, { from: clock.start + after }] })
  expect([null, due(clock)]).toContain(open)
})
