import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from './connect.ts';
import type { Outline } from '../domain/place/outline.ts';
import { middleOf } from '../domain/place/outline.ts';
import { isId, newId } from './ids.ts';
import type { AreaTable } from './tables/places.ts';

export interface AreaRow {
  id: string;
  code: string;
  parentId: string | null;
  level: AreaTable['level'];
  gridSet: string;
  path: string[];
  zh: string;
  en: string;
  centre: { lng: number; lat: number } | null;
  outline: unknown;
  card: Record<string, string> | null;
}

/** An area by its code or id. */
export async function findArea(db: Db, ref: string): Promise<AreaRow | undefined> {
  const row = await db.selectFrom('area').selectAll().where(isId(ref) ? 'id' : 'code', '=', ref).executeTakeFirst();
  return row && asArea(row);
}

/** Areas by id, for naming them. */
export async function areasById(db: Db, ids: readonly string[]): Promise<Map<string, AreaRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('area').selectAll().where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, asArea(row)]));
}

/** The whole tree as it holds now, from the county down. */
export async function listAreas(db: Db, at: number = Date.now()): Promise<AreaRow[]> {
  const day = new Date(at);
  const rows = await db.selectFrom('area').selectAll().where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', day)]))
    .orderBy(sql`cardinality(path)`).orderBy('code').execute();
  return rows.map(asArea);
}

/**
 * The smallest area of the primary grid set whose outline holds the point; where none does, the county.
 * An outline is a GeoJSON polygon; holding is reckoned on the plane, which is exact enough within a county.
 */
export async function areaAt(db: Db, point: { lng: number; lat: number } | null): Promise<AreaRow> {
  const areas = (await listAreas(db)).filter(({ gridSet }) => gridSet === 'primary');
  const holding = point === null ? [] : areas.filter(({ outline }) => holds(outline, point));
  const found = holding.at(-1) ?? areas[0];
  if (!found) throw new Error('there is no county yet');
  return found;
}

function holds(outline: unknown, { lng, lat }: { lng: number; lat: number }): boolean {
  const ring = (outline as { coordinates?: [number, number][][] } | null)?.coordinates?.[0];
  if (!ring) return false;
  let inside = false;
  ring.forEach(([x, y], i) => {
    const [fromX, fromY] = ring.at(i - 1)!;
    if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside;
  });
  return inside;
}

const asArea = (row: Selectable<AreaTable>): AreaRow => ({
  id: row.id, code: row.code, parentId: row.parent_id, level: row.level, gridSet: row.grid_set, path: row.path, zh: row.zh, en: row.en,
  centre: row.centre_lng === null || row.centre_lat === null ? null : { lng: row.centre_lng, lat: row.centre_lat }, outline: row.outline, card: row.card,
});

export interface NewArea { code: string; level: AreaTable['level']; zh: string; en: string; settlement?: 'rural' | 'urban' | undefined; outline?: Outline | undefined }

/** A new area below another, of its parent's set of grids. */
export async function insertArea(trx: Db, parent: Pick<AreaRow, 'id' | 'path' | 'gridSet'>, { code, level, zh, en, settlement, outline }: NewArea, at: number): Promise<string> {
  const id = newId();
  const middle = outline && middleOf(outline);
  await trx.insertInto('area').values({
    id, code, level, zh, en, parent_id: parent.id, grid_set: parent.gridSet, path: [...parent.path, id], outline: outline ? JSON.stringify(outline) : null, card: null,
    settlement: settlement ?? null, centre_lng: middle?.lng ?? null, centre_lat: middle?.lat ?? null, valid_from: new Date(at), valid_to: null,
  }).execute();
  return id;
}

export async function renameArea(trx: Db, id: string, { zh, en }: { zh: string; en: string }): Promise<void> {
  await trx.updateTable('area').set({ zh, en }).where('id', '=', id).execute();
}
