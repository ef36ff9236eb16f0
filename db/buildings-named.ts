import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** Which of these areas have a building whose name an address holds; the longest name of each. */
export async function areasWithBuildingIn(db: Db, areaIds: readonly string[], address: string): Promise<Map<string, string>> {
  if (areaIds.length === 0 || address.trim() === '') return new Map();
  const rows = await db.selectFrom('building').select(['area_id', 'name']).where('area_id', 'in', [...areaIds]).where('valid_to', 'is', null)
    .where(sql<boolean>`length(name) >= 2 and position(name in ${address}) > 0`).orderBy(sql`length(name)`).limit(200).execute();
  return new Map(rows.map(({ area_id, name }) => [area_id, name]));
}
