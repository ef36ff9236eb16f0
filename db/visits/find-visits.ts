import type { Selectable } from 'kysely';
import type { DoorDuty } from '../../domain/visit/context.ts';
import type { Place } from '../../domain/case/state.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Db } from '../connect.ts';
import { findDataKey } from '../data-keys.ts';
import { isId } from '../ids.ts';
import type { KeyRing } from '../keys.ts';
import type { VisitTable } from '../tables/visits.ts';
import { asDuty } from './door.ts';
import { placeOf, wholeVisit } from './locked-visit.ts';

/** A visit as the door sees it. */
export interface VisitFound { row: Selectable<VisitTable>; place: Place }

const asFound = (row: Selectable<VisitTable>): VisitFound => ({ row, place: placeOf(row) });

/** A visit by its own id, or by the id of one of its duties; whoever asks: whether he may see it is `mayVisit`'s to say. */
export async function findVisit(db: Db, ref: string): Promise<VisitFound | undefined> {
  if (!isId(ref)) return undefined;
  const own = await db.selectFrom('visit').selectAll().where('id', '=', ref).executeTakeFirst();
  if (own) return asFound(own);
  const ofDuty = await db.selectFrom('duty').innerJoin('visit', 'visit.id', 'duty.visit_id').selectAll('visit').where('duty.id', '=', ref).executeTakeFirst();
  return ofDuty && asFound(ofDuty);
}

/** The folded state with what people wrote; null while it is only planned. */
export async function loadVisit(db: Db, keys: KeyRing, id: string): Promise<{ found: VisitFound; state: VisitState | null }> {
  const row = await db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const key = row.private_sealed === null ? null : ((await findDataKey(db, keys, id)) ?? null);
  return { found: asFound(row), state: wholeVisit(row, key) };
}

/** Live duties that are merged into these visits now. */
export async function dutiesOf(db: Db, visitIds: readonly string[]): Promise<DoorDuty[]> {
  if (visitIds.length === 0) return [];
  const rows = await db.selectFrom('duty').selectAll().where('visit_id', 'in', [...visitIds]).orderBy('window_to').orderBy('id').execute();
  return rows.map(asDuty);
}
