import { Calendar } from '../../../domain/calendar/calendar.ts'
import { parseInstant } from '../../../domain/calendar/instant.ts'
import type { Reading } from '../../../domain/clock/stopwatch.ts'
import { measure } from '../../../domain/clock/stopwatch.ts'
import book from './vectors.json' with { type: 'json' }

type Vector = {
  id: string
  source: string
  calendar: string
  start: string
  budget: string
  endOfDay?: boolean
  pauses?: { from: string; to?: string }[]
  at?: string
  rungs?: string[]
  expect: Partial<{ due: string | null; usedSeconds: number; leftSeconds: number; provisional: boolean; rungs: { rung: string; at: string | null }[] }>
}

const vectors = book.vectors as unknown as Vector[]
const calendars = Object.fromEntries(Object.entries(book.calendars).map(([name, calendar]) => [name, Calendar.parse(calendar)]))

const instant = (text: string): number => {
  const at = parseInstant(text)
  if (at === null) throw new Error(`no instant: ${text}`)
  return at
}
const perhaps = (text: string | null): number | null => (text === null ? null : instant(text))

function measured(vector: Vector): Reading {
  const start = instant(vector.start)
  return measure({
    calendar: calendars[vector.calendar]!,
    start,
    budget: vector.budget,
    endOfDay: vector.endOfDay,
    pauses: vector.pauses?.map(({ from, to }) => ({ from: instant(from), to: to === undefined ? undefined : instant(to) })),
    at: vector.at === undefined ? start : instant(vector.at),
    rungs: vector.rungs,
  })
}

test('the whole book of worked deadlines is here', () => {
  expect(vectors).toHaveLength(166)
})

it.each(vectors.map((vector) => [vector.source, vector.id, vector] as const))('%s: %s', (_source, _id, vector) => {
  const { due, rungs, ...plain } = vector.expect
  const shown = measured(vector)
  expect(shown).toMatchObject(plain)
  if (due !== undefined) expect(shown.due).toBe(perhaps(due))
  if (rungs) expect(shown.rungs).toEqual(rungs.map(({ rung, at }) => ({ rung, at: perhaps(at) })))
})
