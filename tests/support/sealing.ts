import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { sealLines } from '../../db/audit/sealing.ts';
import type { SealingWish } from '../../db/audit/sealing.ts';
import type { Seal } from '../../db/audit/seals.ts';

/**
 * Seals all that was written. A seal leaves out whatever is as young as the oldest running transaction, and transactions of neighbouring
 * tests on the same server count: so it first waits until those are over.
 */
export async function sealAll(db: Db, wish: SealingWish): Promise<Seal | undefined> {
  await settled(db);
  return sealLines(db, wish);
}

/** Waits until no transaction runs that is older than the youngest line. @throws after half a minute */
export async function settled(db: Db): Promise<void> {
  for (const end = Date.now() + 30_000; !(await nothingYounger(db)); ) {
    if (Date.now() > end) throw new Error('a transaction beside this test has been running for half a minute');
    await new Promise((done) => { setTimeout(done, 20); });
  }
}

async function nothingYounger(db: Db): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`
    select coalesce(greatest((select max(xid) from ledger), (select max(xid) from access_line)) < pg_snapshot_xmin(pg_current_snapshot()), true) as over`.execute(db);
  return rows[0]!.over;
}
