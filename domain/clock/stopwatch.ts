import { isAlways } from '../calendar/calendar.ts'
import { localDate } from '../calendar/instant.ts'
import type { Course, Stopwatch } from './course.ts'
import { courseOf, used } from './course.ts'
import type { Stretch } from './explain.ts'
import { explain } from './explain.ts'
import type { RungTime } from './rung.ts'
import { rungAt } from './rung.ts'

export type { Stopwatch } from './course.ts'
export type { Stretch } from './explain.ts'
export type { Pause } from './pause.ts'
export type { RungTime } from './rung.ts'

/** What a stopwatch shows at an instant. `left` is below zero when overdue; `due` is null while an open pause keeps the budget from being used up. */
export type Reading = {
  readonly due: number | null
  readonly provisional: boolean
  readonly usedSeconds: number
  readonly leftSeconds: number
  /** What the budget is worth in counted seconds, pauses left out. */
  readonly worthSeconds: number
  /** `expired`: the due has come, and time is still counted. */
  readonly state: 'running' | 'paused' | 'expired'
  /** As asked and in that order; alternatives are written with ` | ` between them. */
  readonly rungs: readonly { readonly rung: string; readonly at: number | null }[]
}

export type Measure = Reading & { readonly explain: readonly Stretch[] }

type Asked = Stopwatch & { readonly at: number; readonly rungs?: readonly RungTime[] | undefined }

/** Everything about a stopwatch at an instant with the whole sum behind it (vectors README, rules 1–10). Instants are epoch ms. */
export function measure(asked: Asked): Measure {
  const course = courseOf(asked)
  return { ...readingOf(course, asked), explain: explain(course, second(asked.at)) }
}

/** The same without the sum, for lists. */
export const read = (asked: Asked): Reading => readingOf(courseOf(asked), asked)

/** When the budget is used up, epoch ms; null while an open pause prevents it. */
export const due = (watch: Stopwatch): number | null => courseOf(watch).due

/** When a rung of a stopwatch is reached, epoch ms, or null. Of alternatives the earlier. */
export const ringAt = (watch: Stopwatch, rung: RungTime): number | null => rungAt(courseOf(watch), rung)

/** Does the due lie on a day whose holidays are not published yet? (rule 10) */
export const isProvisional = (watch: Stopwatch): boolean => provisional(courseOf(watch))

function readingOf(course: Course, { at: asked, rungs = [] }: Asked): Reading {
  const at = second(asked)
  const usedSeconds = used(course, at) / 1_000
  const worthSeconds = course.worth / 1_000
  return {
    due: course.due,
    provisional: provisional(course),
    usedSeconds,
    leftSeconds: worthSeconds - usedSeconds,
    worthSeconds,
    state: stateOf(course, at),
    rungs: rungs.map((rung) => ({ rung: typeof rung === 'string' ? rung : rung.join(' | '), at: rungAt(course, rung) })),
  }
}

function stateOf({ due: ends, holds }: Course, at: number): Reading['state'] {
  if (ends !== null && at >= ends) return 'expired'
  return holds.some(({ from, to }) => from <= at && at < to) ? 'paused' : 'running'
}

function provisional({ watch: { calendar }, due: ends, needsCalendar }: Course): boolean {
  if (ends === null || !needsCalendar || isAlways(calendar) || calendar.publishedThrough === undefined) return false
  return localDate(ends, calendar.zone) > calendar.publishedThrough
}

const second = (instant: number): number => Math.floor(instant / 1_000) * 1_000
