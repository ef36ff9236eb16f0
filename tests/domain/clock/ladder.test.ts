import { officeCalendar } from '../../../domain/calendar/chinese.ts'
import { formatInstant } from '../../../domain/calendar/instant.ts'
import type { OwedRung } from '../../../domain/clock/ladder.ts'
import { Ladder, nextRung, rungsOwed, schedule } from '../../../domain/clock/ladder.ts'
import type { Stopwatch } from '../../../domain/clock/stopwatch.ts'

/** The ladder of an ordinary matter. */
const ordinary = Ladder.parse([
  { rung: '70%', at: '70%', then: 'tell', whom: ['clerk'] },
  { rung: '90%', at: '90%', then: 'tell', whom: ['clerk', 'head'], suggest: ['extension', 'assist'] },
  { rung: '100%', at: '100%', then: 'urge', whom: ['head'] },
  { rung: 'supervise1', at: ['150%', '100% + 8 wh'], then: 'supervise', height: 1, answerWithin: '8 wh' },
  { rung: 'supervise2', at: ['200%', '100% + 24 wh'], then: 'supervise', height: 2 },
  { rung: 'publish', at: 'supervise2 + 40 wh', then: 'publish' },
])

const at = (text: string): number => Date.parse(`2025-${text.replace(' ', 'T')}:00+08:00`)
const written = (owed: OwedRung | null): string | null => owed && `${formatInstant(owed.at, 'Asia/Shanghai').slice(5, 16).replace('T', ' ')} ${owed.rung.rung}`
const quick: Stopwatch = { calendar: officeCalendar, start: at('03-10 08:30'), budget: '8 wh' }

test('a quick matter climbs the whole ladder', () => {
  expect(schedule(ordinary, quick).map(written)).toEqual(['03-10 15:36 70%', '03-10 17:12 90%', '03-10 18:00 100%', '03-11 14:00 supervise1', '03-11 18:00 supervise2', '03-18 18:00 publish'])
})

it.each([
  ['a second before', '03-10 15:35', [], []],
  ['at its very instant', '03-10 15:36', [], ['03-10 15:36 70%']],
  ['after an outage, in order', '03-11 14:00', [], ['03-10 15:36 70%', '03-10 17:12 90%', '03-10 18:00 100%', '03-11 14:00 supervise1']],
  ['but none twice', '03-11 14:00', ['70%', '100%'], ['03-10 17:12 90%', '03-11 14:00 supervise1']],
])('what is owed: %s', (_name, upTo, reached, expected) => {
  expect(rungsOwed(ordinary, quick, at(upTo), new Set(reached)).map(written)).toEqual(expected)
})

test('the alarm is set for the first rung not yet reached, also a late one, and rests at the top', () => {
  expect(written(nextRung(ordinary, quick))).toBe('03-10 15:36 70%')
  expect(written(nextRung(ordinary, quick, new Set(['70%', '90%'])))).toBe('03-10 18:00 100%')
  expect(nextRung(ordinary, quick, new Set(ordinary.map(({ rung }) => rung)))).toBeNull()
})

test('an open hold keeps away what it holds up and nothing before it', () => {
  const held = { ...quick, pauses: [{ from: at('03-10 17:00') }] }
  expect(schedule(ordinary, held).map(written)).toEqual(['03-10 15:36 70%'])
  expect(nextRung(ordinary, held, new Set(['70%']))).toBeNull()
})

test('two rungs at one instant come in the order of the ladder', () => {
  const twice = Ladder.parse([{ rung: 'first', at: '100%', then: 'tell' }, { rung: 'second', at: ['100%', '150%'], then: 'urge' }])
  expect(schedule(twice, quick).map(written)).toEqual(['03-10 18:00 first', '03-10 18:00 second'])
})

const faults = (value: unknown): string[] => Ladder.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
const rung = (name: string, moment: string | string[]): object => ({ rung: name, at: moment, then: 'tell' })

it.each([
  ['a name used twice', [rung('a', '70%'), rung('a', '90%')], '1.rung: sameName'],
  ['a rung that hangs on an unknown one', [rung('a', 'b + 8 wh')], '0.at: unknownRung'],
  ['a rung that hangs on a higher one', [rung('a', 'b + 8 wh'), rung('b', '70%')], '0.at: unknownRung'],
  ['falling shares', [rung('a', '90%'), rung('b', '70%')], '1.at: outOfOrder'],
  ['a share after what lies beyond it', [rung('a', '100% + 8 wh'), rung('b', '100%')], '1.at: outOfOrder'],
  ['falling budgets beyond', [rung('a', '100% + 24 wh'), rung('b', '100% + 8 wh')], '1.at: outOfOrder'],
  ['supervision without its height', [{ rung: 'a', at: '150%', then: 'supervise' }], '0.height: heightMissing'],
  ['an impossible moment', [rung('a', 'later')], '0.at: impossibleRung'],
  ['an impossible alternative', [rung('a', ['150%', '100% + 8 moons'])], '0.at.1: unknownUnit'],
  ['an impossible answer budget', [{ ...rung('a', '70%'), answerWithin: '8' }], '0.answerWithin: malformed'],
])('a ladder with %s is refused', (_name, ladder, fault) => {
  expect(faults(ladder)).toContain(fault)
})

it.each([
  ['equal moments', [rung('a', '100%'), rung('b', '100%')]],
  ['what depends on the clock', [rung('a', '150%'), rung('b', '100% + 8 wh')]],
  ['alternatives of which one may come first', [rung('a', ['150%', '100% + 8 wh']), rung('b', ['200%', '100% + 24 wh'])]],
])('a ladder may have %s', (_name, ladder) => {
  expect(faults(ladder)).toEqual([])
})

it.each([[{}], ['ladder'], [[{ rung: 'a', at: '70%', then: 'shout' }]], [[{ ...rung('a', '70%'), loud: true }]], [[null]], [[rung('a', 'x\0')]]])('%j is no ladder', (value) => {
  expect(faults(value)).not.toEqual([])
})
