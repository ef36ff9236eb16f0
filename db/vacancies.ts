import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** A grid where somebody is missing (000-06, 003-04): nobody walks it, nobody leads it, or only a stand-in does. */
export interface VacantGrid { id: string; code: string; worker: 'nobody' | 'proxy' | 'served'; leader: 'nobody' | 'proxy' | 'served' }

interface Raw { id: string; code: string; worker: boolean | null; leader: boolean | null }
const asState = (stands: boolean | null): VacantGrid['worker'] => (stands === null ? 'nobody' : stands ? 'served' : 'proxy');

export interface VacancyQuery { areaId: string; after?: string; limit: number; at: number }

/**
 * The smallest grids below an area without a worker or a leader of their own, by code. A worker serves a grid, or the grid that it is part of;
 * a leader may sit at any level above (000-05).
 */
export async function vacantGrids(db: Db, { areaId, after, limit, at }: VacancyQuery): Promise<VacantGrid[]> {
  const now = new Date(at);
  const serving = (roles: readonly string[], where: ReturnType<typeof sql>) => sql`(select bool_or(not s.proxy) from assignment s join person p on p.id = s.person_id join area g on g.id = s.area_id
    where s.area_id = any(a.path) and s.role = any(${[...roles]}::text[]) and p.disabled_at is null and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now}) ${where})`;
  const { rows } = await sql<Raw>`
    select * from (
      select a.id, a.code, ${serving(['worker', 'parttimer'], sql`and g.level = 'grid'`)} as worker, ${serving(['leader'], sql``)} as leader
      from area a where a.level = 'grid' and a.grid_set = 'primary' and ${areaId}::uuid = any(a.path) and a.valid_from <= ${now} and (a.valid_to is null or a.valid_to > ${now})
        and not exists (select from area b where b.parent_id = a.id and b.valid_to is null) ${after === undefined ? sql`` : sql`and a.code > ${after}`}
    ) found where worker is not true or leader is not true order by code limit ${limit}`.execute(db);
  return rows.map(({ id, code, worker, leader }) => ({ id, code, worker: asState(worker), leader: asState(leader) }));
}

/** How many of the smallest grids of an area stand so. */
export async function countVacancies(db: Db, areaId: string, at: number): Promise<{ grids: number; withoutWorker: number; withoutLeader: number; byProxy: number }> {
  const now = new Date(at);
  const { rows } = await sql<{ grids: number; withoutWorker: number; withoutLeader: number; byProxy: number }>`
    with grid as materialized (
      select a.id, a.path from area a where a.level = 'grid' and a.grid_set = 'primary' and ${areaId}::uuid = any(a.path) and a.valid_from <= ${now} and (a.valid_to is null or a.valid_to > ${now})
        and not exists (select from area b where b.parent_id = a.id and b.valid_to is null)
    ), held as materialized (
      select s.area_id, bool_or(s.role in ('worker', 'parttimer') and g.level = 'grid' and not s.proxy) as worker, bool_or(s.role in ('worker', 'parttimer') and g.level = 'grid') as anyone, bool_or(s.role = 'leader') as leader
      from assignment s join person p on p.id = s.person_id join area g on g.id = s.area_id
      where s.role in ('worker', 'parttimer', 'leader') and p.disabled_at is null and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now}) group by s.area_id
    ), served as (
      select grid.id, coalesce(bool_or(held.worker), false) as worker, coalesce(bool_or(held.anyone), false) as anyone, coalesce(bool_or(held.leader), false) as leader
      from grid cross join lateral unnest(grid.path) as above (id) left join held on held.area_id = above.id group by grid.id
    )
    select count(*)::int as grids, (count(*) filter (where not anyone))::int as "withoutWorker", (count(*) filter (where not leader))::int as "withoutLeader", (count(*) filter (where anyone and not worker))::int as "byProxy" from served`.execute(db);
  return rows[0]!;
}
