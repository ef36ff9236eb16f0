import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Broken } from './fault.ts';

/** How a stored file stands on disk. */
export type FileOnDisk = 'sound' | 'missing' | 'differs';

/**
 * The hash of a file is its name: does the content still say so? Files that no case shows are the uploads of nobody yet. `erased` counts those
 * that are not there because every case that shows them was erased: they are not missing.
 */
export async function checkFiles(db: Db, look: (sha256: string) => Promise<FileOnDisk>, only?: readonly string[]): Promise<{ faults: Broken[]; erased: number }> {
  const faults: Broken[] = [];
  let gone = 0;
  for (let after = ''; ; ) {
    const { rows } = await sql<{ sha256: string; number: string | null; known: boolean; erased: boolean }>`
      select cf.sha256, min(c.number) as number, bool_or(f.sha256 is not null) as known,
        bool_and(f.erased_at is not null and k.destroyed_at is not null) as erased from case_file cf
      left join cases c on c.id = cf.case_id left join file f on f.sha256 = cf.sha256 left join data_key k on k.stream = cf.case_id
      where cf.sha256 > ${after} ${only ? sql`and cf.case_id = any(${[...only]}::uuid[])` : sql``} group by cf.sha256 order by cf.sha256 limit 500`.execute(db);
    for (const { sha256, number, known, erased } of rows) {
      const found = known ? await look(sha256) : 'unknown';
      const wentWithItsCases = found === 'missing' && erased;
      if (wentWithItsCases) gone += 1;
      if (found === 'sound' || wentWithItsCases) continue;
      const what = { missing: 'fileMissing', differs: 'fileDiffers', unknown: 'fileUnknown' }[found];
      faults.push({ case: number ?? `file ${sha256}`, seq: await lineNaming(db, sha256), what });
    }
    const last = rows.at(-1);
    if (rows.length < 500 || !last) return { faults, erased: gone };
    after = last.sha256;
  }
}

/** The line by which a file came into its case. */
async function lineNaming(db: Db, sha256: string): Promise<number> {
  const row = await db.selectFrom('ledger').innerJoin('case_file', 'case_file.case_id', 'ledger.stream').select('ledger.seq')
    .where('case_file.sha256', '=', sha256).where('ledger.data', 'like', `%${sha256}%`).orderBy('ledger.seq').limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}
