import type { GridPart } from '../domain/place/grid-change.ts';
import type { Outline, Point } from '../domain/place/outline.ts';
import { contains, middleOf } from '../domain/place/outline.ts';
import type { AreaRow } from './areas.ts';
import type { Db } from './connect.ts';
import type { Moved } from './grid-contents.ts';
import { newId } from './ids.ts';
import { insertAssignment } from './people.ts';

/** A grid that takes over, with what was said of it. */
export interface Target { id: string; code: string; path: readonly string[]; outline: Outline | null; part: GridPart | null }

export const centreOf = (outline: Outline | undefined): { centre_lng: number | null; centre_lat: number | null } => {
  const middle = outline && middleOf(outline);
  return { centre_lng: middle?.lng ?? null, centre_lat: middle?.lat ?? null };
};

/** A new grid beside the one that it comes from, from now on. */
export async function insertGrid(trx: Db, from: AreaRow, part: GridPart, at: number): Promise<Target> {
  const id = newId();
  const path = [...from.path.slice(0, -1), id];
  await trx.insertInto('area').values({
    id, code: part.code, parent_id: from.parentId, level: 'grid', grid_set: from.gridSet, path, zh: part.zh, en: part.en, outline: part.outline ? JSON.stringify(part.outline) : null,
    card: from.card ? JSON.stringify(from.card) : null, settlement: part.settlement ?? null, valid_from: new Date(at), valid_to: null, ...centreOf(part.outline),
  }).execute();
  return { id, code: part.code, path, outline: part.outline ?? null, part };
}

interface Lying { names: readonly string[]; building: { id: string; code: string; lng: number | null; lat: number | null } | null; point: Point | null }

/** Which part somebody goes to: where he is named, where his building is, where the door lies; the first part takes who is left. */
export function pickPart(targets: readonly Target[], { names, building, point }: Lying): { part: number; isRest: boolean } {
  const where = (fits: (target: Target) => boolean): number => targets.findIndex(fits);
  const spot = point ?? (building && building.lng !== null && building.lat !== null ? { lng: building.lng, lat: building.lat } : null);
  const found = [
    where(({ part }) => part?.households?.some((ref) => names.includes(ref)) ?? false),
    where(({ part }) => (building !== null && part?.buildings?.some((ref) => ref === building.id || ref === building.code)) ?? false),
    where(({ outline }) => spot !== null && outline !== null && contains(outline, spot)),
  ].find((nth) => nth >= 0);
  return found === undefined ? { part: 0, isRest: targets.length > 1 } : { part: found, isRest: false };
}

interface Going { by: string; reason: string; at: number; report: Moved[] }

/** The people of the grids that end: each role ends with its grid and begins in the one that it goes to. */
export async function people(trx: Db, sourceIds: readonly string[], targets: readonly Target[], { by, reason, at, report }: Going): Promise<void> {
  const now = new Date(at);
  const held = await trx.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').selectAll('assignment').select('person.username')
    .where('assignment.area_id', 'in', [...sourceIds]).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)])).orderBy('assignment.valid_from').execute();
  const given = new Set<string>();
  for (const row of held) {
    await trx.updateTable('assignment').set({ valid_to: now }).where('id', '=', row.id).execute();
    const named = targets.flatMap(({ part }, nth) => (part?.people?.some((ref) => ref === row.username || ref === row.person_id) ? [nth] : []));
    for (const nth of named.length > 0 ? named : [0]) {
      const key = [row.person_id, row.role, row.unit_id, nth].join('|');
      if (given.has(key)) continue;
      given.add(key);
      report[nth]!.staff += 1;
      await insertAssignment(trx, {
        personId: row.person_id, role: row.role, areaId: targets[nth]!.id, unitId: row.unit_id, gridSet: row.grid_set, employment: row.employment, proxy: row.proxy, standsFor: row.stands_for, from: at,
        to: row.valid_to?.getTime() ?? null, by, reason,
      });
    }
  }
}
