import { sql } from 'kysely';
import type { Season } from '../domain/visit/season.ts';
import type { Db } from './connect.ts';
import { newId } from './ids.ts';

/** Switches a season on for an area, between two days, both included (000-26). Nothing switches it back: it ends. */
export async function insertSeason(trx: Db, season: Season & { by: string | null; reason: string | null }): Promise<string> {
  const id = newId();
  await trx.insertInto('season').values({
    id, area_id: season.areaId, circumstance: season.circumstance, cadences: [...season.cadences], from_day: season.fromDay, to_day: season.toDay, by_person: season.by,
    reason: season.reason, ended_at: null,
  }).execute();
  return id;
}

/** The seasons that reach a day or later ones: of areas, of what these lie in, and of all that lies in them. */
export async function seasonsFor(db: Db, areas: readonly { areaId: string; areaPath: readonly string[] }[], fromDay: string): Promise<(Season & { id: string })[]> {
  if (areas.length === 0) return [];
  const [above, own] = [[...new Set(areas.flatMap(({ areaPath }) => areaPath))], areas.map(({ areaId }) => areaId)];
  const rows = await db.selectFrom('season').innerJoin('area', 'area.id', 'season.area_id').selectAll('season')
    .where((on) => on.or([on('season.area_id', '=', sql<string>`any(${above}::uuid[])`), sql<boolean>`area.path && ${own}::uuid[]`])).where('to_day', '>=', fromDay).where('ended_at', 'is', null).orderBy('from_day').execute();
  return rows.map(({ id, area_id, circumstance, cadences, from_day, to_day }) => ({ id, areaId: area_id, circumstance, cadences, fromDay: from_day, toDay: to_day }));
}
