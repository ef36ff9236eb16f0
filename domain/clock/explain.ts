import type { DayName, WeekCalendar } from '../calendar/calendar.ts'
import { isAlways } from '../calendar/calendar.ts'
import { DAY, dayNumber } from '../calendar/day.ts'
import { instantOf, wallOf } from '../calendar/zone.ts'
import type { Course, Grant } from './course.ts'
import { grantsOf } from './course.ts'

/**
 * One piece of the sum behind a clock. `why` names a holiday, a make-up day, the reason of a pause, or says `extended` of time that an
 * extension gave; `seq` is the ledger line of the start, of the pause or of the extension.
 */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly kind: 'counted' | 'closed' | 'holiday' | 'paused'
  readonly seconds: number
  readonly why?: string
  readonly seq?: number
  /** Counted after the first budget was spent, on time that was granted on top. */
  readonly extended?: true
}

type Piece = Omit<Stretch, 'seconds'>

/** The whole sum from the start to an instant, piece by piece without a gap. The counted pieces add up to what is used. */
export function explain(course: Course, at: number): readonly Stretch[] {
  const sum: Stretch[] = []
  for (const piece of attributed(course, pieces(course, at))) {
    if (piece.to <= piece.from) continue
    const last = sum.at(-1)
    const merges = last && last.kind === piece.kind && last.why === piece.why && last.seq === piece.seq && last.extended === piece.extended
    const from = merges ? last.from : piece.from
    if (merges) sum.pop()
    sum.push({ ...piece, from, seconds: (piece.to - from) / 1_000 })
  }
  return sum
}

/** Counted time says which line gave it: the start, or an extension. Time after the last of it was counted all the same, by the start. */
function* attributed(course: Course, all: Iterable<Piece>): Iterable<Piece> {
  const grants = grantsOf(course)
  const { startSeq } = course.watch
  if (grants.length === 0 && startSeq === undefined) return yield* all
  const begun = startSeq === undefined ? {} : { seq: startSeq }
  for (const piece of all) {
    if (piece.kind !== 'counted') {
      yield piece
      continue
    }
    let { from } = piece
    for (const grant of grants.filter((one) => one.from < piece.to && one.to > piece.from)) {
      yield { ...piece, ...begun, from, to: Math.max(from, grant.from) }
      from = Math.min(piece.to, grant.to)
      yield { ...piece, ...givenBy(grant, piece), from: Math.max(piece.from, grant.from), to: from }
    }
    yield { ...piece, ...begun, from }
  }
}

const givenBy = ({ seq }: Grant, { why }: Piece) => ({ extended: true as const, why: why ?? 'extended', ...(seq !== undefined && { seq }) })

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
  const notable = notableDays(calendar)
  let closed = from
  for (const shift of work.shifts(from, to)) {
    yield* notWorking(calendar, closed, shift.from)
    const name = notable.get(shift.day)?.name
    yield { from: shift.from, to: shift.to, kind: 'counted', ...(name?.kind === 'makeUpDay' && { why: name.zh }) }
    closed = shift.to
  }
  yield* notWorking(calendar, closed, to)
}

/** Closed time, cut at the midnights round published holidays. */
function* notWorking(calendar: WeekCalendar, from: number, to: number): Iterable<Piece> {
  if (to <= from) return
  const { zone } = calendar
  const notable = notableDays(calendar)
  let day = Math.floor(wallOf(zone, from) / DAY)
  for (let begun = from; begun < to; day++) {
    const ended = Math.min(to, instantOf(zone, (day + 1) * DAY))
    const date = notable.get(day)
    if (date?.holiday) yield { from: begun, to: ended, kind: 'holiday', ...(date.name && { why: date.name.zh }) }
    else yield { from: begun, to: ended, kind: 'closed' }
    begun = ended
  }
}

/** A date that differs from the week: closed by its own entry, which makes it a holiday, or called by a name. */
type Notable = { readonly holiday: boolean; readonly name?: DayName | undefined }

const known = new WeakMap<WeekCalendar, ReadonlyMap<number | null, Notable>>()

function notableDays(calendar: WeekCalendar): ReadonlyMap<number | null, Notable> {
  const found = known.get(calendar)
  if (found) return found
  const dates = Object.entries(calendar.days ?? {})
  const days = new Map(dates.map(([date, hours]): [number | null, Notable] => [dayNumber(date), { holiday: hours.length === 0, name: calendar.names?.[date] }]))
  known.set(calendar, days)
  return days
}
