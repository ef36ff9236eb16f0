import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { CaseFilter } from '../case-filter.ts';
import { conditionsOf } from '../case-filter.ts';
import type { Db } from '../connect.ts';
import { registryAreas, withinAreas } from '../registry-scope.ts';
import { levelColumn, waysToSee } from '../scope.ts';

/** West, south, east, north in degrees, WGS-84. */
export interface Box { west: number; south: number; east: number; north: number }

export interface CasePoint { id: string; number: string; lng: number; lat: number; category: string | null; status: string; gridId: string | null; dueAt: Date | null; warnAt: Date | null; open: boolean }
export interface PlacePoint { id: string; code: string; class: string; zh: string; en: string | null; lng: number; lat: number }

const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(conditions.map((one) => sql`(${one})`), sql` and `);
const inBox = ({ west, south, east, north }: Box): RawBuilder<boolean> => sql<boolean>`lng between ${west} and ${east} and lat between ${south} and ${north}`;

/** Cases with a spot in the box, the most urgent first, by everything that the list of cases understands. No texts: the map needs none; and no clue, whoever looks. */
export async function casePoints(db: Db, viewer: Viewer, filter: CaseFilter, box: Box, now: number, limit: number): Promise<CasePoint[]> {
  const ways = waysToSee(viewer);
  if (ways.length === 0) return [];
  const common = [sql`lane = 'open'`, ...conditionsOf(filter, viewer, now), inBox(box)];
  const branches = ways.map((way) => sql`(select id, number, lng, lat, category, status, grid_id as "gridId", due_at as "dueAt", warn_at as "warnAt", open, due_sort from cases where ${all([way, ...common])} order by due_sort, id limit ${limit})`);
  const { rows } = await sql<CasePoint>`select * from (${sql.join(branches, sql` union `)}) found order by due_sort, id limit ${limit}`.execute(db);
  return rows;
}

/**
 * How many cases lie in each of these areas, and how many of them are overdue; counted no further than a thousand each. For whoever sees the
 * whole area. Areas of one depth are one statement, so that two hundred villages are planned once. What is overdue is counted in its order: where
 * most lies in one village, statistics would have every case read for each of the others.
 */
export async function countsIn(db: Db, viewer: Viewer, areas: readonly { id: string; path: readonly string[] }[], filter: CaseFilter, now: number): Promise<Map<string, { cases: number; overdue: number }>> {
  const common = conditionsOf(filter, viewer, now);
  const count = (depth: number, more: RawBuilder<unknown>[], order = sql``) => sql`lateral (select count(*)::int as n from (select 1 from cases where ${all([sql`lane = 'open' and ${levelColumn(depth)} = asked.area`, ...common, ...more])} ${order} limit 1001) walked)`;
  const counted = await Promise.all([...Map.groupBy(areas, ({ path }) => path.length)].map(async ([depth, same]) => {
    const { rows } = await sql<{ id: string; cases: number; overdue: number }>`
      select asked.area::text as id, standing.n as cases, late.n as overdue from unnest(${same.map(({ id }) => id)}::uuid[]) as asked (area)
      cross join ${count(depth, [])} standing cross join ${count(depth, [sql`open and due_sort <= ${new Date(now)}`], sql`order by due_sort`)} late`.execute(db);
    return rows;
  }));
  return new Map(counted.flat().map(({ id, ...counts }) => [id, counts]));
}

/** Places that are visited, in the box: nobody's home among them. */
export async function placePoints(db: Db, viewer: Viewer, area: { id: string; depth: number }, box: Box, limit: number): Promise<PlacePoint[]> {
  const within = withinAreas(registryAreas(viewer));
  if (within === null) return [];
  const { rows } = await sql<PlacePoint>`
    select id, code, class, zh, en, lng, lat from place where valid_to is null and lng is not null and class !~ '^P0[1-4]$' and ${within} and ${levelColumn(area.depth)} = ${area.id}::uuid and ${inBox(box)} order by code limit ${limit}`.execute(db);
  return rows;
}
