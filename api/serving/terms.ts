import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { day } from '../../domain/case/text.ts';
import { findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { Caller } from '../identify.ts';
import { Problem, invalidField } from '../problem.ts';

/** Who sees to it that every grid has somebody: the desk for its village, the town, the county. */
export const stewards = ['desk', 'dispatcher', 'county', 'admin'];
/** Who sees who serves where. */
export const servingReaders = ['leader', 'verifier', 'chief', ...stewards];

/** An instant, or a day that stands for its midnight in China. */
export const When = z.union([z.iso.datetime({ offset: true }), day()], { error: 'impossibleDate' });

export function instantOf(text: string, path: string): number {
  const instant = parseInstant(text.length === 10 ? `${text}T00:00:00+08:00` : text);
  if (instant === null) throw invalidField(path, 'impossibleDate');
  return instant;
}

/** An administrator keeps accounts of the whole county, everybody else what lies in his areas. */
export const reaches = (caller: Caller, path: readonly string[], roles: readonly string[]): boolean => caller.roles.includes('admin') || holdsOver(caller.viewer, path, roles);

/** Ids of the areas that somebody asks about: one that is named and within reach, or all of his. @throws Problem malformed */
export async function areasAsked(db: Db, caller: Caller, ref: string | undefined): Promise<string[]> {
  if (ref !== undefined) {
    const area = await findArea(db, ref);
    if (!area || !reaches(caller, area.path, servingReaders)) throw new Problem('malformed', { errors: [{ path: 'filter.area', code: 'unknownArea', message: 'unknownArea' }] });
    return [area.id];
  }
  if (caller.roles.includes('admin')) return db.selectFrom('area').select('id').where('parent_id', 'is', null).execute().then((rows) => rows.map(({ id }) => id));
  return caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && servingReaders.includes(role)).map(({ areaId }) => areaId!);
}

/** An area within the caller's reach. @throws Problem invalid naming the field */
export async function areaWithin(trx: Db, caller: Caller, ref: string, field: string): Promise<AreaRow> {
  const area = await findArea(trx, ref);
  if (!area || !reaches(caller, area.path, stewards)) throw invalidField(field, 'unknownArea');
  return area;
}
