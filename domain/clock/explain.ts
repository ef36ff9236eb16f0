import type { DayName, WeekCalendar } from '../calendar/calendar.ts'
import { isAlways } from '../calendar/calendar.ts'
import { DAY, dateOf } from '../calendar/day.ts'
import { instantOf, wallOf } from '../calendar/zone.ts'
import type { Course } from './course.ts'

/** One piece of the sum behind a clock. `why` names a holiday, a make-up day or the reason of a pause; `seq` is the ledger line of the pause. */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly kind: 'counted' | 'closed' | 'holiday' | 'paused'
  readonly seconds: number
  readonly why?: string
  readonly seq?: number
}

type Piece = Omit<Stretch, 'seconds'>

/** The whole sum from the start to an instant, piece by piece without a gap. The counted pieces add up to what is used. */
export function explain(course: Course, at: number): readonly Stretch[] {
  const sum: Stretch[] = []
  for (const piece of pieces(course, at)) {
    if (piece.to <= piece.from) continue
    const last = sum.at(-1)
    const merges = last && last.kind === piece.kind && last.why === piece.why && last.seq === piece.seq
    const from = merges ? last.from : piece.from
    if (merges) sum.pop()
    sum.push({ ...piece, from, seconds: (piece.to - from) / 1_000 })
  }
  return sum
}

function* pieces(course: Course, at: number): Iterable<Piece> {
  let from = course.start
  for (const hold of course.holds) {
    if (hold.from >= at) break
    yield* running(course, from, hold.from)
    yield { from: hold.from, to: Math.min(hold.to, at), kind: 'paused', ...(hold.why && { why: hold.why }), ...(hold.seq !== undefined && { seq: hold.seq }) }
    from = hold.to
  }
  yield* running(course, from, at)
}

function* running({ watch: { calendar }, work, spends }: Course, from: number, to: number): Iterable<Piece> {
  if (to <= from) return
  if (spends === 'elapsed' || isAlways(calendar)) {
    yield { from, to, kind: 'counted' }
    return
  }
  let closed = from
  for (const shift of work.shifts(from, to)) {
    yield* notWorking(calendar, closed, shift.from)
    const name = nameOf(calendar, shift.day)
    yield { from: shift.from, to: shift.to, kind: 'counted', ...(name?.kind === 'makeUpDay' && { why: name.zh }) }
    closed = shift.to
  }
  yield* notWorking(calendar, closed, to)
}

/** Closed time, cut at the midnights round published holidays. */
function* notWorking(calendar: WeekCalendar, from: number, to: number): Iterable<Piece> {
  if (to <= from) return
  const { zone } = calendar
  let day = Math.floor(wallOf(zone, from) / DAY)
  for (let begun = from; begun < to; day++) {
    const ended = Math.min(to, instantOf(zone, (day + 1) * DAY))
    const name = nameOf(calendar, day)
    if (isHoliday(calendar, day)) yield { from: begun, to: ended, kind: 'holiday', ...(name && { why: name.zh }) }
    else yield { from: begun, to: ended, kind: 'closed' }
    begun = ended
  }
}

/** A date is a holiday when the calendar closes it by name of date, be it a weekday or not. */
const isHoliday = (calendar: WeekCalendar, day: number): boolean => calendar.days[dateOf(day)]?.length === 0

const nameOf = (calendar: WeekCalendar, day: number): DayName | undefined => calendar.names?.[dateOf(day)]
