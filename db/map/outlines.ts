import { sql } from 'kysely';
import type { Outline } from '../../domain/place/outline.ts';
import { middleOf, overlap } from '../../domain/place/outline.ts';
import type { AreaRow } from '../areas.ts';
import type { Db } from '../connect.ts';
import { outlineOf } from '../grid-facts.ts';

/** Grids of the same set, not one within the other, that an outline would lie upon; by code. Two that touch are neighbours. */
export async function overlapping(db: Db, grid: Pick<AreaRow, 'id' | 'path' | 'gridSet'>, outline: Outline, at: number): Promise<string[]> {
  const near = grid.path.at(1) ?? grid.path[0]!;
  const { rows } = await sql<{ code: string; outline: unknown }>`
    select code, outline from area where level = 'grid' and grid_set = ${grid.gridSet} and id <> ${grid.id}::uuid and ${near}::uuid = any(path) and not (${grid.id}::uuid = any(path)) and not (id = any(${grid.path}::uuid[]))
      and valid_from <= ${new Date(at)} and (valid_to is null or valid_to > ${new Date(at)}) and outline is not null order by code`.execute(db);
  return rows.flatMap(({ code, outline: stored }) => {
    const other = outlineOf(stored);
    return other && overlap(outline, other) ? [code] : [];
  });
}

/** Keeps an outline with the moment from which it holds, behind the change that drew it, and lays it on the area. */
export async function keepOutline(trx: Db, change: string, areaId: string, outline: Outline, now: number): Promise<void> {
  await trx.insertInto('area_outline').values({ id: change, area_id: areaId, outline: JSON.stringify(outline), holds_from: new Date(now), applied_at: new Date(now) }).execute();
  const { lng, lat } = middleOf(outline);
  await trx.updateTable('area').set({ outline: JSON.stringify(outline), centre_lng: lng, centre_lat: lat }).where('id', '=', areaId).execute();
}
