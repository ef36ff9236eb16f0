import type { Hours, WeekCalendar } from '../../../domain/calendar/calendar.ts'

/**
 * A zone minute by minute, as its wall clocks showed it. Everything is filmed through `Intl` and counted by walking along; nothing here knows
 * of offsets, indexes or sums, so that it can be held against the arithmetic that does.
 */
export type Film = {
  readonly zone: string
  /** UTC minute of the first frame. */
  readonly first: number
  /** Wall minute since 1970-01-01T00:00 in each frame. */
  readonly wall: readonly number[]
}

const HOUR = 60

export function film(zone: string, fromDate: string, days: number): Film {
  const ask = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const shown = (minute: number): number => {
    const part = Object.fromEntries(ask.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!) / 60_000
  }
  const first = Date.parse(`${fromDate}T00:00:00Z`) / 60_000
  const wall: number[] = []
  for (let minute = first; minute < first + days * 1_440; minute += HOUR) {
    const [start, end] = [shown(minute), shown(minute + HOUR)]
    for (let i = 0; i < HOUR; i++) wall.push(end - start === HOUR ? start + i : shown(minute + i))
  }
  return { zone, first, wall }
}

/** No shift is worked in this frame. */
export const CLOSED = -1

/** For each frame the local day whose shift is being worked, or CLOSED. A shift runs from when its opening is first on the wall until its closing first is, or has been jumped over. */
export function shiftsOn({ wall }: Film, calendar: WeekCalendar): Int32Array {
  const shift = new Int32Array(wall.length).fill(CLOSED)
  let frame = 0
  const firstShowing = (minute: number): number => {
    while (frame < wall.length && wall[frame]! < minute) frame++
    return frame
  }
  for (let day = Math.floor(wall[0]! / 1_440) + 1; day < wall.at(-1)! / 1_440; day++)
    for (const [opens, closes] of hoursOn(calendar, day)) shift.fill(day, firstShowing(day * 1_440 + minuteOf(opens)), firstShowing(day * 1_440 + minuteOf(closes)))
  return shift
}

function hoursOn(calendar: WeekCalendar, day: number): Hours {
  const date = new Date(day * 86_400_000)
  const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[date.getUTCDay()]!
  return calendar.days[date.toISOString().slice(0, 10)] ?? calendar.week[weekday]
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
