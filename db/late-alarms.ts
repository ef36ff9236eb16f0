import { sql } from 'kysely';
import type { Seen } from '../domain/case/contract.ts';
import type { Db } from './connect.ts';
import { ringingBefore, ringOfRow } from './rush.ts';

/** A case that is not over, with what its workflow should have seen. */
export interface Unfinished { caseId: string; number: string; seen: Seen }

const unfinished = (db: Db) => db.selectFrom('cases').select(['id', 'number', 'seq', 'next_alarm_at']).where('over', '=', false);
const asUnfinished = (row: { id: string; number: string; seq: number }, alarmAt: number | null): Unfinished => ({ caseId: row.id, number: row.number, seen: { seq: row.seq, alarmAt, over: false } });

/** An emergency waits behind nobody. */
const behind = sql<number>`case when state -> 'emergency' ->> 'since' is not null and state -> 'emergency' ->> 'stoodDownAt' is null then 0 else ${ringingBefore('cases')} end`;

/** Cases whose alarm should have rung more than `lateBy` ms ago and did not, the latest first. */
export async function lateAlarms(db: Db, { lateBy = 30_000, limit = 500 } = {}): Promise<Unfinished[]> {
  const rows = await unfinished(db).where('next_alarm_at', '<', sql<Date>`now() - ${lateBy} * interval '1 millisecond'`).orderBy('next_alarm_at').limit(limit).execute();
  return rows.map((row) => asUnfinished(row, row.next_alarm_at?.getTime() ?? null));
}

/** All cases that must have a workflow, page by page in the order of their ids. */
export async function unfinishedCases(db: Db, { after, limit = 500 }: { after?: string; limit?: number } = {}): Promise<Unfinished[]> {
  let query = unfinished(db).select(behind.as('before')).orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => asUnfinished(row, ringOfRow(row)));
}

/** The alarm of a row that is locked, where looking again moved it without writing a line (another calendar version). */
export async function setAlarm(trx: Db, caseId: string, alarmAt: number | null): Promise<void> {
  await trx.updateTable('cases').set({ next_alarm_at: alarmAt === null ? null : new Date(alarmAt) }).where('id', '=', caseId).execute();
}
