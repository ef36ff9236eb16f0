import type { Seen } from '../domain/case/contract.ts';
import type { Db } from './connect.ts';

/** What a workflow would remember of this case; undefined while there is no such case. */
export async function findSeen(db: Db, caseId: string): Promise<Seen | undefined> {
  const row = await db.selectFrom('cases').select(['seq', 'next_alarm_at', 'over']).where('id', '=', caseId).executeTakeFirst();
  return row && { seq: row.seq, alarmAt: row.next_alarm_at?.getTime() ?? null, over: row.over };
}

/** The ids among these whose case is confidential: their messages leave the house by no channel that writes things down. */
export async function confidentialAmong(db: Db, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db.selectFrom('cases').select('id').where('id', 'in', [...caseIds]).where('lane', '=', 'confidential').execute();
  return new Set(rows.map(({ id }) => id));
}
