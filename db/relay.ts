import { sql } from 'kysely';
import type { Seen } from '../domain/case/contract.ts';
import type { Db } from './connect.ts';

/** An open case as its workflow must know it to go on. */
export interface Unfinished { caseId: string; number: string; seen: Seen }

const columns = ['id', 'number', 'seq', 'next_alarm_at', 'over'] as const;
type Row = { id: string; number: string; seq: number; next_alarm_at: Date | null; over: boolean };

const toUnfinished = ({ id, number, seq, next_alarm_at, over }: Row): Unfinished => ({
  caseId: id,
  number,
  seen: { seq, alarmAt: next_alarm_at?.getTime() ?? null, over },
});

/** What a workflow would remember of this case; undefined while there is no such case. */
export async function findSeen(db: Db, caseId: string): Promise<Seen | undefined> {
  const row = await db.selectFrom('cases').select(columns).where('id', '=', caseId).executeTakeFirst();
  return row && toUnfinished(row).seen;
}

/** Cases whose alarm should have rung `lateSeconds` ago and did not; the longest overdue first. */
export async function listLateAlarms(db: Db, { lateSeconds, limit }: { lateSeconds: number; limit: number }): Promise<Unfinished[]> {
  const rows = await db
    .selectFrom('cases')
    .select(columns)
    .where('over', '=', false)
    .where('next_alarm_at', '<', sql<Date>`now() - make_interval(secs => ${lateSeconds})`)
    .orderBy('next_alarm_at')
    .limit(limit)
    .execute();
  return rows.map(toUnfinished);
}

/** The next cases, by id, that ought to have a running workflow. */
export async function listUnfinished(db: Db, { afterId, limit }: { afterId: string | null; limit: number }): Promise<Unfinished[]> {
  let query = db.selectFrom('cases').select(columns).where('over', '=', false).orderBy('id').limit(limit);
  if (afterId !== null) query = query.where('id', '>', afterId);
  return (await query.execute()).map(toUnfinished);
}
