import { consistencySpans, inclusionSpans } from '../../domain/audit/merkle.ts';
import type { Db } from '../connect.ts';
import { findLeaf, rootsOf } from './leaves.ts';
import type { Seal } from './seals.ts';
import { findSeal, newestSeal } from './seals.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export interface Inclusion { stream: string; seq: number; index: number; hash: string; proof: string[]; seal: Seal }

/** That a line stands in the tree of the newest seal; undefined while no seal covers it. */
export async function proveLine(db: Db, stream: string, seq: number): Promise<Inclusion | undefined> {
  const seal = await newestSeal(db);
  const leaf = seal && (await findLeaf(db, stream, seq));
  if (!leaf) return undefined;
  const proof = await rootsOf(db, inclusionSpans(leaf.index, seal.size));
  return { stream, seq, index: leaf.index, hash: hexOf(leaf.hash), proof: proof.map(hexOf), seal };
}

/** That the tree of one seal begins with the tree of an earlier one; undefined where there are no such seals. */
export async function proveGrowth(db: Db, before: number, now?: number): Promise<{ before: Seal; now: Seal; proof: string[] } | undefined> {
  const [older, newer] = [await findSeal(db, before), now === undefined ? await newestSeal(db) : await findSeal(db, now)];
  if (!older || !newer || older.n > newer.n) return undefined;
  return { before: older, now: newer, proof: (await rootsOf(db, consistencySpans(older.size, newer.size))).map(hexOf) };
}
