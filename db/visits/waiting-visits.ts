import { sql } from 'kysely';
import type { Seen } from '../../domain/case/contract.ts';
import type { Db } from '../connect.ts';
import { ringingBefore, ringOfRow } from '../rush.ts';

/** A visit that the engine should know, with what its workflow should have seen. */
export interface VisitWaiting { visitId: string; seen: Seen }

interface Row { id: string; seq: number; next_alarm_at: Date | null }
const asWaiting = ({ id, seq, next_alarm_at }: Row): VisitWaiting => ({ visitId: id, seen: { seq, alarmAt: next_alarm_at?.getTime() ?? null, over: false } });

/** Where the walk through the visits that are to be opened stands. */
export interface OpenedUpTo { from: Date; id: string }

/** Planned visits whose window has begun and which nobody has touched: the ones longest open first. */
export async function visitsToOpen(db: Db, { after, limit }: { after?: OpenedUpTo | undefined; limit: number }): Promise<{ visits: VisitWaiting[]; last: OpenedUpTo | undefined }> {
  let query = db.selectFrom('visit').select(['id', 'seq', 'next_alarm_at', 'window_from']).where('seq', '=', 0).where('open', '=', true).where('window_from', '<=', sql<Date>`now()`)
    .orderBy('window_from').orderBy('id').limit(limit);
  if (after) query = query.where((on) => on(on.refTuple('window_from', 'id'), '>', on.tuple(after.from, after.id)));
  const rows = await query.execute();
  const last = rows.at(-1);
  return { visits: rows.map(({ window_from, ...row }) => ({ ...asWaiting(row), seen: { seq: 0, alarmAt: window_from.getTime(), over: false } })), last: last && { from: last.window_from, id: last.id } };
}

const unfinished = (db: Db) => db.selectFrom('visit').select(['id', 'seq', 'next_alarm_at']).where('over', '=', false).where('seq', '>', 0);

/** Visits whose alarm should have rung more than `lateBy` ms ago and did not. */
export async function lateVisits(db: Db, { lateBy = 30_000, limit = 500 } = {}): Promise<VisitWaiting[]> {
  return (await unfinished(db).where('next_alarm_at', '<', sql<Date>`now() - ${lateBy} * interval '1 millisecond'`).orderBy('next_alarm_at').limit(limit).execute()).map(asWaiting);
}

/** All visits that must have a workflow, page by page in the order of their ids. */
export async function unfinishedVisits(db: Db, { after, limit = 500 }: { after?: string; limit?: number } = {}): Promise<VisitWaiting[]> {
  let query = unfinished(db).select(ringingBefore('visit').as('before')).orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => ({ visitId: row.id, seen: { seq: row.seq, alarmAt: ringOfRow(row), over: false } }));
}

/** What a workflow would remember of this visit; undefined while there is no such visit. */
export async function findVisitSeen(db: Db, visitId: string): Promise<Seen | undefined> {
  const row = await db.selectFrom('visit').select(['seq', 'next_alarm_at', 'window_from', 'over']).where('id', '=', visitId).executeTakeFirst();
  return row && { seq: row.seq, alarmAt: row.seq === 0 ? row.window_from.getTime() : (row.next_alarm_at?.getTime() ?? null), over: row.over };
}
