import { createHash } from 'node:crypto';
import type { Actor } from '../domain/case/actor.ts';
import { canonical } from '../domain/case/canonical.ts';
import type { ChainedLine, Hash } from '../domain/case/chain.ts';
import { lineHash, suite } from '../domain/case/chain.ts';
import { parseEntryData } from '../domain/case/entries.ts';
import type { EntryType, NewEntry } from '../domain/case/entries.ts';
import type { Db } from './connect.ts';
import { Erased, findDataKey } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';
import type { Database } from './tables.ts';
import type { Insertable, Selectable } from 'kysely';

/** A line as it stands in the ledger. `sealed` is null where nothing was written, its key was destroyed, or it was not asked for. */
export interface Line {
  seq: number;
  type: EntryType;
  at: number;
  recordedAt: number;
  dueAt: number | null;
  actor: Actor;
  /** The actor's name as it was then; comes with the sealed part. */
  actorName: string | null;
  data: Record<string, unknown>;
  sealed: Record<string, string> | null;
  commandId: string | null;
  suite: number;
  prevHash: Buffer;
  hash: Buffer;
}

type Row = Selectable<Database['ledger']>;
type NewRow = Insertable<Database['ledger']>;

export const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();

/** What a sealed line holds besides the texts. */
interface SealedPart { name?: string; texts?: Record<string, string> }
const sealContext = (stream: string, seq: number): string => `ledger|${stream}|${seq}`;

export interface Writing {
  stream: string;
  seq: number;
  head: Uint8Array;
  recordedAt: number;
  commandId: string | null;
  actorName: string | null;
  /** The stream's key; null when it was destroyed. */
  key: Buffer | null;
}

/**
 * The rows for new lines, chained behind `head`; the caller holds the lock of the case. Texts and names are sealed under the stream's key.
 * @throws ZodError when a line is not what its type says, which is a bug and not a refusal
 * @throws Erased when there are texts to keep and the key was destroyed
 */
export function chained(writing: Writing, entries: readonly NewEntry[]): NewRow[] {
  const rows: NewRow[] = [];
  let { head, seq } = writing;
  const { key } = writing;
  const parts = entries.map((entry) => sealedPart(entry, writing.actorName));
  if (key === null && parts.some((part) => part?.texts)) throw new Erased(`the key of ${writing.stream} was destroyed`);
  for (const [i, entry] of entries.entries()) {
    seq += 1;
    const part = parts[i];
    const line: ChainedLine = {
      stream: writing.stream, seq, type: entry.type, at: entry.at, recordedAt: writing.recordedAt, dueAt: entry.dueAt ?? null,
      actor: canonical(entry.actor), data: canonical(parseEntryData(entry.type, entry.data)),
      sealed: part && key ? sealJson(key, part, sealContext(writing.stream, seq)) : null, commandId: writing.commandId, suite,
    };
    const hash = lineHash(line, head, sha256);
    rows.push(asRow(line, entry.type, head, hash));
    head = hash;
  }
  return rows;
}

function sealedPart(entry: NewEntry, name: string | null): SealedPart | null {
  const texts = entry.sealed && Object.keys(entry.sealed).length > 0 ? entry.sealed : undefined;
  const named = entry.actor.kind === 'person' && name !== null ? name : undefined;
  return texts || named ? { ...(named && { name: named }), ...(texts && { texts }) } : null;
}

const asRow = (line: ChainedLine, type: EntryType, before: Uint8Array, hash: Uint8Array): NewRow => ({
  stream: line.stream, seq: line.seq, type, at: new Date(line.at), recorded_at: new Date(line.recordedAt),
  due_at: line.dueAt === null ? null : new Date(line.dueAt), actor: line.actor, data: line.data, sealed: line.sealed && Buffer.from(line.sealed),
  command_id: line.commandId, suite: line.suite, prev_hash: Buffer.from(before), hash: Buffer.from(hash),
});

/** A row as it was chained, for doing the sum again. */
export const asChained = (row: Row): ChainedLine & { prevHash: Buffer; hash: Buffer } => ({
  stream: row.stream, seq: row.seq, type: row.type, at: row.at.getTime(), recordedAt: row.recorded_at.getTime(), dueAt: row.due_at?.getTime() ?? null,
  actor: row.actor, data: row.data, sealed: row.sealed, commandId: row.command_id, suite: row.suite, prevHash: row.prev_hash, hash: row.hash,
});

/** A row as the domain reads it. Without a key its texts stay closed. */
export function asLine(row: Row, key: Buffer | null): Line {
  const part: SealedPart = row.sealed && key ? unsealJson(key, row.sealed, sealContext(row.stream, row.seq)) : {};
  return {
    seq: row.seq, type: row.type, at: row.at.getTime(), recordedAt: row.recorded_at.getTime(), dueAt: row.due_at?.getTime() ?? null,
    actor: JSON.parse(row.actor) as Actor, actorName: part.name ?? null, data: parseEntryData(row.type, JSON.parse(row.data)),
    sealed: part.texts ?? null, commandId: row.command_id, suite: row.suite, prevHash: row.prev_hash, hash: row.hash,
  };
}

/** A line as `fold` takes it. */
export const asEntry = ({ type, at, dueAt, actor, data, sealed }: Line): NewEntry =>
  ({ type, at, ...(dueAt === null ? {} : { dueAt }), actor, data, ...(sealed === null ? {} : { sealed }) }) as NewEntry;

export interface Reading {
  /** Only lines behind this one. */
  after?: number;
  limit?: number;
  /** Open the texts and names as well. */
  withSealed?: boolean;
  /** Only lines of this command. */
  commandId?: string;
}

/** Lines of one stream in their order. */
export async function readLedger(db: Db, keys: KeyRing, stream: string, { after = 0, limit = 1_000, withSealed = false, commandId }: Reading = {}): Promise<Line[]> {
  const key = withSealed ? ((await findDataKey(db, keys, stream)) ?? null) : null;
  let query = db.selectFrom('ledger').selectAll().where('stream', '=', stream).where('seq', '>', after).orderBy('seq').limit(limit);
  if (commandId !== undefined) query = query.where('command_id', '=', commandId);
  return (await query.execute()).map((row) => asLine(row, key));
}
