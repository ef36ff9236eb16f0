import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { countFigures, newDocuments } from './count.ts';

/**
 * Empties the figures and counts every line anew from the first, so many at a time: a transaction over all of them would keep the record from
 * being sealed for as long as it takes. Figures read meanwhile are those of what was counted so far. @returns how many streams have figures
 */
export async function rebuildFigures(db: Db, atMost = 4_000): Promise<number> {
  const documents = newDocuments();
  const upTo = await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('gewu figures', 0))`.execute(trx);
    await sql`delete from figure_day; delete from figure_line; delete from figure_stream; update figure_progress set xid_before = '0'`.execute(trx);
    return (await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(trx)).rows[0]!.xid;
  });
  for (;;) {
    const { streams, more } = await countFigures(db, { documents, atMost });
    const { rows: [progress] } = await sql<{ done: boolean }>`select xid_before >= ${upTo}::xid8 as done from figure_progress`.execute(db);
    if (progress?.done) break;
    // Another counter is at it.
    if (streams === 0 && !more) await sleep(100);
  }
  return (await sql<{ streams: number }>`select count(*)::int as streams from figure_stream`.execute(db)).rows[0]!.streams;
}
