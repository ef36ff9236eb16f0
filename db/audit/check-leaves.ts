import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Fault } from './fault.ts';

/** The lines of one stream, as the ledger holds them now. */
export interface Held { seq: number; hash: Buffer }

/** What the seals know of a stream: the number of its sealed lines, and one hash over all of theirs. */
interface Sealed { stream: string; lines: number; last: number; digest: Buffer }

/** Compares streams with what was sealed of them. Equal streams cost one row each; only where one differs its leaves are read. */
export async function checkLeaves(db: Db, streams: ReadonlyMap<string, readonly Held[]>): Promise<Map<string, Fault>> {
  const { rows } = await sql<Sealed>`
    select stream, count(*)::int as lines, max(seq) as last, sha256(string_agg(hash, '' order by seq)) as digest
    from seal_leaf where stream = any(${[...streams.keys()]}::text[]) group by stream`.execute(db);
  const faults = new Map<string, Fault>();
  for (const { stream, lines, last, digest } of rows) {
    const held = streams.get(stream)!;
    const hash = createHash('sha256');
    for (const line of held) if (line.seq <= last) hash.update(line.hash);
    if (lines === last && held.length >= last && hash.digest().equals(digest)) continue;
    faults.set(stream, await firstDifference(db, stream, held));
  }
  return faults;
}

async function firstDifference(db: Db, stream: string, held: readonly Held[]): Promise<Fault> {
  const sealed = await db.selectFrom('seal_leaf').select(['seq', 'hash']).where('stream', '=', stream).orderBy('seq').execute();
  const now = new Map(held.map(({ seq, hash }) => [seq, hash]));
  for (const { seq, hash } of sealed) {
    const found = now.get(seq);
    if (!found) return { seq, what: 'sealedLineMissing' };
    if (!found.equals(hash)) return { seq, what: 'sealedOtherwise' };
  }
  const gap = sealed.findIndex(({ seq }, at) => seq !== at + 1);
  return { seq: gap + 1, what: 'leafMissing' };
}

/** Streams that were sealed and of which nothing is left. */
export async function vanishedStreams(db: Db): Promise<string[]> {
  const { rows } = await sql<{ stream: string }>`
    select stream from seal_leaf where seq = 1 and stream ~ '^[0-9a-f-]{36}$'
      and not exists (select 1 from ledger where ledger.stream = seal_leaf.stream::uuid and ledger.seq = 1)
    union all
    select stream from seal_leaf where seq = 1 and (stream !~ '^[0-9a-f-]{36}$')
      and not exists (select 1 from access_line where access_line.chain = seal_leaf.stream and access_line.seq = 1)
    limit 1000`.execute(db);
  return rows.map(({ stream }) => stream);
}
