import { sql } from 'kysely';
import type { TargetKind } from '../../domain/visit/duty.ts';
import type { Db } from '../connect.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import { getPack, packFor } from '../packs.ts';
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
 * The open visit of a duty that nobody merged into one yet: one is made for it and for everything else that waits at the same door with the
 * same window. @returns the visit's id; undefined where there is no such duty, or it is owed no longer
 */
export async function mergeDuty(db: Db, dutyId: string): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const duty = await trx.selectFrom('duty').selectAll().where('id', '=', dutyId).forUpdate().executeTakeFirst();
    if (!duty?.live) return undefined;
    if (duty.visit_id !== null) return duty.visit_id;
    const care = cadenceOf(await getPack(trx, { id: duty.pack_id, version: duty.pack_version }), duty.code)?.care ?? false;
    const { rows } = await sql<{ id: string }>`
      insert into visit (id, target_kind, target_id, l1, l2, l3, l4, l5, grid_id, building_id, worker_id, window_from, window_to, weight, care, pack_id, pack_version, due_at)
      select new_id(), target_kind, target_id, l1, l2, l3, l4, l5, grid_id, building_id, worker_id, window_from, window_to, weight, ${care}, pack_id, pack_version, window_to from duty where id = ${dutyId}
      on conflict do nothing returning id`.execute(trx);
    const id = rows[0]?.id ?? (await trx.selectFrom('visit').select('id').where('target_id', '=', duty.target_id).where('window_from', '=', duty.window_from).where('window_to', '=', duty.window_to)
      .where('open', '=', true).where('unplanned', '=', false).executeTakeFirstOrThrow()).id;
    await trx.updateTable('duty').set({ visit_id: id }).where('target_id', '=', duty.target_id).where('window_from', '=', duty.window_from).where('window_to', '=', duty.window_to)
      .where('live', '=', true).where('visit_id', 'is', null).execute();
    return id;
  });
}

/** A live duty that no visit was made for yet: where it lies, and whose it is. */
export async function looseDuty(db: Db, dutyId: string): Promise<{ path: string[]; worker: string | null } | undefined> {
  const row = await db.selectFrom('duty').select(['l1', 'l2', 'l3', 'l4', 'l5', 'worker_id']).where('id', '=', dutyId).where('live', '=', true).where('visit_id', 'is', null).executeTakeFirst();
  return row && { path: pathOf(row), worker: row.worker_id };
}
