import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { SignedHead } from '../../domain/audit/tree-head.ts';
import { headText } from '../../domain/audit/tree-head.ts';
import { noHash } from '../../domain/case/chain.ts';
import type { Db } from '../connect.ts';
import { sha256 } from '../ledger.ts';
import type { Database } from '../tables.ts';

export interface Seal extends SignedHead { xidBefore: string }

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const asSeal = (row: Selectable<Database['seal']>): Seal => ({
  n: row.n, size: Number(row.size), root: hexOf(row.root), previous: hexOf(row.previous), at: row.at.getTime(), keyId: row.key_id,
  sig: row.sig.toString('base64'), xidBefore: row.xid_before,
});

/** What the next seal is chained to. */
export const sealHash = (seal: SignedHead): Uint8Array => sha256(Buffer.from(headText(seal)));
export const noSeal = hexOf(noHash);

export async function newestSeal(db: Db): Promise<Seal | undefined> {
  const row = await db.selectFrom('seal').selectAll().orderBy('n', 'desc').limit(1).executeTakeFirst();
  return row && asSeal(row);
}

export async function findSeal(db: Db, n: number): Promise<Seal | undefined> {
  const row = await db.selectFrom('seal').selectAll().where('n', '=', n).executeTakeFirst();
  return row && asSeal(row);
}

/** Seals in their order, behind `after`. */
export async function listSeals(db: Db, { after = 0, limit = 1_000 } = {}): Promise<Seal[]> {
  return (await db.selectFrom('seal').selectAll().where('n', '>', after).orderBy('n').limit(limit).execute()).map(asSeal);
}

/** The newest ones first. */
export async function latestSeals(db: Db, { before, limit }: { before?: number; limit: number }): Promise<Seal[]> {
  let query = db.selectFrom('seal').selectAll().orderBy('n', 'desc').limit(limit);
  if (before !== undefined) query = query.where('n', '<', before);
  return (await query.execute()).map(asSeal);
}

export async function insertSeal(trx: Db, seal: Seal): Promise<void> {
  await trx.insertInto('seal').values({
    n: seal.n, size: seal.size, root: Buffer.from(seal.root, 'hex'), previous: Buffer.from(seal.previous, 'hex'), at: new Date(seal.at), key_id: seal.keyId,
    sig: Buffer.from(seal.sig, 'base64'), xid_before: seal.xidBefore,
  }).execute();
}

/** How far sealing is behind: lines that no seal covers yet (counted up to a limit), and for how long the oldest of them waits, in seconds. */
export async function sealingBehind(db: Db, limit = 5_000): Promise<{ lines: number; seconds: number | null }> {
  const from = (await newestSeal(db))?.xidBefore ?? '0';
  const { rows } = await sql<{ lines: number; seconds: number | null }>`
    select count(*)::int as lines, extract(epoch from now() - min(at))::float8 as seconds from (
      (select recorded_at as at from ledger where xid >= ${from}::xid8 order by xid limit ${limit})
      union all (select at from access_line where xid >= ${from}::xid8 order by xid limit ${limit})
    ) waiting`.execute(db);
  return rows[0]!;
}

/**
 * For how long, in seconds, a transaction that somebody forgot to end has kept lines from being sealed: those written behind it wait, because
 * it may still write one before them. Null where nothing is kept.
 */
export async function sealingHeld(db: Db): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    with oldest as (select pg_snapshot_xmin(pg_current_snapshot()) as xid)
    select extract(epoch from now() - min(at))::float8 as seconds from (
      (select recorded_at as at from ledger, oldest where ledger.xid >= oldest.xid order by ledger.xid limit 1)
      union all (select at from access_line, oldest where access_line.xid >= oldest.xid order by access_line.xid limit 1)
    ) kept`.execute(db);
  return rows[0]?.seconds ?? null;
}
