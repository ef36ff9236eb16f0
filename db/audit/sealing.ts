import { sql } from 'kysely';
import { headText } from '../../domain/audit/tree-head.ts';
import type { Node } from '../../domain/audit/merkle.ts';
import { leafHash } from '../../domain/audit/merkle.ts';
import type { Db } from '../connect.ts';
import { sha256 } from '../ledger.ts';
import { edgeAt, insertLeaves, linesBetween } from './leaves.ts';
import { holdSealKey } from './seal-keys.ts';
import type { Seal } from './seals.ts';
import { insertSeal, newestSeal, noSeal, sealHash } from './seals.ts';
import type { Signer } from './signer.ts';

export interface SealingWish {
  signer: Signer;
  now: number;
  /** Lines in one seal, about: a transaction's lines are never parted. */
  atMost?: number;
}

/**
 * Seals every line whose transaction is over and that no seal covers. The cut is the oldest transaction that still runs, never the highest id
 * seen: with twelve writers that would lose one line in twelve. One sealer at a time; another finds the lock taken and does nothing.
 * @returns the new seal; undefined when there was nothing to seal
 * @throws StrangeKey when the key in the secrets folder was exchanged
 */
export async function sealLines(db: Db, { signer, now, atMost = 20_000 }: SealingWish): Promise<Seal | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows: [lock] } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('gewu seal', 0)) as ours`.execute(trx);
    if (!lock?.ours) return undefined;
    await holdSealKey(trx, signer);
    const last = await newestSeal(trx);
    const from = last?.xidBefore ?? '0';
    const before = await cut(trx, from, atMost);
    const leaves = await linesBetween(trx, from, before);
    if (leaves.length === 0) return undefined;
    const size = last?.size ?? 0;
    const edge = await edgeAt(trx, size);
    const completed: Node[] = leaves.flatMap(({ hash }) => edge.add(leafHash(hash, sha256)));
    await insertLeaves(trx, size, leaves, completed);
    const head = {
      n: (last?.n ?? 0) + 1, size: size + leaves.length, root: Buffer.from(edge.root()).toString('hex'), previous: last ? Buffer.from(sealHash(last)).toString('hex') : noSeal,
      at: Math.max(now, last?.at ?? 0), keyId: signer.keyId,
    };
    const seal: Seal = { ...head, sig: signer.sign(headText(head)).toString('base64'), xidBefore: before };
    await insertSeal(trx, seal);
    return seal;
  });
}

/** The first transaction that this seal leaves out: the oldest that runs, or sooner where many lines wait. */
async function cut(trx: Db, from: string, atMost: number): Promise<string> {
  const { rows } = await sql<{ before: string }>`
    with oldest as (select pg_snapshot_xmin(pg_current_snapshot()) as xid),
      full_at as (select (xid::text::bigint + 1)::text::xid8 as xid from ledger where xid >= ${from}::xid8 order by ledger.xid offset ${atMost} limit 1)
    select least(oldest.xid, coalesce((select xid from full_at), oldest.xid))::text as before from oldest`.execute(trx);
  return rows[0]!.before;
}
