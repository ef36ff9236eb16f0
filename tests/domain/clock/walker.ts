import type { Film } from './film.ts'
import { CLOSED } from './film.ts'

/** A question in frames of a film: minutes from its first. */
export type Walk = {
  readonly film: Film
  readonly shift: Int32Array
  readonly start: number
  readonly amount: number
  readonly unit: 'min' | 'h' | 'd' | 'wmin' | 'wh' | 'wd'
  readonly endOfDay: boolean
  readonly pauses: readonly { from: number; to?: number }[]
}

// Under jest each look-up of a global or an import costs more than a frame.
const closed = CLOSED

/** The reel ran out: no answer. */
export class OutOfFilm extends Error {}

/** The rules 1–8 by walking from frame to frame and counting. */
export function walk(asked: Walk): { due: number | null; worth: number; used: (at: number) => number; reached: (seconds: number) => number | null } {
  const { film, shift, start, pauses } = asked
  const working = asked.unit.startsWith('w')
  const counts = (frame: number): boolean => !working || shift[frame] !== closed
  const held = new Uint8Array(film.wall.length)
  for (const { from, to } of pauses) held.fill(1, Math.max(0, from), to)
  const paused = (frame: number): boolean => held[frame] === 1
  const open = Math.min(...pauses.filter(({ to }) => to === undefined).map(({ from }) => from))

  const bare = unpaused(asked)
  if (bare > film.wall.length) throw new OutOfFilm()
  let worth = 0
  let taken = 0
  for (let frame = start; frame < bare; frame++) {
    if (!counts(frame)) continue
    worth++
    if (paused(frame)) taken++
  }

  /** Seconds after the first frame at which that many counted seconds are used up. */
  const reached = (seconds: number): number | null => {
    if (seconds === 0) return 60 * (working ? atWork(asked, start) : start)
    let used = 0
    for (let frame = start; ; frame++) {
      if (frame >= film.wall.length) throw new OutOfFilm()
      if (counts(frame) && !paused(frame)) {
        if (used + 60 >= seconds) return 60 * frame + seconds - used
        used += 60
      } else if (frame >= open) return null
    }
  }

  const used = (at: number): number => {
    if (at > film.wall.length) throw new OutOfFilm()
    let minutes = 0
    for (let frame = start; frame < at; frame++) if (counts(frame) && !paused(frame)) minutes++
    return minutes
  }
  if (taken === 0) return { due: 60 * bare, worth, used, reached }
  return { due: reached(worth * 60), worth, used, reached }
}

function unpaused(asked: Walk): number {
  const { film, shift, start, amount, unit, endOfDay } = asked
  if (start >= film.wall.length) throw new OutOfFilm()
  if (unit === 'wd' && amount > 0) {
    const days = new Set<number>()
    const today = Math.floor(film.wall[start]! / 1_440)
    let day = NaN
    for (let frame = start; ; frame++) {
      if (frame >= film.wall.length) throw new OutOfFilm()
      if (shift[frame]! > today) days.add(shift[frame]!)
      if (days.size === amount) {
        day = shift[frame]!
        break
      }
    }
    if (endOfDay) return lastFrame(asked, day, start)
    const at = kept(asked, day)
    return shift[at] === day || shift[at - 1] === day ? at : opening(asked, at)
  }
  if (unit === 'd') {
    const day = Math.floor(film.wall[start]! / 1_440) + amount
    return endOfDay ? lastFrame(asked, day, start) : amount === 0 ? start : kept(asked, day)
  }
  const minutes = unit.endsWith('h') ? amount * 60 : amount
  let at = start
  if (!unit.startsWith('w')) at = start + minutes
  else if (minutes === 0) at = atWork(asked, start)
  else for (let left = minutes; left > 0; at++) {
    if (at >= film.wall.length) throw new OutOfFilm()
    if (shift[at] !== closed) left--
  }
  if (!endOfDay) return at
  const day = amount > 0 && unit.startsWith('w') ? shift[at - 1]! : Math.floor(film.wall[amount > 0 ? at - 1 : at]! / 1_440)
  return lastFrame(asked, day, at)
}

/** The frame after the last worked one of the day, or of the first later day that ends no earlier than `notBefore`. */
function lastFrame({ shift, start }: Walk, day: number, notBefore: number): number {
  let end = NaN
  let ends = NaN
  for (let frame = Math.max(0, start - 1); frame < shift.length; frame++) {
    const worked = shift[frame]!
    if (worked === closed || worked < day) continue
    if (worked !== ends && end >= notBefore) return end
    ends = worked
    end = frame + 1
  }
  throw new OutOfFilm()
}

/** The frame on the day in which the wall shows the start's time of day; where the clocks jump over it, as long after the jump. */
function kept({ film: { wall }, start }: Walk, day: number): number {
  const wanted = day * 1_440 + (wall[start]! % 1_440)
  let frame = start
  while (frame < wall.length && wall[frame]! < wanted) frame++
  if (frame === wall.length) throw new OutOfFilm()
  return wall[frame] === wanted ? frame : frame + wanted - wall[frame - 1]! - 1
}

const atWork = (asked: Walk, at: number): number => (asked.shift[at] === closed && asked.shift[at - 1] === closed ? opening(asked, at) : at)

function opening({ shift }: Walk, from: number): number {
  for (let frame = from; frame < shift.length; frame++) if (shift[frame] !== closed) return frame
  throw new OutOfFilm()
}
