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

/** Keeps an outline with the day from which it holds, and lays it on the area at once where that day has come. */
export async function keepOutline(trx: Db, change: string, areaId: string, outline: Outline, from: number, now: number): Promise<void> {
  await trx.insertInto('area_outline').values({ id: change, area_id: areaId, outline: JSON.stringify(outline), holds_from: new Date(from), applied_at: from <= now ? new Date(now) : null }).execute();
  if (from <= now) await layOutline(trx, areaId, outline);
}

/** Lays the outlines whose day has come. @returns how many */
export async function layDueOutlines(db: Db, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('area_outline').select(['id', 'area_id', 'outline']).where('applied_at', 'is', null).where('holds_from', '<=', new Date(now)).orderBy('holds_from').limit(100).forUpdate().skipLocked().execute();
    for (const row of rows) {
      const outline = outlineOf(row.outline);
      if (outline) await layOutline(trx, row.area_id, outline);
      await trx.updateTable('area_outline').set({ applied_at: new Date(now) }).where('id', '=', row.id).execute();
    }
    return rows.length;
  });
}

async function layOutline(trx: Db, areaId: string, outline: Outline): Promise<void> {
  const { lng, lat } = middleOf(outline);
  await trx.updateTable('area').set({ outline: JSON.stringify(outline), centre_lng: lng, centre_lat: lat }).where('id', '=', areaId).execute();
}

/** Outlines that an area had and will have, the newest first. */
export async function outlinesOf(db: Db, areaId: string): Promise<{ id: string; outline: unknown; from: Date; applied: boolean }[]> {
  const rows = await db.selectFrom('area_outline').select(['id', 'outline', 'holds_from', 'applied_at']).where('area_id', '=', areaId).orderBy('holds_from', 'desc').limit(50).execute();
  return rows.map((row) => ({ id: row.id, outline: row.outline, from: row.holds_from, applied: row.applied_at !== null }));
}
