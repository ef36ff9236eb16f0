import { sql } from 'kysely';
import { Outline, km2Of } from '../domain/place/outline.ts';
import type { Divided } from '../domain/place/division.ts';
import type { AreaRow } from './areas.ts';
import type { Db } from './connect.ts';
import { levelColumn } from './scope.ts';

export interface GridFacts extends Divided { id: string; zh: string; en: string; km2: number | null; classes: { code: string; households: number }[] }

/** An outline as it is kept; null where there is none that can be reckoned with. */
export const outlineOf = (stored: unknown): Outline | null => {
  const read = Outline.safeParse(stored);
  return read.success ? read.data : null;
};

/** The facts by which the grids right below an area, or a grid itself, are divided (002-04): households, people, land, and how many households are in which class. */
export async function gridFacts(db: Db, area: Pick<AreaRow, 'id' | 'path'>, at: number): Promise<GridFacts[]> {
  const now = new Date(at);
  const grids = await db.selectFrom('area').select(['id', 'code', 'zh', 'en', 'path', 'outline', 'settlement', 'parent_id']).where('level', '=', 'grid').where('grid_set', '=', 'primary')
    .where((on) => on.or([on('parent_id', '=', area.id), on('id', '=', area.id)])).where('valid_from', '<=', now).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    .orderBy('code').execute();
  if (grids.length === 0) return [];
  const parents = await db.selectFrom('area').select('parent_id').distinct().where('parent_id', 'in', grids.map(({ id }) => id)).where('valid_to', 'is', null).execute();
  return Promise.all(grids.map(async ({ id, code, zh, en, path, outline, settlement }) => {
    const { rows } = await sql<{ households: number; people: number; classes: GridFacts['classes'] }>`
      select count(*)::int as households, coalesce(sum(members), 0)::int as people, (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'households', n) order by code), '[]') from (
        select t.code, count(distinct t.household_id)::int as n from household h join category_tag t on t.household_id = h.id where ${sql.raw('h.')}${levelColumn(path.length)} = ${id}::uuid and h.ended_at is null
          and t.approved_at is not null and t.ended_at is null and t.refused_at is null and t.valid_to > ${now}::timestamptz and t.valid_from <= ${now}::timestamptz group by 1) as classed) as classes
      from household where ${levelColumn(path.length)} = ${id}::uuid and ended_at is null`.execute(db);
    const drawn = outlineOf(outline);
    return { id, code, zh, en, ...rows[0]!, settlement, outline: drawn, isLeaf: !parents.some(({ parent_id }) => parent_id === id), km2: drawn && Math.round(km2Of(drawn) * 1_000) / 1_000 };
  }));
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
