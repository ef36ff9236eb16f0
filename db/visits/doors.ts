import type { TargetKind } from '../../domain/visit/duty.ts';
import type { Db } from '../connect.ts';

/** What a list says of a door: nobody's name. */
export interface DoorName { id: string; kind: TargetKind; code: string; words: string | null; address: string | null; buildingId: string | null; building: string | null; location: { lng: number; lat: number } | null }

const at = ({ lng, lat }: { lng: number | null; lat: number | null }) => (lng === null || lat === null ? null : { lng, lat });

/** Doors by the ids of what is visited: households, places, risks by what they are about; persons stay nameless here. */
export async function doorsById(db: Db, targets: readonly { kind: TargetKind; id: string }[]): Promise<Map<string, DoorName>> {
  const of = (kind: TargetKind): string[] => [...new Set(targets.filter((target) => target.kind === kind).map(({ id }) => id))];
  const found = new Map<string, DoorName>();
  const [households, places] = [of('household'), of('place')];
  if (households.length > 0) {
    const rows = await db.selectFrom('household').leftJoin('building', 'building.id', 'household.building_id')
      .select(['household.id', 'household.code', 'household.address', 'household.building_id', 'household.lng', 'household.lat', 'building.name as building']).where('household.id', 'in', households).execute();
    for (const row of rows) found.set(row.id, { id: row.id, kind: 'household', code: row.code, words: null, address: row.address, buildingId: row.building_id, building: row.building, location: at(row) });
  }
  if (places.length > 0) {
    const rows = await db.selectFrom('place').leftJoin('building', 'building.id', 'place.building_id')
      .select(['place.id', 'place.code', 'place.zh', 'place.address', 'place.building_id', 'place.lng', 'place.lat', 'building.name as building']).where('place.id', 'in', places).execute();
    for (const row of rows) found.set(row.id, { id: row.id, kind: 'place', code: row.code, words: row.zh, address: row.address, buildingId: row.building_id, building: row.building, location: at(row) });
  }
  return found;
}
