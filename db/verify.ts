import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { SignedHead } from '../domain/audit/tree-head.ts';
import { checkAccess } from './audit/check-access.ts';
import type { NoticeKept } from './audit/check-case.ts';
import { checkCase } from './audit/check-case.ts';
import type { EngineSeen } from './audit/check-engine.ts';
import { checkEngine } from './audit/check-engine.ts';
import type { FileOnDisk } from './audit/check-files.ts';
import { checkFiles } from './audit/check-files.ts';
import { checkLeaves, vanishedStreams } from './audit/check-leaves.ts';
import { checkSeals } from './audit/check-seals.ts';
import type { Broken } from './audit/fault.ts';
import type { LedgerRow, Range, Streams } from './audit/ledger-pages.ts';
import { streamsOf } from './audit/ledger-pages.ts';
import { streamOf, streamsSince } from './audit/which-streams.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { Packs } from './packs.ts';
import { checkVisit, isVisitStream } from './visits/verify-visit.ts';
import type { DutyKept } from './visits/verify-visit.ts';

export type { Broken } from './audit/fault.ts';

/** `checked` counts lines of cases and visits, `looked` those of the second ledger, `erasedFiles` those that went with their cases; `sealed` is the newest seal. */
export interface Verified { checked: number; broken: Broken[]; head: string; tookMs: number; looked: number; erasedFiles: number; sealed: { n: number; size: number } | null }

export interface Verifying {
  /** Only this case (number or id). */
  case?: string;
  /** Only streams with a line written since, epoch milliseconds; each is checked from its first line. */
  since?: number;
  /** Only these streams, and the seals over them. */
  sample?: readonly string[];
  /** Looks at the content of a stored file; files are not looked at without it. */
  fileOnDisk?: (sha256: string) => Promise<FileOnDisk>;
  /** The public key that must sign the newest seals. */
  trusted?: Buffer;
  /** Heads that were kept elsewhere. */
  against?: readonly SignedHead[];
  /** Several pairs of hands that go through the whole, each through a part of the streams; one does where it is absent. */
  inParts?: (shared: { snapshot: string; bounds: readonly string[] }) => Promise<Part[]>;
  /** Compared with the open cases where it can be reached. */
  engine?: EngineSeen;
}

/**
 * Does the whole sum again, from the ledger alone: no gap, every hash, every line folded, every clock counted anew, and the row, the messages
 * and the files compared with what comes out; then the seals over it and the second ledger. `head` is one hash over the last hash of every
 * stream. What is wrong stands first where it broke first.
 */
export async function verify(db: Db, keys: KeyRing, verifying: Verifying = {}): Promise<Verified> {
  const began = performance.now();
  // One snapshot: a command that commits meanwhile must not look like a row that is ahead of its lines.
  const found = await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => verified(trx, keys, verifying));
  const engine = verifying.engine ? await checkEngine(db, verifying.engine) : [];
  return { ...found, broken: [...found.broken, ...engine], tookMs: Math.round(performance.now() - began) };
}

async function verified(db: Db, keys: KeyRing, verifying: Verifying): Promise<Omit<Verified, 'tookMs'>> {
  const streams = await chosen(db, verifying);
  const isWhole = streams === undefined;
  // Others, on the same snapshot, go through the streams; here meanwhile the rest is looked at.
  const others = isWhole && verifying.inParts ? verifying.inParts(await exportSnapshot(db)) : undefined;
  others?.catch(() => undefined);
  const own = others ? undefined : await checkStreams(db, keys, { streams });
  const broken: Broken[] = own?.broken ?? [];
  if (verifying.since === undefined) broken.push(...(await missingLines(db, streams)));
  const files = verifying.fileOnDisk ? await checkFiles(db, verifying.fileOnDisk, streams) : { faults: [], erased: 0 };
  broken.push(...files.faults);
  const head = own?.head ?? (await headOfRows(db));
  if (!isWhole && !verifying.sample) return { checked: own!.checked, broken, head, looked: 0, erasedFiles: files.erased, sealed: null };
  const { faults, newest } = await checkSeals(db, verifying);
  const access = verifying.sample ? { lines: 0, faults: [] } : await checkAccess(db);
  const gone = verifying.sample ? [] : [...(await missingCases(db)), ...(await vanished(db))];
  const parts = (await others) ?? [];
  return {
    checked: (own?.checked ?? 0) + parts.reduce((sum, part) => sum + part.checked, 0), broken: [...parts.flatMap((part) => part.broken), ...broken, ...gone, ...access.faults, ...faults],
    head, looked: access.lines, erasedFiles: files.erased, sealed: newest ? { n: newest.n, size: newest.size } : null,
  };
}

async function exportSnapshot(db: Db): Promise<{ snapshot: string; bounds: string[] }> {
  // It is held open, with nothing to do, for as long as the others need.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
  const { rows: [told] } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(db);
  // Where about the same number of lines lies between: what the database knows of the ledger anyway.
  const { rows: [known] } = await sql<{ bounds: string[] | null }>`select histogram_bounds::text::text[] as bounds from pg_stats where schemaname = current_schema and tablename = 'ledger' and attname = 'stream'`.execute(db);
  return { snapshot: told!.snapshot, bounds: known?.bounds ?? [] };
}

/** What one pair of hands found. */
export interface Part { checked: number; broken: Broken[] }

/** A part of the whole, as of a snapshot that somebody else holds open. */
export const verifyPart = (db: Db, keys: KeyRing, snapshot: string, range: Range): Promise<Part> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
    await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(trx);
    const { checked, broken } = await checkStreams(trx, keys, { range });
    return { checked, broken };
  });

/** Lines between two looks at what has come in meanwhile. */
const breath = 100;

async function checkStreams(db: Db, keys: KeyRing, { streams, range }: { streams?: readonly string[] | undefined; range?: Range }): Promise<Part & { head: string }> {
  const broken: Broken[] = [];
  const heads = createHash('sha256');
  const documents = { packs: new Packs(), calendars: new Calendars() };
  let checked = 0;
  for await (const [group, beside] of streamsOf(db, (some) => besideOf(db, keys, some), streams, range)) {
    let since = 0;
    for (const [stream, lines] of group) {
      broken.push(...(await checkStream(db, documents, beside, stream, lines)));
      checked += lines.length;
      heads.update(stream).update(lines.at(-1)!.hash);
      since += lines.length;
      // The next page is coming in; somebody must take it off the line, and ask the next question.
      if (since < breath) continue;
      await breathe();
      since = 0;
    }
  }
  return { checked, broken, head: heads.digest('hex') };
}

/** The same head from the rows: where nothing is broken they hold the last hash of every stream. */
async function headOfRows(db: Db): Promise<string> {
  const heads = createHash('sha256');
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string; head: Buffer }>`
      select id, head from ((select id, head from cases where id > ${after}::uuid order by id limit 5000) union all (select id, head from visit where seq > 0 and id > ${after}::uuid order by id limit 5000)) both_kinds
      order by id limit 5000`.execute(db);
    for (const { id, head } of rows) heads.update(id).update(head);
    const last = rows.at(-1);
    if (rows.length < 5_000 || !last) return heads.digest('hex');
    after = last.id;
  }
}

async function chosen(db: Db, { case: only, since, sample }: Verifying): Promise<string[] | undefined> {
  if (only !== undefined) return [await streamOf(db, only)];
  if (sample) return [...sample];
  return since === undefined ? undefined : streamsSince(db, since);
}

type Beside = Awaited<ReturnType<typeof besideOf>>;

/** What stands beside some streams: keys, rows, messages, files, and where the seals know something else of them. */
async function besideOf(db: Db, keys: KeyRing, group: Streams) {
  const ids = group.map(([stream]) => stream);
  const ofVisits = group.filter(([, lines]) => isVisitStream(lines)).map(([stream]) => stream);
  // One connection answers one question after the other anyway.
  return {
    keys: await findDataKeys(db, keys, ids),
    rows: new Map((await db.selectFrom('cases').selectAll().where('id', 'in', ids).execute()).map((row) => [row.id, row])),
    visits: new Map(ofVisits.length === 0 ? [] : (await db.selectFrom('visit').selectAll().where('id', 'in', ofVisits).execute()).map((row) => [row.id, row])),
    notices: await noticesOf(db, ids),
    discharged: ofVisits.length === 0 ? new Map<string, DutyKept[]>() : await dischargedBy(db, ofVisits),
    files: Map.groupBy(await db.selectFrom('case_file').selectAll().where('case_id', 'in', ids).execute(), ({ case_id: id }) => id),
    sealed: await checkLeaves(db, new Map(group)),
  };
}

async function checkStream(db: Db, documents: { packs: Packs; calendars: Calendars }, beside: Beside, stream: string, lines: readonly LedgerRow[]): Promise<Broken[]> {
  const row = beside.rows.get(stream);
  const key = beside.keys.get(stream) ?? null;
  const of = row?.number ?? numberIn(lines) ?? stream;
  const faults = isVisitStream(lines)
    ? await checkVisit(db, documents, { stream, lines, key, row: beside.visits.get(stream), notices: beside.notices.get(stream) ?? [], discharged: beside.discharged.get(stream) ?? [] })
    : await checkCase(db, documents, { stream, lines, row, key, notices: beside.notices.get(stream) ?? [], files: (beside.files.get(stream) ?? []).map(({ sha256 }) => sha256) });
  const leaf = beside.sealed.get(stream);
  const wrongKey = beside.keys.get(stream) === null ? [{ seq: 0, what: 'keyWrong' }] : [];
  return [...wrongKey, ...faults, ...(leaf ? [leaf] : [])].map((fault) => ({ case: of, ...fault }));
}

async function noticesOf(db: Db, ids: readonly string[]): Promise<Map<string, (NoticeKept & { template: string })[]>> {
  const rows = await db.selectFrom('notice').select(['case_id', 'dedupe', 'template', 'params']).where('case_id', 'in', [...ids]).execute();
  const kept = rows.map(({ case_id: stream, dedupe, template, params }) => ({ stream, dedupe, template, seq: params.seq }));
  return Map.groupBy(kept, ({ stream }) => stream);
}

async function dischargedBy(db: Db, visits: readonly string[]): Promise<Map<string, DutyKept[]>> {
  const rows = await db.selectFrom('duty').select(['id', 'discharged_by']).where('discharged_by', 'in', [...visits]).execute();
  return Map.groupBy(rows, (row) => row.discharged_by!);
}

const numberIn = (lines: readonly LedgerRow[]): string | undefined => /"number":"([^"]{1,40})"/.exec(lines[0]?.data ?? '')?.[1];

/** Cases of which the ledger does not know a single line. */
async function missingLines(db: Db, streams: readonly string[] | undefined): Promise<Broken[]> {
  let query = db.selectFrom('cases').select('number').where((on) => on.not(on.exists(on.selectFrom('ledger').select('seq').whereRef('stream', '=', 'cases.id'))));
  if (streams) query = query.where('id', 'in', streams.length > 0 ? [...streams] : ['00000000-0000-0000-0000-000000000000']);
  return (await query.limit(1_000).execute()).map(({ number }) => ({ case: number, seq: 1, what: 'linesMissing' }));
}

/** Reports that were opened as cases and are none. */
async function missingCases(db: Db): Promise<Broken[]> {
  const rows = await db.selectFrom('intake').select('number').where('opened_at', 'is not', null).where('refused', 'is', null)
    .where((on) => on.not(on.exists(on.selectFrom('cases').select('id').whereRef('id', '=', 'intake.case_id'))))
    .where((on) => on.not(on.exists(on.selectFrom('ledger').select('seq').whereRef('stream', '=', 'intake.case_id')))).limit(1_000).execute();
  return rows.map(({ number }) => ({ case: number, seq: 0, what: 'caseMissing' }));
}

/** Streams of which the seals know and the ledger nothing; their number where the report is left. */
async function vanished(db: Db): Promise<Broken[]> {
  const streams = await vanishedStreams(db);
  if (streams.length === 0) return [];
  const ids = streams.filter((stream) => /^[0-9a-f-]{36}$/.test(stream));
  const rows = ids.length === 0 ? [] : [
    ...(await db.selectFrom('intake').select(['case_id as id', 'number']).where('case_id', 'in', ids).execute()), ...(await db.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids).execute()),
  ];
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return streams.map((stream) => ({ case: numbers.get(stream) ?? stream, seq: 1, what: 'sealedLineMissing' }));
}
