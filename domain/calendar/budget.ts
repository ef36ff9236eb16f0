import { z } from 'zod'

/** Seconds in one of each unit. `wd` stands for 8 working hours and `d` for 24 hours where a rough size is enough. */
const secondsIn = { s: 1, min: 60, h: 3_600, d: 86_400, wmin: 60, wh: 3_600, wd: 28_800 } as const

export type Unit = keyof typeof secondsIn

/** What is spent while a unit runs: elapsed time, or working time of the calendar. */
export type Spends = 'elapsed' | 'working'

export type Allowance = { readonly amount: number; readonly unit: Unit }

/** A hundred years: a longer limit is a slip of the pen. */
const longestSeconds = 100 * 366 * 86_400

const shape = /^(\d{1,12}(?:\.\d{1,9})?) (s|min|h|d|wmin|wh|wd)$/

/**
 * A budget as people write it: `"<number> <unit>"`. `s min h` are elapsed time, `d` calendar days at the same wall time,
 * `wmin wh` working time, `wd` working days; `d` and `wd` are whole numbers.
 * The message of an issue is its code: malformed, negative, unknownUnit, notWhole, tooLong.
 */
export const Budget = z.string().superRefine((text, context) => {
  const fault = faultOf(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

export type Budget = z.infer<typeof Budget>

/** Amount and unit of a budget. Throws a RangeError on text that `Budget` refuses. */
export function parseBudget(text: Budget): Allowance {
  const known = parsed.get(text)
  if (known) return known
  const fault = faultOf(text)
  if (fault) throw new RangeError(`not a budget (${fault}): ${text}`)
  const [amount, unit] = text.split(' ') as [string, Unit]
  const allowance = { amount: Number(amount), unit }
  if (parsed.size < 1_000) parsed.set(text, allowance)
  return allowance
}

const parsed = new Map<string, Allowance>()

export const spends = (unit: Unit): Spends => (unit === 'wmin' || unit === 'wh' || unit === 'wd' ? 'working' : 'elapsed')

/** `d` and `wd` count days; their worth in seconds depends on where they begin. */
export const countsDays = (unit: Unit): unit is 'd' | 'wd' => unit === 'd' || unit === 'wd'

/** Whole seconds of a budget, a working day taken as 8 hours and a calendar day as 24. Fit to compare limits, not to find a due. */
export function nominalSeconds(budget: Budget | Allowance): number {
  const { amount, unit } = typeof budget === 'string' ? parseBudget(budget) : budget
  return Math.round(amount * secondsIn[unit])
}

/**
 * A share of a budget, for rework and reopening (half of the limit) and the like: 50 % of "24 wh" is "12 wh".
 * A share of days that is not whole turns into hours: 50 % of "5 wd" is "20 wh", of "5 d" "60 h".
 */
export function scaleBudget(budget: Budget, percent: number): Budget {
  const { amount, unit } = parseBudget(budget)
  const scaled = plain((amount * percent) / 100)
  if (!countsDays(unit) || Number.isInteger(scaled)) return `${scaled} ${unit}`
  return unit === 'd' ? `${plain(scaled * 24)} h` : `${plain(scaled * 8)} wh`
}

/** The longer of two budgets by their nominal seconds; the first one where they are equal. */
export const longerBudget = (one: Budget, other: Budget): Budget => (nominalSeconds(other) > nominalSeconds(one) ? other : one)

/** Without the dust that floating point leaves behind. */
const plain = (number: number): number => Math.round(number * 1e6) / 1e6

function faultOf(text: string): string | null {
  const found = shape.exec(text)
  if (!found) return faultOfShape(text)
  const [, amount, unit] = found as unknown as [string, string, Unit]
  if (countsDays(unit) && !Number.isInteger(Number(amount))) return 'notWhole'
  return Number(amount) * secondsIn[unit] > longestSeconds ? 'tooLong' : null
}

function faultOfShape(text: string): string {
  if (/^-\d/.test(text)) return 'negative'
  return /^\d{1,12}(\.\d{1,9})? [^\s\d]\S{0,20}$/.test(text) ? 'unknownUnit' : 'malformed'
}
