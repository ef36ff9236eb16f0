import { sql } from 'kysely';
import type { Outline } from '../domain/place/outline.ts';
import { contains, spanOf } from '../domain/place/outline.ts';
import type { AreaRow } from './areas.ts';
import type { Db } from './connect.ts';
import type { Doing, Moved } from './grid-contents.ts';
import { moveContents, nothing } from './grid-contents.ts';
import { outlineOf } from './grid-facts.ts';
import type { Target } from './grid-parts.ts';
import { freeOfStrangers } from './grid-rows.ts';
import type { KeyRing } from './keys.ts';
import { levelColumn } from './scope.ts';

/**
 * Behind a new outline: what lies outside it goes to the smallest grid that holds it, what lies inside and in no outline of its own grid comes in. What no grid holds
 * stays, and is counted.
 */
export async function moveStrays(trx: Db, keys: KeyRing, grid: AreaRow, outline: Outline, doing: Doing): Promise<{ into: Moved[]; outside: number }> {
  const [grids, now] = [await smallestGrids(trx, grid, doing.at), new Date(doing.at)];
  if (!grids.some(({ id }) => id === grid.id)) return { into: [], outside: 0 };
  const self: Target = { id: grid.id, code: grid.code, path: grid.path, outline, part: null };
  const others = grids.filter(({ id }) => id !== grid.id);
  const [into, mine] = [new Map(others.map((other) => [other.id, nothing(other.code)])), nothing(grid.code)];
  const drawn = others.filter(({ outline: of }) => of !== null);
  await moveContents(trx, keys, grid, [self, ...drawn], [nothing(grid.code), ...drawn.map(({ id }) => into.get(id)!)], doing);
  for (const id of await lyingIn(trx, grid, outline)) {
    const source = others.find((other) => other.id === id);
    if (source) await moveContents(trx, keys, source, [source, self], [nothing(source.code), mine], doing);
  }
  const moved = [mine, ...into.values()].filter((one) => Object.values(one).some((count) => typeof count === 'number' && count > 0));
  for (const target of [self, ...others].filter(({ code }) => moved.some((one) => one.grid === code))) await freeOfStrangers(trx, target, now.getTime());
  const left = await trx.selectFrom('household as h').leftJoin('building as b', 'b.id', 'h.building_id').select([sql<number | null>`coalesce(h.lng, b.lng)`.as('lng'), sql<number | null>`coalesce(h.lat, b.lat)`.as('lat')])
    .where('h.grid_id', '=', grid.id).where('h.ended_at', 'is', null).execute();
  return { into: moved, outside: left.filter(({ lng, lat }) => lng !== null && lat !== null && !contains(outline, { lng, lat })).length };
}

/** The smallest grids of the set around a grid, itself among them, each as something that can take over. */
async function smallestGrids(trx: Db, grid: AreaRow, at: number): Promise<Target[]> {
  const near = grid.path.at(1) ?? grid.path[0]!;
  const { rows } = await sql<{ id: string; code: string; path: string[]; outline: unknown }>`
    select a.id, a.code, a.path, a.outline from area a where a.level = 'grid' and a.grid_set = ${grid.gridSet} and ${near}::uuid = any(a.path) and a.valid_from <= ${new Date(at)} and (a.valid_to is null or a.valid_to > ${new Date(at)})
      and not exists (select from area b where b.parent_id = a.id and b.valid_to is null) order by a.code`.execute(trx);
  return rows.map(({ outline, ...row }) => ({ ...row, outline: outlineOf(outline), part: null }));
}

/** Other grids that something lies in which stands on this ground. */
async function lyingIn(trx: Db, grid: AreaRow, outline: Outline): Promise<string[]> {
  const [[west, east], [south, north]] = [spanOf(outline, 0), spanOf(outline, 1)];
  const here = sql`${levelColumn(Math.min(grid.path.length, 2))} = ${grid.path.at(1) ?? grid.path[0]!}::uuid and lng between ${west} and ${east} and lat between ${south} and ${north}`;
  const { rows } = await sql<{ grid_id: string; lng: number; lat: number }>`
    select grid_id, lng, lat from household where ${here} and ended_at is null and grid_id <> ${grid.id}::uuid union all select grid_id, lng, lat from place where ${here} and valid_to is null and grid_id <> ${grid.id}::uuid
    union all select h.grid_id, b.lng, b.lat from building b join household h on h.building_id = b.id where b.area_id <> ${grid.id}::uuid and b.lng between ${west} and ${east} and b.lat between ${south} and ${north} and h.lng is null and h.ended_at is null
    union all select area_id, lng, lat from cases where ${here} and not over and area_id <> ${grid.id}::uuid`.execute(trx);
  return [...new Set(rows.filter((row) => contains(outline, row)).map(({ grid_id }) => grid_id))];
}
