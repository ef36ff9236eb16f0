import type { TargetKind } from '../../domain/visit/duty.ts';
import type { RiskSubject } from '../../domain/visit/risk.ts';
import type { Db } from '../connect.ts';

/** What a list says of a door: nobody's name. */
export interface DoorName { id: string; kind: TargetKind; code: string; words: string | null; address: string | null; buildingId: string | null; building: string | null; location: { lng: number; lat: number } | null }

const at = ({ lng, lat }: { lng: number | null; lat: number | null }) => (lng === null || lat === null ? null : { lng, lat });

/** Doors by the ids of what is visited: households, places, risks by what they are about; persons stay nameless here. */
export async function doorsById(db: Db, targets: readonly { kind: TargetKind; id: string }[]): Promise<Map<string, DoorName>> {
  const of = (kind: TargetKind): string[] => [...new Set(targets.filter((target) => target.kind === kind).map(({ id }) => id))];
  const found = new Map<string, DoorName>();
  const [households, places, risks] = [of('household'), of('place'), of('risk')];
  if (risks.length > 0) {
    const rows = await db.selectFrom('risk').select(['id', 'about_kind', 'about_id']).where('id', 'in', risks).execute();
    const about = await aboutNamed(db, rows.map(({ about_kind, about_id }) => ({ aboutKind: about_kind, aboutId: about_id })));
    for (const { id, about_id } of rows) {
      const door = about.get(about_id);
      if (door) found.set(id, { ...door, id, kind: 'risk' });
    }
  }
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

/** What risks are about, by its own id: a household or a place as a door, an incident by its number. */
export async function aboutNamed(db: Db, risks: readonly { aboutKind: RiskSubject; aboutId: string }[]): Promise<Map<string, DoorName>> {
  const of = (kind: RiskSubject): string[] => [...new Set(risks.filter(({ aboutKind }) => aboutKind === kind).map(({ aboutId }) => aboutId))];
  const found = await doorsById(db, [...of('household').map((id) => ({ kind: 'household' as const, id })), ...of('place').map((id) => ({ kind: 'place' as const, id }))]);
  const cases = of('case');
  const rows = cases.length === 0 ? [] : await db.selectFrom('cases').select(['id', 'number', 'lng', 'lat']).where('id', 'in', cases).where('lane', '=', 'open').execute();
  for (const row of rows) found.set(row.id, { id: row.id, kind: 'risk', code: row.number, words: null, address: null, buildingId: null, building: null, location: at(row) });
  return found;
}
