import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { DoorDuty } from '../../domain/visit/context.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { isOwed } from '../../domain/visit/owed.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Calendars } from '../calendars.ts';
import type { Db } from '../connect.ts';
import { chainedVisit } from '../ledger.ts';
import type { Packs } from '../packs.ts';
import type { Database } from '../tables.ts';
import { dutiesOf } from './find-visits.ts';
import { cancelVisitReminders } from './reminders.ts';
import type { ProjectedVisit } from './visit-row.ts';
import { visitRowOf } from './visit-row.ts';
import type { VisitWaiting } from './waiting-visits.ts';

export interface VisitLines { id: string; lines: Insertable<Database['ledger']>[]; row: ProjectedVisit }

/** Writes lines of many visits, and their rows anew, in two statements. What people wrote in them stays as it is. */
export async function writeVisitLines(trx: Db, visits: readonly VisitLines[]): Promise<void> {
  if (visits.length === 0) return;
  await trx.insertInto('ledger').values(visits.flatMap(({ lines }) => lines)).execute();
  const column = <T>(value: (one: VisitLines) => T): T[] => visits.map(value);
  await sql`
    update visit set seq = fresh.seq, head = fresh.head, status = fresh.status, worker_id = fresh.worker_id, window_to = fresh.window_to, due_at = fresh.due_at, warn_at = fresh.warn_at,
      next_alarm_at = fresh.next_alarm_at, open = fresh.open, over = fresh.over, updated_at = fresh.updated_at, state = fresh.state::jsonb
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ row }) => row.seq)}::int[], ${column(({ lines }) => lines.at(-1)!.hash)}::bytea[], ${column(({ row }) => row.status)}::text[],
      ${column(({ row }) => row.worker_id)}::uuid[], ${column(({ row }) => row.window_to)}::timestamptz[], ${column(({ row }) => row.due_at)}::timestamptz[], ${column(({ row }) => row.warn_at)}::timestamptz[],
      ${column(({ row }) => row.next_alarm_at)}::timestamptz[], ${column(({ row }) => row.open)}::boolean[], ${column(({ row }) => row.over)}::boolean[], ${column(({ row }) => row.updated_at)}::timestamptz[],
      ${column(({ row }) => JSON.stringify(row.state))}::text[]
    ) as fresh (id, seq, head, status, worker_id, window_to, due_at, warn_at, next_alarm_at, open, over, updated_at, state)
    where visit.id = fresh.id`.execute(trx);
}

export interface Telling {
  packs: Packs;
  calendars: Calendars;
  ids: readonly string[];
  /** Epoch milliseconds; a visit that heard of something later is told at that instant. */
  at: number;
  /** @param standing live duties that are merged into the visit now */
  linesOf: (state: VisitState, standing: readonly DoorDuty[], at: number) => NewVisitEntry[];
}

/**
 * Tells visits that have begun their ledger what the register changed about them, all at once: a line each, without anybody's words and
 * without a message each. Those that are over, or were never begun, are passed over. @returns those whose workflow must look earlier than it meant to
 */
export async function tellVisits(trx: Db, { packs, calendars, ids, at, linesOf }: Telling): Promise<VisitWaiting[]> {
  if (ids.length === 0) return [];
  const found = await trx.selectFrom('visit').select(['id', 'state', 'head', 'worker_id', 'pack_id', 'pack_version', 'next_alarm_at']).where('id', 'in', [...ids])
    .where('seq', '>', 0).where('over', '=', false).where('state', 'is not', null).orderBy('id').forUpdate().execute();
  const duties = Map.groupBy((await dutiesOf(trx, found.map(({ id }) => id))).filter(({ state }) => state === 'open' || state === 'upcoming'), ({ visitId }) => visitId!);
  const written: VisitLines[] = [];
  const handed: string[] = [];
  const idle: string[] = [];
  const wake: VisitWaiting[] = [];
  for (const { id, state: shown, head, worker_id, pack_id, pack_version, next_alarm_at } of found) {
    const before: VisitState = { ...(shown as Omit<VisitState, 'private'>), worker: worker_id, private: {} };
    const entries = linesOf(before, duties.get(id) ?? [], Math.max(at, before.updatedAt));
    if (entries.length === 0) continue;
    await calendars.read(trx, [before.calendar]);
    const given = { pack: await packs.get(trx, { id: pack_id, version: pack_version }), calendarOf: calendars.of };
    const after = entries.reduce((state, entry) => foldVisit(state, entry, state.seq + 1), before);
    const row = visitRowOf(after, given);
    written.push({ id, row, lines: chainedVisit({ stream: id, seq: before.seq, head, recordedAt: Math.max(at, before.updatedAt), commandId: null, actorName: null, key: null }, entries) });
    if (after.worker !== before.worker) handed.push(id);
    if (!isOwed(after)) idle.push(id);
    if ((row.next_alarm_at?.getTime() ?? Infinity) < (next_alarm_at?.getTime() ?? Infinity)) wake.push({ visitId: id, seen: { seq: row.seq, alarmAt: row.next_alarm_at?.getTime() ?? null, over: row.over } });
  }
  await writeVisitLines(trx, written);
  if (handed.length > 0) await sql`update duty set worker_id = visit.worker_id from visit where visit.id = duty.visit_id and duty.live and visit.id = any(${handed}::uuid[])`.execute(trx);
  for (const id of idle) await cancelVisitReminders(trx, id);
  return wake;
}
