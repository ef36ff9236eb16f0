import type { Cadence, Every } from '../pack/visiting.ts';
import { roughSeconds } from './cadence.ts';
import type { DutyKind } from './duty.ts';

const day = 86_400;

/** The longest interval of each step, and what it weighs. */
const steps: readonly (readonly [days: number, weight: number])[] = [[3, 450], [7, 400], [14, 350], [31, 300], [92, 200], [184, 150], [Number.POSITIVE_INFINITY, 100]];

/** What comes before any rhythm. */
const urgent: Record<Exclude<DutyKind, 'cadence'>, number> = { trigger: 1_000, followUp: 700, review: 500, task: 500 };

/**
 * How much somebody is needed there, for "most needed first": whoever waits after a misfortune, then follow-ups, tasks and reviews, then the
 * shorter rhythm; a care class goes ahead of others of its rhythm. Never a score of a person: it orders a day's walk, and nothing else reads it.
 */
export function weightOf(kind: DutyKind, cadence: Pick<Cadence, 'care'> | undefined, every: Every | null): number {
  if (kind !== 'cadence') return urgent[kind];
  const days = every === null ? Number.POSITIVE_INFINITY : roughSeconds(every) / day;
  return steps.find(([most]) => days <= most)![1] + (cadence?.care ? 40 : 0);
}
