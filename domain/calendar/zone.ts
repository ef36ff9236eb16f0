import { DAY } from './day.ts'

const HOUR = 3_600_000

/** Instants (epoch ms) at which a zone's offset changes within one UTC year; `offsets[0]` holds before the first. */
type YearOfZone = { readonly at: readonly number[]; readonly offsets: readonly number[] }

type Zone = { readonly ask: Intl.DateTimeFormat; readonly years: Map<number, YearOfZone> }

// Asking Intl costs microseconds, so each zone and year is asked once and remembered. The names that Intl knows are the bound.
const zones = new Map<string, Zone>()

/** Is this the name of an IANA time zone? Bare offsets such as `+08:00` are not names. */
export function isZone(name: string): boolean {
  if (zones.has(name.toLowerCase())) return true
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** The zone's offset from UTC in ms at an instant. Throws a RangeError for an unknown zone. */
export function offsetAt(zone: string, instant: number): number {
  const { at, offsets } = yearOfZone(zone, new Date(instant).getUTCFullYear())
  let i = at.length
  while (i > 0 && instant < at[i - 1]!) i--
  return offsets[i]!
}

/** The one offset of the zone through the span, or null where it changes in it. */
export function steadyOffset(zone: string, from: number, to: number): number | null {
  const offset = offsetAt(zone, from)
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year++) {
    const { at, offsets } = yearOfZone(zone, year)
    if (at.some((change, i) => change > from && change <= to && offsets[i + 1] !== offset)) return null
  }
  return offsetAt(zone, to) === offset ? offset : null
}

/** What the wall clock shows, as ms since 1970-01-01T00:00 of the wall. */
export const wallOf = (zone: string, instant: number): number => instant + offsetAt(zone, instant)

/**
 * The instant at which the wall clock shows `wall`. A wall time that comes twice is the earlier one. One that the clocks jump over is, for an
 * opening or closing (`edge`), the jump itself, so that hours neither overlap nor turn round; for a kept time of day (`shift`), as far
 * after the jump as it would have been (02:30 becomes 03:30).
 */
export function instantOf(zone: string, wall: number, jumped: 'edge' | 'shift' = 'edge'): number {
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  const earlier = wall - before
  if (offsetAt(zone, earlier) === before) return earlier
  const later = wall - after
  if (offsetAt(zone, later) === after) return later
  return jumped === 'shift' ? earlier : changeBetween(zone, later, earlier)
}

/** Binary search, to the millisecond, for the change of offset in (from, to]. */
function changeBetween(zone: string, from: number, to: number): number {
  const after = offsetAt(zone, to)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === after) high = middle
    else low = middle
  }
  return high
}

function zoneOf(name: string): Zone {
  const key = name.toLowerCase()
  const known = zones.get(key)
  if (known) return known
  const zone: Zone = { ask: new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }), years: new Map() }
  zones.set(key, zone)
  return zone
}

function yearOfZone(name: string, year: number): YearOfZone {
  const { ask, years } = zoneOf(name)
  const known = years.get(year)
  if (known) return known
  const end = Date.UTC(year + 1, 0, 1)
  let from = Date.UTC(year, 0, 1)
  const at: number[] = []
  const offsets = [askOffset(ask, from)]
  // A week is shorter than any spell between two changes on record.
  for (; from < end; from += 7 * DAY) {
    const to = Math.min(from + 7 * DAY, end)
    const offset = askOffset(ask, to)
    if (offset === offsets.at(-1)) continue
    at.push(searchChange(ask, from, to, offset))
    offsets.push(offset)
  }
  const found = { at, offsets }
  years.set(year, found)
  return found
}

function searchChange(ask: Intl.DateTimeFormat, from: number, to: number, after: number): number {
  let [low, high] = [from / 1_000, to / 1_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askOffset(ask, middle * 1_000) === after) high = middle
    else low = middle
  }
  return high * 1_000
}

/** Reads `GMT`, `GMT+08:00` or `GMT-00:44:30`. */
function askOffset(ask: Intl.DateTimeFormat, instant: number): number {
  const text = ask.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const found = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text)
  if (!found) return 0
  const ms = Number(found[2]) * HOUR + Number(found[3]) * 60_000 + Number(found[4] ?? 0) * 1_000
  return found[1] === '-' ? -ms : ms
}
