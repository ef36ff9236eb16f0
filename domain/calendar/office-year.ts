import type { Hours, WeekCalendar } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { DAY, dayNumber, weekdayIndex, weekdays } from './day.ts'
import { instantOf, steadyOffset } from './zone.ts'

/** The working time of one local year in rising order, ready for binary search. Instants are epoch ms, lengths ms. */
export type OfficeYear = {
  readonly opens: readonly number[]
  readonly closes: readonly number[]
  /** Working time of the year before each shift. */
  readonly before: readonly number[]
  readonly dayOfShift: readonly DayNumber[]
  /** Days with any working time, and the index of the first shift of each. */
  readonly days: readonly DayNumber[]
  readonly firstShift: readonly number[]
  readonly total: number
}

const FORTNIGHT = 14 * DAY

type Span = readonly [opens: number, closes: number]

/** Answers the years of a calendar, each built when first asked for. */
export function officeYears(calendar: WeekCalendar): (year: number) => OfficeYear {
  const byWeekday = weekdays.map((day) => spans(calendar.week[day]))
  const byDate = new Map(Object.entries(calendar.days ?? {}).map(([date, hours]) => [dayNumber(date), spans(hours)]))
  const hoursOf = (day: DayNumber): readonly Span[] => byDate.get(day) ?? byWeekday[weekdayIndex(day)]!
  const years = new Map<number, OfficeYear>()
  return (year) => {
    const known = years.get(year)
    if (known) return known
    const built = build(calendar.zone, year, hoursOf)
    years.set(year, built)
    return built
  }
}

function build(zone: string, year: number, hoursOf: (day: DayNumber) => readonly Span[]): OfficeYear {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  const opens: number[] = []
  const closes: number[] = []
  const before: number[] = []
  const dayOfShift: DayNumber[] = []
  const days: DayNumber[] = []
  const firstShift: number[] = []
  let total = 0
  let offset: number | null = null
  for (let day = first / DAY; day < next / DAY; day++) {
    // In a fortnight without a change of clocks, which is all of them in China, one subtraction does.
    if ((day * DAY - first) % FORTNIGHT === 0) offset = steadyOffset(zone, (day - 2) * DAY, (day + 2) * DAY + FORTNIGHT)
    const steady = offset
    const toInstant = steady === null ? (wall: number) => instantOf(zone, wall) : (wall: number) => wall - steady
    for (const [from, to] of hoursOf(day)) {
      const [open, close] = [toInstant(day * DAY + from), toInstant(day * DAY + to)]
      // Hours that the clocks jump over altogether are no working time.
      if (close <= open) continue
      if (days.at(-1) !== day) {
        days.push(day)
        firstShift.push(opens.length)
      }
      opens.push(open)
      closes.push(close)
      before.push(total)
      dayOfShift.push(day)
      total += close - open
    }
  }
  return { opens, closes, before, dayOfShift, days, firstShift, total }
}

/** Wall ms from midnight, in rising order. */
const spans = (hours: Hours): readonly Span[] => hours.map(([from, to]): Span => [wall(from), wall(to)]).toSorted((a, b) => a[0] - b[0])

const wall = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
