import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { Db } from './connect.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';

export interface SyncConflict {
  key: string;
  personId: string;
  type: string;
  targetId: string | null;
  code: string;
  payload: Record<string, unknown>;
  occurredAt: number;
  areaPath: string[];
  resolvedAs: 'supplement' | 'drop' | 'handOver' | null;
}

const context = (key: string): string => `conflict|${key}`;

/** Keeps what could not be applied, as ciphertext: what somebody saw at a door is dropped by a person or not at all. */
export async function keepConflict(db: Db, keys: KeyRing, { key, personId, type, targetId, code, payload, occurredAt, areaPath }: Omit<SyncConflict, 'resolvedAs'>): Promise<void> {
  await db.insertInto('sync_conflict').values({
    key, person_id: personId, type, target_id: targetId, code, payload_sealed: sealJson(keys.commands, payload, context(key)), occurred_at: new Date(occurredAt), area_path: areaPath,
    resolved_at: null, resolved_as: null, resolved_visit: null,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

/** A conflict of this person by the id of the command, or the last one about this target. */
export async function findConflict(db: Db, keys: KeyRing, personId: string, ref: string): Promise<SyncConflict | undefined> {
  const row = await db.selectFrom('sync_conflict').selectAll().where('person_id', '=', personId).where((on) => on.or([on('key', '=', ref), on('target_id', '=', ref)]))
    .orderBy(sql`(key = ${ref}::uuid) desc, (resolved_at is null) desc, at desc`).limit(1).executeTakeFirst();
  return row && {
    key: row.key, personId: row.person_id, type: row.type, targetId: row.target_id, code: row.code, occurredAt: row.occurred_at.getTime(), areaPath: row.area_path, resolvedAs: row.resolved_as,
    payload: row.payload_sealed ? unsealJson<Record<string, unknown>>(keys.commands, row.payload_sealed, context(row.key)) : {},
  };
}

/** The text is wiped where it was dropped or stands elsewhere now; handed over it stays for whoever it was handed to. */
export async function resolveConflict(db: Db, { key, personId }: Pick<SyncConflict, 'key' | 'personId'>, as: 'supplement' | 'drop' | 'handOver', visitId: string | null): Promise<void> {
  await db.updateTable('sync_conflict').set({ resolved_at: sql<Date>`now()`, resolved_as: as, resolved_visit: visitId, ...(as === 'handOver' ? {} : { payload_sealed: null }) })
    .where('person_id', '=', personId).where('key', '=', key).where('resolved_at', 'is', null).execute();
}

/** Commands of this person that wait for a predecessor on a stream, the oldest first. */
export async function heldCommands(db: Db, caller: string, streamId: string): Promise<{ key: string; baseSeq: number }[]> {
  const rows = await db.selectFrom('command_log').select(['key', sql<number>`(context->>'baseSeq')::int`.as('baseSeq')]).where('case_id', '=', streamId).where('caller', '=', caller)
    .where('answer', 'is', null).where(sql<boolean>`context ? 'baseSeq'`).orderBy('received_at').limit(100).execute();
  return rows;
}

/** Marks a command that was written down as waiting for line `baseSeq`; null lets it go on. */
export async function holdCommand(db: Db, commandId: string, baseSeq: number | null): Promise<void> {
  await db.updateTable('command_log').set({ context: baseSeq === null ? sql`context - 'baseSeq'` : sql`context || jsonb_build_object('baseSeq', ${baseSeq}::int)` }).where('id', '=', commandId).where('answer', 'is', null).execute();
}

/** Was this door within reach of somebody whose grid has been divided, merged or moved since? */
export async function movedFrom(db: Db, { grants }: Viewer, path: readonly string[]): Promise<boolean> {
  const areas = grants.flatMap(({ areaId }) => (areaId === null ? [] : [areaId]));
  if (areas.length === 0 || path.length === 0) return false;
  const row = await db.selectFrom('area_change').select('id').where(sql<boolean>`area_ids && ${areas}::uuid[]`).where(sql<boolean>`into_ids && ${[...path]}::uuid[]`).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** What was recorded about this visit or case and could not be applied, as far as it is not dropped or kept elsewhere: for whoever answers for it now. */
export async function conflictsOf(db: Db, keys: KeyRing, targetId: string): Promise<SyncConflict[]> {
  const rows = await db.selectFrom('sync_conflict').selectAll().where('target_id', '=', targetId).where((on) => on.or([on('resolved_as', 'is', null), on('resolved_as', '=', 'handOver')])).orderBy('at').limit(100).execute();
  return rows.map((row) => ({
    key: row.key, personId: row.person_id, type: row.type, targetId: row.target_id, code: row.code, occurredAt: row.occurred_at.getTime(), areaPath: row.area_path, resolvedAs: row.resolved_as,
    payload: row.payload_sealed ? unsealJson<Record<string, unknown>>(keys.commands, row.payload_sealed, context(row.key)) : {},
  }));
}
