import { DAY } from './day.ts'
import type { WorkingTime } from './working-time.ts'
import { instantOf } from './zone.ts'

/** Working time that never stops: every local day is a working day from midnight to midnight. */
export function roundTheClock(zone: string): WorkingTime {
  const midnight = (day: number): number => instantOf(zone, day * DAY)
  return {
    zone,
    between: (from, to) => Math.max(0, to - from),
    usedUp: (from, length) => from + length,
    isOpen: () => true,
    opening: (at) => at,
    workingDay: (after, n) => after + n,
    worksAt: (day, at) => midnight(day) <= at && at <= midnight(day + 1),
    dayEnd(day, notBefore) {
      let end = midnight(day + 1)
      while (end < notBefore) end = midnight(++day + 1)
      return end
    },
    *shifts(from, to) {
      if (from < to) yield { from, to, day: Math.floor(from / DAY) }
    },
  }
}
