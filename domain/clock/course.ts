import type { Allowance, Budget, Spends } from '../calendar/budget.ts'
import { parseBudget, spends } from '../calendar/budget.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { workingTime } from '../calendar/working-time.ts'
import { atWork, landing, landingAtDayEnd } from './landing.ts'
import type { Hold, Pause } from './pause.ts'
import { apart } from './pause.ts'

/** A further budget that was granted, with the ledger line that says so. */
export type Extension = { readonly budget: Budget; readonly seq?: number | undefined }

/**
 * A limit that runs: what it may cost, on which calendar, from when, and what held it up. Instants are epoch ms, taken to the whole second.
 * `extensions` are further budgets granted, added at the end before `endOfDay` is applied. `startSeq` is the ledger line that started it.
 */
export type Stopwatch = {
  readonly calendar: Calendar
  readonly start: number
  readonly budget: Budget
  readonly endOfDay?: boolean | undefined
  readonly pauses?: readonly Pause[] | undefined
  readonly extensions?: readonly (Budget | Extension)[] | undefined
  readonly startSeq?: number | undefined
}

/** A stopwatch worked out as far as its due. Lengths are ms. */
export type Course = {
  readonly watch: Stopwatch
  readonly work: WorkingTime
  readonly spends: Spends
  readonly start: number
  readonly holds: readonly Hold[]
  /** Counted time between the start and the due without pauses (rule 6). */
  readonly worth: number
  /** Null while an open pause keeps it from being used up, or where the calendar holds no such time. */
  readonly due: number | null
  /** Does the due depend on hours and holidays? */
  readonly needsCalendar: boolean
}

/** How far beyond any due a search goes: the calendar's own horizon. */
const horizon = Date.UTC(2400, 0, 1)

export function courseOf(watch: Stopwatch): Course {
  const work = workingTime(watch.calendar)
  const start = Math.floor(watch.start / 1_000) * 1_000
  const budgets = joined([watch.budget, ...(watch.extensions ?? []).map(budgetOf)].map(parseBudget))
  const paid = spends(budgets[0]!.unit)
  const bare = end(work, start, budgets, watch.endOfDay === true)
  const course = {
    watch,
    work,
    spends: paid,
    start,
    holds: watch.pauses?.length ? apart(watch.pauses, start) : [],
    worth: counted(work, paid, start, bare ?? horizon),
    due: bare,
    needsCalendar: watch.endOfDay === true || budgets.some(({ unit }) => spends(unit) === 'working'),
  }
  // A pause that takes nothing leaves the due alone, even where the due is an opening and the last counted second lies before it (rule 7).
  if (bare === null || paused(course, bare) === 0) return course
  return { ...course, due: spentAt(course, course.worth) }
}

const budgetOf = (extension: Budget | Extension): Budget => (typeof extension === 'string' ? extension : extension.budget)

/** A while that an extension gave, half-open [from, to) in epoch ms: from where the time before it was spent to where its own is. */
export type Grant = { readonly from: number; readonly to: number; readonly seq?: number | undefined }

/** What each extension gave, in order. Where a pause keeps the time before it from being spent there is nothing yet. */
export function grantsOf({ watch }: Course): readonly Grant[] {
  const { extensions = [] } = watch
  if (extensions.length === 0) return []
  const ends = Array.from({ length: extensions.length + 1 }, (_, granted) => courseOf({ ...watch, extensions: extensions.slice(0, granted) }).due)
  return extensions.flatMap((extension, i) => {
    const [from, to] = [ends[i] ?? null, ends[i + 1] ?? null]
    if (from === null || (to !== null && to <= from)) return []
    return [{ from, to: to ?? Infinity, ...(typeof extension !== 'string' && { seq: extension.seq }) }]
  })
}

/** Counted time between the start and the instant, pauses left out (rule 8). 0 before the start. */
export function used(course: Course, at: number): number {
  return counted(course.work, course.spends, course.start, at) - paused(course, at)
}

/** The instant at which `length` of counted time is used up, pauses left out; null where an open pause comes first. */
export function spentAt(course: Course, length: number): number | null {
  const { work, start, holds } = course
  if (length === 0) return course.spends === 'working' ? atWork(work, start) : start
  let [from, left] = [start, length]
  for (const hold of holds) {
    const run = counted(work, course.spends, from, hold.from)
    if (left <= run) break
    if (hold.to === Infinity) return null
    left -= run
    from = hold.to
  }
  return course.spends === 'working' ? work.usedUp(from, left) : from + left
}

function paused({ work, spends: paid, holds }: Course, before: number): number {
  let sum = 0
  for (const { from, to } of holds) if (from < before) sum += counted(work, paid, from, Math.min(to, before))
  return sum
}

const counted = (work: WorkingTime, paid: Spends, from: number, to: number): number =>
  paid === 'working' ? work.between(from, to) : Math.max(0, to - from)

/** Where one budget after the other leads. */
function end(work: WorkingTime, start: number, budgets: readonly Allowance[], endOfDay: boolean): number | null {
  let at: number | null = start
  for (const [i, budget] of budgets.entries()) {
    if (at === null) return null
    at = endOfDay && i === budgets.length - 1 ? landingAtDayEnd(work, at, budget) : landing(work, at, budget)
  }
  return at
}

/** Neighbours of one unit become one budget, so that "5 wd" longer by "3 wd" is "8 wd" and not two roundings to an opening. */
function joined(budgets: readonly Allowance[]): readonly Allowance[] {
  const sums: Allowance[] = []
  for (const budget of budgets) {
    const last = sums.at(-1)
    if (last?.unit === budget.unit) sums[sums.length - 1] = { unit: budget.unit, amount: last.amount + budget.amount }
    else sums.push(budget)
  }
  return sums
}
