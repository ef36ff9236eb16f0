import { sql } from 'kysely';
import { Outline, km2Of } from '../domain/place/outline.ts';
import type { Divided } from '../domain/place/division.ts';
import type { AreaRow } from './areas.ts';
import type { Db } from './connect.ts';
import { levelColumn } from './scope.ts';

export interface GridFacts extends Divided { id: string; zh: string; en: string; km2: number | null }

/** An outline as it is kept; null where there is none that can be reckoned with. */
export const outlineOf = (stored: unknown): Outline | null => {
  const read = Outline.safeParse(stored);
  return read.success ? read.data : null;
};

/** The facts by which the grids right below an area, or a grid itself, are divided (002-04): households, people, land. */
export async function gridFacts(db: Db, area: Pick<AreaRow, 'id' | 'path'>, at: number): Promise<GridFacts[]> {
  const now = new Date(at);
  const grids = await db.selectFrom('area').select(['id', 'code', 'zh', 'en', 'path', 'outline', 'settlement', 'parent_id']).where('level', '=', 'grid').where('grid_set', '=', 'primary')
    .where((on) => on.or([on('parent_id', '=', area.id), on('id', '=', area.id)])).where('valid_from', '<=', now).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    .orderBy('code').execute();
  if (grids.length === 0) return [];
  const parents = await db.selectFrom('area').select('parent_id').distinct().where('parent_id', 'in', grids.map(({ id }) => id)).where('valid_to', 'is', null).execute();
  return Promise.all(grids.map(async ({ id, code, zh, en, path, outline, settlement }) => {
    const { rows } = await sql<{ households: number; people: number }>`
      select count(*)::int as households, coalesce(sum(members), 0)::int as people from household where ${levelColumn(path.length)} = ${id}::uuid and ended_at is null`.execute(db);
    const drawn = outlineOf(outline);
    return { id, code, zh, en, ...rows[0]!, settlement, outline: drawn, isLeaf: !parents.some(({ parent_id }) => parent_id === id), km2: drawn && Math.round(km2Of(drawn) * 1_000) / 1_000 };
  }));
}

export interface Vacancy { id: string; code: string; zh: string; en: string; parentId: string | null; missing: 'worker' | 'leader'; proxy: boolean }

/**
 * Grids without a person of their own 空缺 (000-06, 003-04): a smallest grid without a worker, any other without a leader. `proxy`: somebody
 * stands in, which is no person of its own.
 */
export async function listVacancies(db: Db, areaId: string, at: number): Promise<Vacancy[]> {
  const now = new Date(at);
  const { rows } = await sql<Vacancy>`
    with grid as (
      select a.*, not exists (select from area child where child.parent_id = a.id and child.level = 'grid' and (child.valid_to is null or child.valid_to > ${now})) as leaf
      from area a where a.level = 'grid' and a.grid_set = 'primary' and ${areaId}::uuid = any(a.path) and a.valid_from <= ${now} and (a.valid_to is null or a.valid_to > ${now})
    ), held as (
      select g.id, s.proxy from grid g join assignment s on s.area_id = g.id and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
        and s.role = any(case when g.leaf then array['worker', 'parttimer', 'leader'] else array['leader'] end)
      join person p on p.id = s.person_id and p.disabled_at is null
    )
    select id, code, zh, en, parent_id as "parentId", case when leaf then 'worker' else 'leader' end as missing, exists (select from held where held.id = grid.id) as proxy
    from grid where not exists (select from held where held.id = grid.id and not held.proxy) order by code`.execute(db);
  return rows;
}

export interface Seat { area: string; person: { id: string; name: string }; role: string; employment: 'full' | 'part'; proxy: boolean; from: string; to: string | null }

/** Who holds a role over an area or any below it at an instant, leaders before workers. */
export async function seatsBelow(db: Db, areaId: string, at: number): Promise<Seat[]> {
  const now = new Date(at);
  const rows = await db.selectFrom('assignment as s').innerJoin('area as a', 'a.id', 's.area_id').innerJoin('person as p', 'p.id', 's.person_id')
    .select(['a.id as area', 'p.id', 'p.name', 's.role', 's.employment', 's.proxy', 's.valid_from', 's.valid_to'])
    .where(sql<boolean>`${areaId}::uuid = any(a.path)`).where('p.disabled_at', 'is', null).where('s.valid_from', '<=', now).where((on) => on.or([on('s.valid_to', 'is', null), on('s.valid_to', '>', now)]))
    .orderBy(sql`array_position(array['leader', 'worker', 'parttimer'], s.role) nulls last`).orderBy('p.username').limit(20_000).execute();
  return rows.map(({ id, name, valid_from, valid_to, ...seat }) => ({ ...seat, person: { id, name }, from: valid_from.toISOString(), to: valid_to?.toISOString() ?? null }));
}
