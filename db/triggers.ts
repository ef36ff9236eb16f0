import type { Calendar } from '../domain/calendar/calendar.ts';
import type { MethodPack } from '../domain/pack/pack.ts';
import { cadenceOf } from '../domain/visit/cadence.ts';
import { weightOf } from '../domain/visit/need.ts';
import type { Owing } from '../domain/visit/trigger.ts';
import { triggered } from '../domain/visit/trigger.ts';
import type { Db } from './connect.ts';
import { dataKeyFor } from './data-keys.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson } from './keys.ts';
import type { PackRef } from './packs.ts';
import { mergeNow } from './planner/merge-now.ts';
import { levelsOf } from './tables/levels.ts';

export interface TriggeredAt { kind: 'household' | 'place'; id: string; path: readonly string[]; gridId: string; buildingId: string | null }

export interface NewTrigger {
  code: string;
  target: TriggeredAt;
  occurredAt: number;
  note: string | null;
  by: string | null;
  pack: MethodPack;
  ref: PackRef;
  calendar: Calendar;
  now: number;
}

export interface Opened { id: string; owing: Owing[] }

/**
 * Somebody must go there 必到: a duty with its limit of arrival, and the follow-ups of its class at their offsets (000-17, 001-12). What is
 * due to a place alone has no follow-ups. Empty `owing` where the pack does not know the code.
 */
export async function openTrigger(trx: Db, keys: KeyRing, { code, target, occurredAt, note, by, pack, ref, calendar, now }: NewTrigger): Promise<Opened> {
  const id = newId();
  const owing = triggered({ pack, calendar, code, at: occurredAt, causeId: id }).filter(({ kind }) => target.kind === 'household' || kind === 'trigger');
  if (owing.length === 0) return { id, owing };
  const levels = levelsOf(target.path);
  await trx.insertInto('visit_trigger').values({
    id, code, target_kind: target.kind, target_id: target.id, ...levels, grid_id: target.gridId, occurred_at: new Date(occurredAt), reported_by: by,
    note_sealed: note === null ? null : sealJson(await dataKeyFor(trx, keys, id), note, id),
  }).execute();
  await trx.insertInto('duty').values(owing.map(({ kind, code: owed, period, from, to }) => ({
    kind, code: owed, target_kind: target.kind, target_id: target.id, period, window_from: new Date(from), window_to: new Date(to), weight: weightOf(kind, cadenceOf(pack, owed), null), ...levels,
    grid_id: target.gridId, building_id: target.buildingId, worker_id: null, visit_id: null, cause_id: id, discharged_by: null, settled_at: null, settled_why: null, pack_id: ref.id, pack_version: ref.version,
  }))).execute();
  await mergeNow(trx, target.kind, [target.id], now);
  return { id, owing };
}

/** Visits that carry the duties of a cause, the first to be made first. */
export async function visitsOfCause(db: Db, causeId: string): Promise<{ visitId: string | null; code: string; kind: string; from: Date; to: Date }[]> {
  const rows = await db.selectFrom('duty').select(['visit_id', 'code', 'kind', 'window_from', 'window_to']).where('cause_id', '=', causeId).orderBy('window_to').execute();
  return rows.map(({ visit_id, code, kind, window_from, window_to }) => ({ visitId: visit_id, code, kind, from: window_from, to: window_to }));
}
