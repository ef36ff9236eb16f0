import type { Viewer } from '../../domain/case/actor.ts';
import { mayVisit } from '../../domain/visit/parts.ts';
import type { Db } from '../connect.ts';
import { placeOf } from './locked-visit.ts';

/** Those among these ids that are visits which somebody may see. */
export async function visibleVisits(db: Db, ids: readonly string[], viewer: Viewer): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('visit').select(['id', 'worker_id', 'l1', 'l2', 'l3', 'l4', 'l5', 'grid_id']).where('id', 'in', [...new Set(ids)]).execute();
  return new Set(rows.filter((row) => mayVisit({ worker: row.worker_id }, placeOf(row).path, viewer)).map(({ id }) => id));
}
