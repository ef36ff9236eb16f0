import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** What an area has now, counted from the tree and the posts: grids by size, those who work them, and grids without a person of their own. */
export interface StandingNow { majorGrids: number; grids: number; leaders: number; fullTime: number; partTime: number; informants: number; vacancies: number; units: number }

/** Grids and staff of an area at an instant (000-02, 000-03, 003-04, 004-17, 004-20). A person with two posts is one person. */
export async function standingNow(db: Db, areaId: string, at: number): Promise<StandingNow> {
  const now = new Date(at);
  const { rows } = await sql<StandingNow>`
    with grid as materialized (
      select a.id, not exists (select from area child where child.parent_id = a.id and child.level = 'grid' and (child.valid_to is null or child.valid_to > ${now})) as leaf
      from area a where a.level = 'grid' and a.grid_set = 'primary' and ${areaId}::uuid = any(a.path) and a.valid_from <= ${now} and (a.valid_to is null or a.valid_to > ${now})
    ), held as materialized (
      select g.id, g.leaf, s.person_id, s.role, s.employment, s.proxy from grid g join assignment s on s.area_id = g.id and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
      join person p on p.id = s.person_id and p.disabled_at is null
    )
    select (select count(*) from grid where not leaf)::int as "majorGrids", (select count(*) from grid where leaf)::int as grids,
      (select count(distinct person_id) from held where role = 'leader')::int as leaders,
      (select count(distinct person_id) from held where role = 'worker' and employment = 'full')::int as "fullTime",
      (select count(distinct person_id) from held where role = 'parttimer' or (role = 'worker' and employment = 'part'))::int as "partTime",
      (select count(distinct person_id) from held where role = 'informant')::int as informants,
      (select count(*) from grid where not exists (select from held where held.id = grid.id and not held.proxy and (held.role = 'leader' or (grid.leaf and held.role in ('worker', 'parttimer')))))::int as vacancies,
      (select count(*) from unit u join area a on a.id = u.area_id where ${areaId}::uuid = any(a.path) and (u.valid_to is null or u.valid_to > ${now}))::int as units`.execute(db);
  return rows[0]!;
}
