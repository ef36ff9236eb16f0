import { Budget, longerBudget, nominalSeconds, parseBudget, scaleBudget, spends } from '../../../domain/calendar/budget.ts'

const fault = (text: unknown): string | undefined => Budget.safeParse(text).error?.issues[0]?.message

it.each([
  ['90 s', 90, 's', 90],
  ['30 min', 30, 'min', 1_800],
  ['0.25 h', 0.25, 'h', 900],
  ['15 d', 15, 'd', 1_296_000],
  ['0.5 wmin', 0.5, 'wmin', 30],
  ['24 wh', 24, 'wh', 86_400],
  ['5 wd', 5, 'wd', 144_000],
  ['0 wh', 0, 'wh', 0],
  ['400 wd', 400, 'wd', 11_520_000],
])('%s is %d %s', (text, amount, unit, seconds) => {
  expect(fault(text)).toBeUndefined()
  expect(parseBudget(text)).toEqual({ amount, unit })
  expect(nominalSeconds(text)).toBe(seconds)
})

it.each([
  ['-1 h', 'negative'],
  ['-0.5 wd', 'negative'],
  ['8 fortnights', 'unknownUnit'],
  ['8 H', 'unknownUnit'],
  ['1.5 d', 'notWhole'],
  ['0.5 wd', 'notWhole'],
  ['1e3 h', 'malformed'],
  ['NaN h', 'malformed'],
  ['Infinity h', 'malformed'],
  ['8wh', 'malformed'],
  ['8  wh', 'malformed'],
  [' 8 wh', 'malformed'],
  ['.5 h', 'malformed'],
  ['8 wh\0', 'unknownUnit'],
  ['', 'malformed'],
  ['99999999 wd', 'tooLong'],
  ['999999999999 s', 'tooLong'],
])('%j is refused as %s', (text, code) => {
  expect(fault(text)).toBe(code)
  expect(() => parseBudget(text)).toThrow(RangeError)
})

it.each([8, null, {}, ['8 wh']])('%j is no budget', (value) => {
  expect(Budget.safeParse(value).success).toBe(false)
})

it.each([
  ['rework, half of 24 wh', '24 wh', 50, '12 wh'],
  ['half of 15 wh', '15 wh', 50, '7.5 wh'],
  ['half of four working days', '4 wd', 50, '2 wd'],
  ['half of five working days', '5 wd', 50, '20 wh'],
  ['half of five days', '5 d', 50, '60 h'],
  ['a tenth of three hours', '3 h', 10, '0.3 h'],
  ['all of it', '0.25 h', 100, '0.25 h'],
])('%s', (_name, budget, percent, share) => {
  expect(scaleBudget(budget, percent)).toBe(share)
})

test('working units spend working time, the others elapsed time', () => {
  expect((['wmin', 'wh', 'wd'] as const).map(spends)).toEqual(['working', 'working', 'working'])
  expect((['s', 'min', 'h', 'd'] as const).map(spends)).toEqual(['elapsed', 'elapsed', 'elapsed', 'elapsed'])
})

test('a statutory limit longer than the profile’s takes its place', () => {
  expect(longerBudget('40 wh', '20 wd')).toBe('20 wd')
  expect(longerBudget('40 wh', '5 wd')).toBe('40 wh')
})
