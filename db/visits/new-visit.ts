import type { TargetKind } from '../../domain/visit/duty.ts';
import type { Db } from '../connect.ts';
import { packFor } from '../packs.ts';
import { mergeNow } from '../planner/merge-now.ts';
import { pathOf } from '../registry-scope.ts';
import { levelsOf } from '../tables/levels.ts';

export interface NewVisit {
  /** The command's id: the same asking again is the same visit. */
  id: string;
  target: { kind: TargetKind; id: string };
  path: readonly string[];
  gridId: string;
  buildingId: string | null;
  workerId: string | null;
  /** Epoch milliseconds: from when on it may have been made, and when it lapses. */
  from: number;
  to: number;
  supplements?: string;
}

/** A visit that nobody planned. It owes nothing by itself; what it finds owed at the door it discharges. */
export async function insertUnplanned(trx: Db, visit: NewVisit): Promise<void> {
  const pack = await packFor(trx, visit.path, visit.to);
  await trx.insertInto('visit').values({
    id: visit.id, target_kind: visit.target.kind, target_id: visit.target.id, ...levelsOf(visit.path), grid_id: visit.gridId, building_id: visit.buildingId, worker_id: visit.workerId,
    planned_for: null, slot_at: null, window_from: new Date(visit.from), window_to: new Date(visit.to), unplanned: true, pack_id: pack.id, pack_version: pack.version,
    due_at: null, warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null, supplements: visit.supplements ?? null,
  }).onConflict((conflict) => conflict.column('id').doNothing()).execute();
}

/**
 * The open visit of a duty that nobody merged into one yet: it is merged now, with everything else that waits at its door, as the planner
 * merges. @returns the visit's id; undefined where there is no such duty, or it is owed no longer
 */
export async function mergeDuty(db: Db, dutyId: string, at: number): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const duty = await trx.selectFrom('duty').select(['target_kind', 'target_id', 'visit_id', 'live']).where('id', '=', dutyId).executeTakeFirst();
    if (!duty?.live) return undefined;
    if (duty.visit_id !== null || duty.target_kind === 'person') return duty.visit_id ?? undefined;
    await mergeNow(trx, duty.target_kind, [duty.target_id], at);
    return (await trx.selectFrom('duty').select('visit_id').where('id', '=', dutyId).executeTakeFirst())?.visit_id ?? undefined;
  });
}

/** A live duty that no visit was made for yet: where it lies, and whose it is. */
export async function looseDuty(db: Db, dutyId: string): Promise<{ path: string[]; worker: string | null } | undefined> {
  const row = await db.selectFrom('duty').select(['l1', 'l2', 'l3', 'l4', 'l5', 'worker_id']).where('id', '=', dutyId).where('live', '=', true).where('visit_id', 'is', null).executeTakeFirst();
  return row && { path: pathOf(row), worker: row.worker_id };
}
