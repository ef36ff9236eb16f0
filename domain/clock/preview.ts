import { z } from 'zod'
import { Budget } from '../calendar/budget.ts'
import { Calendar } from '../calendar/calendar.ts'
import { InstantText, formatInstant, parseInstant } from '../calendar/instant.ts'
import type { Pause } from './pause.ts'
import { RungText } from './rung.ts'
import type { Stretch } from './stopwatch.ts'
import { measure } from './stopwatch.ts'

const longestSpan = 20 * 366 * 86_400_000

const PauseText = z.strictObject({ from: InstantText, to: InstantText.optional() }).superRefine(({ from, to }, context) => {
  if (to !== undefined && (parseInstant(to) ?? 0) < (parseInstant(from) ?? 0)) context.addIssue({ code: 'custom', path: ['to'], message: 'endsBeforeItBegins' })
})

/**
 * What anybody may try before a case exists: `POST /api/deadlines/preview`. The message of an issue is its code.
 * One of `calendar` and `calendarId` is given, never both.
 */
export const PreviewBody = z
  .strictObject({
    calendar: Calendar.optional(),
    calendarId: z.string().min(1).max(64).optional(),
    start: InstantText,
    budget: Budget,
    endOfDay: z.boolean().optional(),
    pauses: z.array(PauseText).max(200).optional(),
    at: InstantText.optional(),
    rungs: z.array(z.union([RungText, z.array(RungText).min(1).max(4)])).max(50).optional(),
  })
  .superRefine(({ calendar, calendarId, start, at }, context) => {
    if ((calendar === undefined) === (calendarId === undefined)) context.addIssue({ code: 'custom', path: ['calendar'], message: 'calendarOrId' })
    // Every piece of the sum is written out, so the sum must not run over centuries.
    if (at !== undefined && (parseInstant(at) ?? 0) - (parseInstant(start) ?? 0) > longestSpan) context.addIssue({ code: 'custom', path: ['at'], message: 'tooFar' })
  })

export type PreviewBody = z.infer<typeof PreviewBody>

/** The answer, instants in RFC 3339 with the calendar's offset, lengths in whole seconds. */
export type Preview = {
  readonly due: string | null
  readonly provisional: boolean
  readonly usedSeconds: number
  readonly leftSeconds: number
  readonly state: 'running' | 'paused' | 'expired'
  readonly rungs: readonly { readonly rung: string; readonly at: string | null }[]
  readonly explain: readonly (Omit<Stretch, 'from' | 'to'> & { readonly from: string; readonly to: string })[]
}

/** Works out a preview on its inline calendar, or on the one that its `calendarId` was found to mean. `now` (epoch ms) counts where no `at` is given. */
export function preview(body: PreviewBody, calendar: Calendar, now: number): Preview {
  const write = (instant: number): string => formatInstant(instant, calendar.zone)
  const start = read(body.start)
  const shown = measure({
    calendar,
    start,
    budget: body.budget,
    endOfDay: body.endOfDay,
    pauses: body.pauses?.map(({ from, to }): Pause => ({ from: read(from), to: to === undefined ? undefined : read(to) })),
    at: body.at === undefined ? Math.min(now, start + longestSpan) : read(body.at),
    rungs: body.rungs,
  })
  const { due, provisional, usedSeconds, leftSeconds, state } = shown
  return {
    due: due === null ? null : write(due),
    provisional,
    usedSeconds,
    leftSeconds,
    state,
    rungs: shown.rungs.map(({ rung, at }) => ({ rung, at: at === null ? null : write(at) })),
    explain: shown.explain.map((stretch) => ({ ...stretch, from: write(stretch.from), to: write(stretch.to) })),
  }
}

function read(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new RangeError(`not an instant: ${text}`)
  return instant
}
