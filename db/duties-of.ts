import type { Db } from './connect.ts';

/** What is still owed to a household, a place or a risk, the first to end first. */
export async function liveDuties(db: Db, targetId: string): Promise<{ id: string; code: string; kind: string; from: number; to: number; period: string }[]> {
  const rows = await db.selectFrom('duty').select(['id', 'code', 'kind', 'period', 'window_from', 'window_to']).where('target_id', '=', targetId).where('live', '=', true)
    .orderBy('window_to').orderBy('code').execute();
  return rows.map(({ id, code, kind, period, window_from, window_to }) => ({ id, code, kind, period, from: window_from.getTime(), to: window_to.getTime() }));
}
