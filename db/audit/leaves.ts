import { sql } from 'kysely';
import type { Full, Node, Span } from '../../domain/audit/merkle.ts';
import { Edge, fullOf, joined, leafHash } from '../../domain/audit/merkle.ts';
import type { Db } from '../connect.ts';
import { sha256 } from '../ledger.ts';

/** A line that is to be sealed, or is. */
export interface Leaf { stream: string; seq: number; hash: Buffer }

/** Full subtrees of this many levels are kept; what lies below is reckoned from their 256 leaves. */
const kept = 8;

/** The lines of both ledgers between two transactions, in the order in which they are sealed. */
export async function linesBetween(trx: Db, from: string, before: string): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select stream, seq, hash from (
      select xid, stream::text collate "C" as stream, seq, hash from ledger where xid >= ${from}::xid8 and xid < ${before}::xid8
      union all select xid, chain, seq, hash from access_line where xid >= ${from}::xid8 and xid < ${before}::xid8
    ) waiting order by xid, stream, seq`.execute(trx);
  return rows;
}

/** Adds leaves behind the first `size`, with the full subtrees that they complete. */
export async function insertLeaves(trx: Db, size: number, leaves: readonly Leaf[], completed: readonly Node[]): Promise<void> {
  const column = <T>(value: (leaf: Leaf, at: number) => T): T[] => leaves.map(value);
  await sql`
    insert into seal_leaf (index, stream, seq, hash)
    select * from unnest(${column((_, at) => size + at)}::bigint[], ${column(({ stream }) => stream)}::text[], ${column(({ seq }) => seq)}::int[], ${column(({ hash }) => hash)}::bytea[])`.execute(trx);
  const nodes = completed.filter(({ level }) => level % kept === 0);
  if (nodes.length > 0) await trx.insertInto('seal_node').values(nodes.map(({ level, index, hash }) => ({ level, index, hash: Buffer.from(hash) }))).execute();
}

/** The leaf of a line; undefined while no seal covers it. */
export async function findLeaf(db: Db, stream: string, seq: number): Promise<{ index: number; hash: Buffer } | undefined> {
  const row = await db.selectFrom('seal_leaf').select(['index', 'hash']).where('stream', '=', stream).where('seq', '=', seq).executeTakeFirst();
  return row && { index: Number(row.index), hash: row.hash };
}

/** The last line of a stream that a seal covers. */
export async function lastLeaf(db: Db, stream: string): Promise<{ index: number; seq: number } | undefined> {
  const row = await db.selectFrom('seal_leaf').select(['index', 'seq']).where('stream', '=', stream).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row && { index: Number(row.index), seq: row.seq };
}

/** The tree over the first `size` leaves, ready to grow. */
export async function edgeAt(db: Db, size: number): Promise<Edge> {
  const nodes: Node[] = [];
  for (const full of fullOf({ from: 0, size })) nodes.push({ ...full, hash: await hashOf(db, full) });
  return new Edge(sha256, size, nodes);
}

/** The roots of spans, as a proof lists them. */
export async function rootsOf(db: Db, spans: readonly Span[]): Promise<Uint8Array[]> {
  const roots: Uint8Array[] = [];
  for (const span of spans) {
    const parts: Uint8Array[] = [];
    for (const full of fullOf(span)) parts.push(await hashOf(db, full));
    roots.push(joined(parts, sha256));
  }
  return roots;
}

/** The hash above a full subtree, from what is kept nearest below it. @throws when leaves are missing */
async function hashOf(db: Db, { level, index }: Full): Promise<Uint8Array> {
  const base = level - (level % kept);
  const width = 2 ** (level - base);
  const from = index * width;
  const below = base === 0
    ? (await db.selectFrom('seal_leaf').select('hash').where('index', '>=', from).where('index', '<', from + width).orderBy('index').execute()).map(({ hash }) => leafHash(hash, sha256))
    : (await db.selectFrom('seal_node').select('hash').where('level', '=', base).where('index', '>=', from).where('index', '<', from + width).orderBy('index').execute()).map(({ hash }) => hash);
  if (below.length !== width) throw new Error(`leaves of the tree are missing below level ${level}, ${index}`);
  const edge = new Edge(sha256);
  for (const one of below) edge.add(one);
  return edge.root();
}
