import { createHash } from 'node:crypto';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { Calendars } from './calendars.ts';
import { Packs } from './packs.ts';
import { checkStream } from './verify-stream.ts';
import { checkVisit, isVisitStream } from './visits/verify-visit.ts';
import type { Selectable } from 'kysely';
import type { Database } from './tables.ts';

/** What does not add up. `seq` is 0 where it is about the case as a whole. */
export interface Broken { case: string; seq: number; what: string }
export interface Verified { checked: number; broken: Broken[]; head: string; tookMs: number }

export interface Verifying {
  /** Only this case (number or id). */
  case?: string;
  /** Only streams with a line written since, epoch milliseconds; each is checked from its first line. */
  since?: number;
}

type LedgerRow = Selectable<Database['ledger']>;
const page = 5_000;

/**
 * Does the whole sum again, from the ledger alone: no gap, every hash, every line folded, and the row that lists are read from compared with
 * what comes out. `head` is one hash over the last hash of every stream, for writing down outside this machine. `checked` counts lines.
 */
export async function verify(db: Db, keys: KeyRing, verifying: Verifying = {}): Promise<Verified> {
  // One snapshot: a command that commits meanwhile must not look like a row that is ahead of its lines.
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => verified(trx, keys, verifying));
}

async function verified(db: Db, keys: KeyRing, { case: only, since }: Verifying): Promise<Verified> {
  const began = performance.now();
  const broken: Broken[] = [];
  const heads = createHash('sha256');
  const documents = { packs: new Packs(), calendars: new Calendars() };
  let checked = 0;
  const streams = only !== undefined ? [await streamOf(db, only)] : since === undefined ? undefined : await streamsSince(db, since);
  for await (const group of groupsOf(db, streams)) {
    const ids = group.map(([stream]) => stream);
    const dataKeys = await findDataKeys(db, keys, ids);
    const rows = new Map((await db.selectFrom('cases').selectAll().where('id', 'in', ids).execute()).map((row) => [row.id, row]));
    const visits = new Map((await db.selectFrom('visit').selectAll().where('id', 'in', ids).execute()).map((row) => [row.id, row]));
    for (const [stream, lines] of group) {
      if (dataKeys.get(stream) === null) broken.push({ case: rows.get(stream)?.number ?? stream, seq: 0, what: 'keyWrong' });
      const key = dataKeys.get(stream) ?? null;
      const found = isVisitStream(lines) ? await checkVisit(db, documents, { stream, lines, row: visits.get(stream), key }) : await checkStream(db, documents, { stream, lines, row: rows.get(stream), key });
      broken.push(...found.map((fault) => ({ case: rows.get(stream)?.number ?? numberIn(lines) ?? stream, ...fault })));
      checked += lines.length;
      heads.update(stream).update(lines.at(-1)!.hash);
    }
  }
  if (since === undefined) broken.push(...(await missingLines(db, streams)));
  if (streams === undefined) broken.push(...(await missingCases(db)));
  return { checked, broken, head: heads.digest('hex'), tookMs: Math.round(performance.now() - began) };
}

async function streamOf(db: Db, ref: string): Promise<string> {
  const column = isId(ref) ? 'id' : 'number';
  const row = await db.selectFrom('cases').select('id').where(column, '=', ref).executeTakeFirst();
  const intake = row ? undefined : await db.selectFrom('intake').select('case_id as id').where(isId(ref) ? 'case_id' : 'number', '=', ref).executeTakeFirst();
  const found = row ?? intake;
  if (!found) throw new Error(`there is no case ${ref}`);
  return found.id;
}

async function streamsSince(db: Db, since: number): Promise<string[]> {
  const rows = await db.selectFrom('ledger').select('stream').distinct().where('recorded_at', '>=', new Date(since)).orderBy('stream').execute();
  return rows.map(({ stream }) => stream);
}

const numberIn = (lines: readonly LedgerRow[]): string | undefined => /"number":"([^"]{1,40})"/.exec(lines[0]?.data ?? '')?.[1];

/** The ledger in the order of its key, whole streams at a time, a page of lines after the other: memory stays flat however much there is. */
async function* groupsOf(db: Db, streams: readonly string[] | undefined): AsyncGenerator<[string, LedgerRow[]][]> {
  let last: LedgerRow | undefined;
  let unfinished: LedgerRow[] = [];
  for (;;) {
    const from: LedgerRow | undefined = last;
    let query = db.selectFrom('ledger').selectAll().orderBy('stream').orderBy('seq').limit(page);
    if (streams) query = query.where('stream', 'in', streams.length > 0 ? [...streams] : ['00000000-0000-0000-0000-000000000000']);
    if (from) query = query.where((on) => on(on.refTuple('stream', 'seq'), '>', on.tuple(from.stream, from.seq)));
    const rows = await query.execute();
    const grouped = Map.groupBy([...unfinished, ...rows], ({ stream }) => stream);
    last = rows.at(-1);
    const isLast = rows.length < page;
    unfinished = isLast || last === undefined ? [] : (grouped.get(last.stream) ?? []);
    if (!isLast && last) grouped.delete(last.stream);
    if (grouped.size > 0) yield [...grouped];
    if (isLast) return;
  }
}

/** Cases of which the ledger does not know a single line. */
async function missingLines(db: Db, streams: readonly string[] | undefined): Promise<Broken[]> {
  let query = db.selectFrom('cases').select('number').where((on) => on.not(on.exists(on.selectFrom('ledger').select('seq').whereRef('stream', '=', 'cases.id'))));
  if (streams) query = query.where('id', 'in', [...streams]);
  return (await query.limit(1_000).execute()).map(({ number }) => ({ case: number, seq: 1, what: 'linesMissing' }));
}

/** Reports that were opened as cases and are none. */
async function missingCases(db: Db): Promise<Broken[]> {
  const rows = await db.selectFrom('intake').select('number').where('opened_at', 'is not', null).where('refused', 'is', null)
    .where((on) => on.not(on.exists(on.selectFrom('cases').select('id').whereRef('id', '=', 'intake.case_id'))))
    .where((on) => on.not(on.exists(on.selectFrom('ledger').select('seq').whereRef('stream', '=', 'intake.case_id')))).limit(1_000).execute();
  return rows.map(({ number }) => ({ case: number, seq: 0, what: 'caseMissing' }));
}
