import type { Allowance } from '../calendar/budget.ts'
import { nominalSeconds } from '../calendar/budget.ts'
import { DAY } from '../calendar/day.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { instantOf, wallOf } from '../calendar/zone.ts'

/**
 * Where a budget ends when nothing pauses it, in epoch ms; null beyond the horizon of the calendar.
 * Elapsed units ignore the hours. A zero working budget ends at once inside hours and at the next opening outside.
 * A working day keeps the wall time of the start, or takes the next opening where that is not working time.
 */
export function landing(work: WorkingTime, start: number, budget: Allowance): number | null {
  const length = nominalSeconds(budget) * 1_000
  if (budget.unit === 'd') return budget.amount === 0 ? start : sameWallTime(work.zone, start, dayAt(work, start) + budget.amount)
  if (budget.unit === 's' || budget.unit === 'min' || budget.unit === 'h') return start + length
  if (length === 0) return atWork(work, start)
  if (budget.unit !== 'wd') return work.usedUp(start, length)
  const day = work.workingDay(dayAt(work, start), budget.amount)
  if (day === null) return null
  const at = sameWallTime(work.zone, start, day)
  return work.worksAt(day, at) ? at : work.opening(at)
}

/**
 * The last closing of the day that a budget leads to. Days are counted whatever the time of day (a closed one takes the next
 * working day); other budgets take the day on which they are used up. Never before the start.
 */
export function landingAtDayEnd(work: WorkingTime, start: number, budget: Allowance): number | null {
  if (budget.amount > 0 && budget.unit === 'wd') {
    const day = work.workingDay(dayAt(work, start), budget.amount)
    return day === null ? null : work.dayEnd(day, start)
  }
  const landed = landing(work, start, budget)
  if (landed === null) return null
  if (budget.unit === 'd') return work.dayEnd(dayAt(work, start) + budget.amount, start)
  // A budget used up at midnight was used up on the day before it, a zero budget on the day of its instant.
  return work.dayEnd(dayAt(work, budget.amount > 0 ? landed - 1 : landed), landed)
}

/** The instant itself inside working time, else the next opening. */
export const atWork = (work: WorkingTime, at: number): number | null => (work.isOpen(at) ? at : work.opening(at))

const dayAt = ({ zone }: WorkingTime, at: number): number => Math.floor(wallOf(zone, at) / DAY)

function sameWallTime(zone: string, at: number, day: number): number {
  const wall = wallOf(zone, at)
  return instantOf(zone, day * DAY + (wall - Math.floor(wall / DAY) * DAY), 'shift')
}
