import { sql } from 'kysely';
import type { Status } from '../../domain/case/status.ts';
import type { Db } from '../connect.ts';
import { levelColumn } from '../scope.ts';

/** Statuses in which work remains, in the order of the road. */
export const stages = ['submitted', 'accepted', 'dispatched', 'inProgress', 'verifying'] as const satisfies readonly Status[];
export type Stage = (typeof stages)[number];

/** How old an open case is, in days since its report: the oldest first. `under` is null where there is no end. */
export const ages = [{ from: 30, under: null }, { from: 15, under: 30 }, { from: 7, under: 15 }, { from: 3, under: 7 }, { from: 0, under: 3 }] as const;

/** How many open cases of a stage are of an age; counted no further than `most`. */
export interface Standing { stage: Stage; age: number; n: number; capped: boolean }

const most = 1_000;
const day = 86_400_000;

/**
 * Open cases of an area by stage and age: one short walk of an index for each pair, so a county answers as fast as a grid. The walk is planned
 * once for all pairs; planned for each it took longer to plan than to walk.
 */
export async function standingIn(db: Db, area: { id: string; depth: number }, now: number): Promise<Standing[]> {
  const before = (age: number | null, end: string): string => (age === null || age === 0 ? end : new Date(now - age * day).toISOString());
  const pairs = stages.flatMap((stage) => ages.map(({ from, under }, nth) => ({ stage, nth, since: before(under, '-infinity'), until: before(from, 'infinity') })));
  const { rows } = await sql<{ stage: Stage; age: number; n: number }>`
    select pair.stage, pair.age, counted.n from unnest(
      ${pairs.map(({ stage }) => stage)}::text[], ${pairs.map(({ nth }) => nth)}::int[], ${pairs.map(({ since }) => since)}::timestamptz[], ${pairs.map(({ until }) => until)}::timestamptz[]
    ) as pair (stage, age, since, until) cross join lateral (select count(*)::int as n from (
      select 1 from cases where ${levelColumn(area.depth)} = ${area.id}::uuid and lane = 'open' and open and status = pair.stage and created_at >= pair.since and created_at < pair.until limit ${most + 1}) walked) counted`.execute(db);
  return rows.map(({ stage, age, n }) => ({ stage, age, n: Math.min(n, most), capped: n > most }));
}
