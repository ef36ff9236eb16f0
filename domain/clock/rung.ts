import { z } from 'zod'
import type { Budget } from '../calendar/budget.ts'
import { Budget as BudgetText } from '../calendar/budget.ts'
import type { Course } from './course.ts'
import { courseOf, spentAt } from './course.ts'

const shape = /^(\d{1,5}(?:\.\d{1,3})?)%(?: \+ (.+))?$/

/** A share of the budget, perhaps with a budget of its own on top: `70%`, `100% + 8 wh`. Code: impossibleRung, or the budget's own. */
export const RungText = z.string().max(60).superRefine((text, context) => {
  const found = shape.exec(text)
  const beyond = found?.[2]
  const fault = !found ? 'impossibleRung' : beyond === undefined ? null : BudgetText.safeParse(beyond).error?.issues[0]?.message
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

/** One instant, or the earlier of several. */
export type RungTime = string | readonly string[]

/** The parts of a rung; throws a RangeError on what `RungText` refuses. */
export function parseRung(text: string): { share: number; beyond?: Budget } {
  const found = shape.exec(text)
  if (!found) throw new RangeError(`not a rung: ${text}`)
  return found[2] === undefined ? { share: Number(found[1]) } : { share: Number(found[1]), beyond: found[2] }
}

/** When a rung is reached, epoch ms; null while an open pause keeps it from being reached (rule 9). Of several the earlier. */
export function rungAt(course: Course, rung: RungTime): number | null {
  if (typeof rung === 'string') return single(course, rung)
  const reached = rung.map((text) => single(course, text)).filter((at) => at !== null)
  return reached.length ? Math.min(...reached) : null
}

/** Where a further budget leads that begins at an instant of this course: its own unit, the same pauses. */
export const onward = ({ watch: { calendar, pauses } }: Course, start: number, budget: Budget): number | null =>
  courseOf({ calendar, pauses, start, budget }).due

function single(course: Course, text: string): number | null {
  const { share, beyond } = parseRung(text)
  const at = share === 100 ? course.due : spentAt(course, shareOf(course.worth, share))
  return at === null || beyond === undefined ? at : onward(course, at, beyond)
}

/** Taken up to the whole second: a share is reached once all of it is used. */
const shareOf = (worth: number, share: number): number => Math.ceil(((worth / 1_000) * share) / 100 - 1e-6) * 1_000
