import type { Cadence, Every } from '../pack/visiting.ts';
import { everyOf, isCalendarPeriod, calendarWindows } from './cadence.ts';
import type { Period, Window } from './duty.ts';
import { dayWindow } from './period.ts';

/**
 * A season 特殊时段 (000-26): between two days, both included, a circumstance holds for some cadences of a whole area (hazard points daily
 * at special fire risk), then they are as they were.
 */
export interface Season { circumstance: string; cadences: readonly string[]; fromDay: string; toDay: string; areaId: string }

/** The instants that a season lasts. */
export const lasting = ({ fromDay, toDay }: Pick<Season, 'fromDay' | 'toDay'>, zone: string): Window =>
  ({ from: dayWindow(fromDay, zone).from, to: dayWindow(toDay, zone).to });

/** A piece of time in which a class has one interval. */
export interface Stretch extends Window { every: Every | null; seasonal: boolean }

/** How often something in an area is visited, piece by piece, with the seasons that lie over it. */
export function stretchesOf(cadence: Cadence, own: readonly string[], seasons: readonly Season[], areaPath: readonly string[], { from, to }: Window, zone: string): Stretch[] {
  const here = seasons.filter(({ areaId, cadences }) => areaPath.includes(areaId) && cadences.includes(cadence.code))
    .map((season) => ({ circumstance: season.circumstance, ...lasting(season, zone) }));
  const cuts = [from, to, ...here.flatMap((season) => [season.from, season.to])].filter((at) => at >= from && at <= to).toSorted((one, other) => one - other);
  const pieces: Stretch[] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined || end === start) continue;
    const held = here.filter((season) => season.from <= start && start < season.to).map(({ circumstance }) => circumstance);
    const every = everyOf(cadence, [...own, ...held]);
    const before = pieces.at(-1);
    if (before && before.every === every) before.to = end;
    else pieces.push({ from: start, to: end, every, seasonal: every !== everyOf(cadence, own) });
  }
  return pieces;
}

/**
 * The calendar windows beside a season. What a season leaves of a period at either end is dropped where it is shorter than `least` days:
 * the season's own visits were made next to it.
 */
export function windowsBeside(stretches: readonly Stretch[], leastDays: number, zone: string): Period[] {
  return stretches.flatMap((stretch, at) => {
    if (stretch.every === null || !isCalendarPeriod(stretch.every)) return [];
    const [seasonBefore, seasonBehind] = [stretches[at - 1]?.seasonal, stretches[at + 1]?.seasonal];
    return calendarWindows(stretch.every, stretch, zone).filter(({ from, to }) => {
      const cut = (seasonBefore && from === stretch.from) || (seasonBehind && to === stretch.to);
      return !cut || to - from >= leastDays * 86_400_000;
    });
  });
}
