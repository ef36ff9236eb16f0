import type { Calendar, Hours, WeekCalendar } from '../../../domain/calendar/calendar.ts'
import { Calendar as CalendarSchema } from '../../../domain/calendar/calendar.ts'
import { weekdays } from '../../../domain/calendar/day.ts'
import type { Stopwatch } from '../../../domain/clock/stopwatch.ts'
import { measure } from '../../../domain/clock/stopwatch.ts'
import type { Dice } from './dice.ts'
import { dice } from './dice.ts'
import type { Film } from './film.ts'
import { CLOSED, film, shiftsOn } from './film.ts'
import type { Walk } from './walker.ts'
import { OutOfFilm, walk } from './walker.ts'

/** Four weeks each: ordinary ones, and those in which clocks change by an hour, by half an hour, at midnight, over midnight or by a whole day. */
const reels = [
  ['Asia/Shanghai', '2025-09-15'],
  ['Asia/Kathmandu', '2025-12-20'],
  ['Europe/Berlin', '2025-03-15'],
  ['Europe/Berlin', '2025-10-11'],
  ['America/New_York', '2025-10-20'],
  ['Australia/Lord_Howe', '2025-03-24'],
  ['Australia/Lord_Howe', '2025-09-22'],
  ['America/Sao_Paulo', '2018-10-22'],
  ['America/Sao_Paulo', '2018-02-05'],
  ['Africa/Cairo', '2024-04-14'],
  ['Africa/Cairo', '2024-10-20'],
  ['Africa/Casablanca', '2025-02-12'],
  ['America/St_Johns', '2010-10-25'],
  ['Pacific/Apia', '2011-12-20'],
] as const

const cases = 100_000
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

test(`the arithmetic agrees with walking minute by minute in ${cases} cases`, () => {
  process.stdout.write(`slow and fast clocks: SEED=${seed}\n`)
  const throws = dice(seed)
  const films = reels.map(([zone, from]) => film(zone, from, 28))
  let compared = 0
  while (compared < cases) {
    const reel = throws.pick(films)
    const calendar = anyCalendar(throws, reel)
    const shift = shiftsOn(reel, calendar.always ? roundTheClock(calendar.zone) : calendar)
    for (let i = 0; i < 250; i++) if (agrees(throws, reel, calendar, shift)) compared++
  }
}, 60_000)

/** Compares one case; false where the film is too short to tell. */
function agrees(throws: Dice, reel: Film, calendar: Calendar, shift: Int32Array): boolean {
  const asked = anyWalk(throws, reel, shift)
  const at = asked.start - 60 + throws.upTo(4_000)
  const share = throws.pick([0, 25, 50, 70, 99, 150])
  const instant = (frame: number): number => (reel.first + frame) * 60_000
  const watch: Stopwatch = {
    calendar,
    start: instant(asked.start),
    budget: `${asked.amount} ${asked.unit}`,
    endOfDay: asked.endOfDay,
    pauses: asked.pauses.map(({ from, to }) => ({ from: instant(from), to: to === undefined ? undefined : instant(to) })),
  }
  let expected
  try {
    const { due, worth, used, reached } = walk(asked)
    expected = { due, worth: worth * 60, used: used(at) * 60, rung: reached(Math.ceil((worth * 60 * share) / 100)) }
  } catch (error) {
    if (error instanceof OutOfFilm) return false
    throw error
  }
  const shown = measure({ ...watch, at: instant(at), rungs: [`${share}%`] })
  const frameSeconds = (found: number | null): number | null => (found === null ? null : found / 1_000 - reel.first * 60)
  const found = { due: frameSeconds(shown.due), worth: shown.worthSeconds, used: shown.usedSeconds, rung: frameSeconds(shown.rungs[0]!.at) }
  if (Object.entries(expected).some(([name, value]) => found[name as keyof typeof found] !== value))
    throw new Error(`SEED=${seed} ${JSON.stringify({ expected, found, share, at: instant(at), started: new Date(watch.start), watch })}`)
  const counted = shown.explain.filter(({ kind }) => kind === 'counted').reduce((sum, { seconds }) => sum + seconds, 0)
  if (counted !== shown.usedSeconds) throw new Error(`SEED=${seed} explained ${counted} of ${shown.usedSeconds}: ${JSON.stringify(watch)}`)
  return true
}

function anyWalk(throws: Dice, reel: Film, shift: Int32Array): Walk {
  const unit = throws.pick(['min', 'h', 'd', 'wmin', 'wh', 'wd'] as const)
  const most = { min: 3_000, h: 60, d: 6, wmin: 2_000, wh: 40, wd: 6 }[unit]
  let start = 1_500 + throws.upTo(16 * 1_440)
  // Openings, closings and midnights are where the rules bite.
  if (throws.oneIn(4)) while (start < shift.length && (shift[start] === CLOSED) === (shift[start - 1] === CLOSED)) start++
  if (throws.oneIn(8)) while (reel.wall[start]! % 1_440 !== 0 && start < shift.length) start++
  const pauses = Array.from({ length: throws.pick([0, 0, 1, 1, 2, 3]) }, () => {
    const from = start - 600 + throws.upTo(4_000)
    return throws.oneIn(8) ? { from } : { from, to: from + throws.upTo(throws.pick([30, 500, 3_000])) }
  })
  return { film: reel, shift, start, unit, amount: throws.oneIn(12) ? 0 : throws.upTo(most), endOfDay: throws.oneIn(3), pauses }
}

function anyCalendar(throws: Dice, reel: Film): Calendar {
  if (throws.oneIn(8)) return { zone: reel.zone, always: true }
  const days = Object.fromEntries(
    Array.from({ length: throws.upTo(6) }, () => {
      const date = new Date((reel.first + throws.upTo(27 * 1_440)) * 60_000).toISOString().slice(0, 10)
      return [date, throws.oneIn(2) ? [] : anyHours(throws)]
    }),
  )
  const week = Object.fromEntries(weekdays.map((day) => [day, throws.oneIn(4) ? [] : anyHours(throws)]))
  const parsed = CalendarSchema.safeParse({ zone: reel.zone, week, days })
  return parsed.success ? parsed.data : anyCalendar(throws, reel)
}

/** Up to three shifts on quarters of an hour, often reaching or leaving midnight. */
function anyHours(throws: Dice): Hours {
  const edges = new Set(Array.from({ length: 2 * (1 + throws.upTo(2)) }, () => throws.upTo(96)))
  if (throws.oneIn(4)) edges.add(0)
  if (throws.oneIn(4)) edges.add(96)
  const sorted = [...edges].toSorted((a, b) => a - b)
  const hours: Hours = []
  for (let i = 0; i + 1 < sorted.length; i += throws.oneIn(6) ? 1 : 2) hours.push([time(sorted[i]!), time(sorted[i + 1]!)])
  return hours
}

const time = (quarter: number): string => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`

function roundTheClock(zone: string): WeekCalendar {
  const day: Hours = [['00:00', '24:00']]
  return { zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, days: {} }
}
