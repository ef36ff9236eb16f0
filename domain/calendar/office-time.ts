import type { WeekCalendar } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { DAY, yearOf } from './day.ts'
import type { OfficeYear } from './office-year.ts'
import { officeYears } from './office-year.ts'
import type { WorkingTime } from './working-time.ts'
import { wallOf } from './zone.ts'

/** No search for working time goes further. */
const horizonYear = 2400

/** Working time by weekday hours and published dates. */
export function officeTime(calendar: WeekCalendar): WorkingTime {
  const { zone } = calendar
  const year = officeYears(calendar)
  const yearAt = (at: number): number => yearOf(Math.floor(wallOf(zone, at) / DAY))

  return {
    zone,
    between(from, to) {
      if (to <= from) return 0
      const last = yearAt(to)
      let used = usedBefore(year(last), to)
      for (let y = yearAt(from); y < last; y++) used += year(y).total
      return used - usedBefore(year(yearAt(from)), from)
    },
    usedUp(from, length) {
      let y = yearAt(from)
      let wanted = usedBefore(year(y), from) + length
      for (; wanted > year(y).total; y++) {
        if (y >= horizonYear) return null
        wanted -= year(y).total
      }
      const { opens, before } = year(y)
      const i = lastBefore(before, wanted)
      return opens[i]! + wanted - before[i]!
    },
    isOpen(at) {
      return [yearAt(at), yearAt(at - 1)].some((y) => {
        const { opens, closes } = year(y)
        const i = lastAtOrBefore(opens, at)
        return i >= 0 && at <= closes[i]!
      })
    },
    opening(at) {
      for (let y = yearAt(at); y <= horizonYear; y++) {
        const { opens } = year(y)
        const i = lastBefore(opens, at) + 1
        if (i < opens.length) return opens[i]!
      }
      return null
    },
    workingDay(after, n) {
      for (let y = yearOf(after), left = n; y <= horizonYear; y++) {
        const { days } = year(y)
        const passed = lastAtOrBefore(days, after) + 1
        if (passed + left <= days.length) return days[passed + left - 1]!
        left -= days.length - passed
      }
      return null
    },
    worksAt(day, at) {
      const { days, firstShift, opens, closes } = year(yearOf(day))
      const d = lastAtOrBefore(days, day)
      if (d < 0 || days[d] !== day) return false
      for (let i = firstShift[d]!; i < (firstShift[d + 1] ?? opens.length); i++) if (opens[i]! <= at && at <= closes[i]!) return true
      return false
    },
    dayEnd(day, notBefore) {
      for (let y = yearOf(day); y <= horizonYear; y++) {
        const { days, firstShift, closes } = year(y)
        for (let d = lastBefore(days, day) + 1; d < days.length; d++) {
          const end = closes[(firstShift[d + 1] ?? closes.length) - 1]!
          if (end >= notBefore) return end
        }
      }
      return null
    },
    *shifts(from, to) {
      for (let y = yearAt(from); y <= yearAt(to); y++) {
        const { opens, closes, dayOfShift } = year(y)
        for (let i = Math.max(0, lastAtOrBefore(opens, from)); i < opens.length && opens[i]! < to; i++)
          if (closes[i]! > from) yield { from: Math.max(from, opens[i]!), to: Math.min(to, closes[i]!), day: dayOfShift[i] as DayNumber }
      }
    },
  }
}

/** Working time of the year's shifts before the instant. */
function usedBefore({ opens, closes, before }: OfficeYear, at: number): number {
  const i = lastAtOrBefore(opens, at)
  return i < 0 ? 0 : before[i]! + Math.min(at, closes[i]!) - opens[i]!
}

/** Index of the last of the ascending numbers that is ≤ the wanted one, or -1. */
function lastAtOrBefore(ascending: readonly number[], wanted: number): number {
  let [low, high] = [-1, ascending.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ascending[middle]! <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the last of the ascending numbers that is < the wanted one, or -1. Instants and lengths are whole numbers. */
const lastBefore = (ascending: readonly number[], wanted: number): number => lastAtOrBefore(ascending, wanted - 1)
