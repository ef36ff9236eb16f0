import { hash as digestOf } from 'node:crypto';
import type { Actor } from '../domain/case/actor.ts';
import { canonical } from '../domain/case/canonical.ts';
import type { ChainedLine, Hash } from '../domain/case/chain.ts';
import { lineHash, suite } from '../domain/case/chain.ts';
import { parseEntryData } from '../domain/case/entries.ts';
import type { EntryType, NewEntry } from '../domain/case/entries.ts';
import type { NewVisitEntry, VisitEntryType } from '../domain/visit/entries.ts';
import { parseVisitData } from '../domain/visit/entries.ts';
import type { Db } from './connect.ts';
import { Erased, findDataKey } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';
import type { Database } from './tables.ts';
import type { Insertable, Selectable } from 'kysely';

/** A line as it stands in the ledger. `sealed` is null where nothing was written, its key was destroyed, or it was not asked for. */
export interface Line<T extends string = EntryType> {
  seq: number;
  type: T;
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

type Row = Omit<Selectable<Database['ledger']>, 'xid'>;
type NewRow = Insertable<Database['ledger']>;

/** In one go: a hash object for each line would be millions of objects for the collector. By way of text, which Node hands over twice as fast as bytes. */
export const sha256: Hash = (bytes) => Buffer.from(digestOf('sha256', bytes, 'hex'), 'hex');

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
export const chained = (writing: Writing, entries: readonly NewEntry[]): NewRow[] => chainedBy(parseEntryData, writing, entries);

/** The same for the lines of a visit. */
export const chainedVisit = (writing: Writing, entries: readonly NewVisitEntry[]): NewRow[] => chainedBy(parseVisitData, writing, entries);

type AnyEntry<T extends string> = Pick<NewEntry, 'at' | 'actor'> & { type: T; dueAt?: number; data: unknown; sealed?: Record<string, string> };

function chainedBy<T extends EntryType | VisitEntryType>(parse: (type: T, data: unknown) => unknown, writing: Writing, entries: readonly AnyEntry<T>[]): NewRow[] {
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
      actor: canonical(entry.actor), data: canonical(parse(entry.type, entry.data)),
      sealed: part && key ? sealJson(key, part, sealContext(writing.stream, seq)) : null, commandId: writing.commandId, suite,
    };
    const hash = lineHash(line, head, sha256);
    rows.push(asRow(line, entry.type, head, hash));
    head = hash;
  }
  return rows;
}

function sealedPart(entry: AnyEntry<string>, name: string | null): SealedPart | null {
  const texts = entry.sealed && Object.keys(entry.sealed).length > 0 ? entry.sealed : undefined;
  const named = entry.actor.kind === 'person' && name !== null ? name : undefined;
  return texts || named ? { ...(named && { name: named }), ...(texts && { texts }) } : null;
}

const asRow = (line: ChainedLine, type: EntryType | VisitEntryType, before: Uint8Array, hash: Uint8Array): NewRow => ({
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
export const asLine = (row: Row, key: Buffer | null): Line => lineOf(parseEntryData, row, key);

export const asVisitLine = (row: Row, key: Buffer | null): Line<VisitEntryType> => lineOf(parseVisitData, row, key);

function lineOf<T extends string>(parse: (type: T, data: unknown) => Record<string, unknown>, row: Row, key: Buffer | null): Line<T> {
  const part: SealedPart = row.sealed && key ? unsealJson(key, row.sealed, sealContext(row.stream, row.seq)) : {};
  return {
    seq: row.seq, type: row.type as T, at: row.at.getTime(), recordedAt: row.recorded_at.getTime(), dueAt: row.due_at?.getTime() ?? null,
    actor: JSON.parse(row.actor) as Actor, actorName: part.name ?? null, data: parse(row.type as T, JSON.parse(row.data)),
    sealed: part.texts ?? null, commandId: row.command_id, suite: row.suite, prevHash: row.prev_hash, hash: row.hash,
  };
}

/** A line as `fold` takes it. */
export const asEntry = ({ type, at, dueAt, actor, data, sealed }: Line): NewEntry =>
  ({ type, at, ...(dueAt === null ? {} : { dueAt }), actor, data, ...(sealed === null ? {} : { sealed }) }) as NewEntry;

export const asVisitEntry = ({ type, at, dueAt, actor, data, sealed }: Line<VisitEntryType>): NewVisitEntry =>
  ({ type, at, ...(dueAt === null ? {} : { dueAt }), actor, data, ...(sealed === null ? {} : { sealed }) }) as NewVisitEntry;

export interface Reading {
  /** Only lines behind this one. */
  after?: number;
  limit?: number;
  /** Open the texts and names as well. */
  withSealed?: boolean;
  /** Only lines of this command. */
  commandId?: string;
}

/** Lines of one case in their order. */
export const readLedger = (db: Db, keys: KeyRing, stream: string, reading: Reading = {}): Promise<Line[]> => readBy(asLine, db, keys, stream, reading);

/** Lines of one visit in their order. */
export const readVisitLedger = (db: Db, keys: KeyRing, stream: string, reading: Reading = {}): Promise<Line<VisitEntryType>[]> => readBy(asVisitLine, db, keys, stream, reading);

async function readBy<T>(read: (row: Row, key: Buffer | null) => T, db: Db, keys: KeyRing, stream: string, { after = 0, limit = 1_000, withSealed = false, commandId }: Reading): Promise<T[]> {
  const key = withSealed ? ((await findDataKey(db, keys, stream)) ?? null) : null;
  let query = db.selectFrom('ledger').selectAll().where('stream', '=', stream).where('seq', '>', after).orderBy('seq').limit(limit);
  if (commandId !== undefined) query = query.where('command_id', '=', commandId);
  return (await query.execute()).map((row) => read(row, key));
}
