import type { DayNumber } from '../calendar/day.ts';
import type { Window } from './duty.ts';
import { startOf } from './period.ts';

/** What is to be merged: a window, and the first day on which a visit would discharge it. */
export interface Mergeable extends Window { earliest: DayNumber; weight: number; care: boolean; alone: boolean }

/** One knock: what it discharges, by place in the list that was merged. */
export interface Knocks extends Window { earliest: DayNumber; weight: number; care: boolean; members: number[] }

/** The shortest day there is, where clocks change. */
const leastRoom = 23 * 3_600_000;

/**
 * The fewest knocks that discharge everything (one knock, several duties): the duty that ends first is visited, and takes along every duty
 * whose window has begun by then, so that a quarter's duty goes with the first month's. A knock's window is what all its duties share; where
 * they share less than a day, they are not merged. What somebody waits for (a trigger) goes alone.
 */
export function merge(duties: readonly Mergeable[], zone: string): Knocks[] {
  const order = duties.map((_, at) => at).toSorted((one, other) => duties[one]!.to - duties[other]!.to || duties[one]!.from - duties[other]!.from);
  const knocks: (Knocks & { alone: boolean })[] = [];
  for (const at of order) {
    const { from, to, earliest, weight, care, alone } = duties[at]!;
    const found = alone ? undefined : knocks.find((knock) => !knock.alone && knock.to - startOf(Math.max(knock.earliest, earliest), zone) >= leastRoom && from < knock.to);
    if (!found) {
      knocks.push({ from, to, earliest, weight, care, alone, members: [at] });
      continue;
    }
    found.members.push(at);
    found.from = Math.max(found.from, from);
    found.earliest = Math.max(found.earliest, earliest);
    found.weight = Math.max(found.weight, weight);
    found.care ||= care;
  }
  return knocks.map(({ alone: _alone, ...knock }) => knock);
}
