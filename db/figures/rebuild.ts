import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { countStreams, newDocuments } from './count.ts';

/** Empties the figures and counts every case and visit anew; what is written meanwhile is counted again by the next round. @returns how many streams */
export async function rebuildFigures(db: Db, batch = 1_000): Promise<number> {
  const documents = newDocuments();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('gewu figures', 0))`.execute(trx);
    await sql`delete from figure_day; delete from figure_line; delete from figure_stream`.execute(trx);
    const { rows: [now] } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(trx);
    let counted = 0;
    for (const table of ['cases', 'visit'] as const) {
      let after: string | null = '00000000-0000-0000-0000-000000000000';
      while (after !== null) {
        const rows: { id: string }[] = await trx.selectFrom(table).select('id').where('id', '>', after).where('seq', '>', 0).orderBy('id').limit(batch).execute();
        if (rows.length > 0) await countStreams(trx, rows.map(({ id }) => id), documents);
        counted += rows.length;
        after = rows.length < batch ? null : rows.at(-1)!.id;
      }
    }
    await trx.updateTable('figure_progress').set({ xid_before: now!.xid, at: new Date() }).execute();
    return counted;
  });
}
