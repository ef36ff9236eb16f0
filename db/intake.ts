import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Received } from '../domain/case/context.ts';
import type { Place } from '../domain/case/state.ts';
import { areaAt } from './areas.ts';
import type { Db } from './connect.ts';
import { dataKeyFor, findDataKey } from './data-keys.ts';
import { followCode, followHash, sameCode } from './follow-code.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';
import { packFor } from './packs.ts';
import type { Database } from './tables.ts';

/** A report as the door took it. Place and pack follow from the location where they are not given. */
export interface NewReport extends Omit<Received, 'caseId' | 'number' | 'receivedAt' | 'place' | 'pack'> {
  /** The command's id where there is one: the same report again is then the same case. */
  caseId?: string;
  /** Epoch milliseconds; now, by the database's clock, where it is left out. */
  receivedAt?: number;
  place?: Place;
  pack?: { id: string; version: number };
  viewer: Viewer;
  actor: Actor;
}

export interface Accepted { caseId: string; number: string; code: string; receivedAt: number; place: Place; pack: { id: string; version: number } }

/** What stands in the row in plain: everything but the texts. */
type Plain = Omit<Received, 'sealed'> & { viewer: Viewer; actor: Actor };

const intakeContext = (caseId: string): string => `intake|${caseId}`;

/**
 * Keeps a report before it is a case, so that it is never lost, whatever is away. It fixes the number and the code by which it is followed;
 * of the code only a keyed hash is stored. The same `caseId` again gives the same answer and adds nothing.
 */
export const receiveReport = (db: Db, keys: KeyRing, report: NewReport): Promise<Accepted> => db.transaction().execute((trx) => receiveReportIn(trx, keys, report));

/** The same within a transaction that is open already: a report that a visit brings about stands or falls with the visit's line. */
export async function receiveReportIn(trx: Db, keys: KeyRing, report: NewReport): Promise<Accepted> {
  const caseId = report.caseId ?? newId();
  const before = await findIntake(trx, caseId);
  if (before) return accepted(keys, plainOf(before));
  const { viewer, actor, sealed, ...rest } = report;
  const place = report.place ?? (await placeOf(trx, report.location));
  const { now } = (await sql<{ now: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(trx)).rows[0]!;
  const receivedAt = report.receivedAt ?? now;
  const pack = report.pack ?? (await packFor(trx, place.path, receivedAt));
  const key = await dataKeyFor(trx, keys, caseId);
  const number = await nextNumber(trx, receivedAt);
  const plain: Plain = { ...rest, caseId, number, receivedAt, place, pack, viewer, actor };
  const made = await trx.insertInto('intake').values({
    case_id: caseId, number, received_at: new Date(receivedAt), follow_code_hash: followHash(keys, number, followCode(keys, caseId)),
    sealed: sealJson(key, sealed, intakeContext(caseId)), plain: JSON.stringify(plain), opened_at: null, refused: null, next_try_at: null,
  }).onConflict((conflict) => conflict.column('case_id').doNothing()).returning('case_id').executeTakeFirst();
  return made ? accepted(keys, plain) : accepted(keys, plainOf((await findIntake(trx, caseId))!));
}

const accepted = (keys: KeyRing, { caseId, number, receivedAt, place, pack }: Plain): Accepted => ({ caseId, number, receivedAt, place, pack, code: followCode(keys, caseId) });

async function placeOf(db: Db, location: Received['location']): Promise<Place> {
  const area = await areaAt(db, location);
  return { areaId: area.id, path: area.path };
}

const shanghaiYear = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });

/** The next number of the year, `GW-2026-000123`. Numbers are never given twice; one whose report was not kept leaves a gap. */
async function nextNumber(trx: Db, at: number): Promise<string> {
  const year = Number(shanghaiYear.format(at));
  const { last } = await trx.insertInto('numbering').values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`numbering.last + 1` })).returning('last').executeTakeFirstOrThrow();
  return `GW-${year}-${String(last).padStart(6, '0')}`;
}

type Row = Selectable<Database['intake']>;
const findIntake = (db: Db, caseId: string): Promise<Row | undefined> => db.selectFrom('intake').selectAll().where('case_id', '=', caseId).executeTakeFirst();
const plainOf = (row: Row): Plain => row.plain as unknown as Plain;

export interface Waiting { received: Received; viewer: Viewer; actor: Actor; opened: boolean; refused: string | null }

/** A report locked for being opened; undefined when nothing was received under this id. */
export async function lockIntake(trx: Db, keys: KeyRing, caseId: string): Promise<Waiting | undefined> {
  const row = await trx.selectFrom('intake').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  const { viewer, actor, ...plain } = plainOf(row);
  const key = row.sealed && (await findDataKey(trx, keys, caseId));
  const sealed = row.sealed && key ? unsealJson<Received['sealed']>(key, row.sealed, intakeContext(caseId)) : { description: '' };
  return { received: { ...plain, sealed }, viewer, actor, opened: row.opened_at !== null, refused: row.refused };
}

/** The report is a case now (or was refused): its texts stand in the ledger, the copy here goes. */
export async function markOpened(trx: Db, caseId: string, refused: Row['refused'] = null): Promise<void> {
  await trx.updateTable('intake').set({ opened_at: sql<Date>`now()`, refused, sealed: null, next_try_at: null }).where('case_id', '=', caseId).execute();
}

/** The case that a number and a code open; undefined where either is wrong. How often one may try is the door's to limit. */
export async function findByCode(db: Db, keys: KeyRing, number: string, code: string): Promise<{ caseId: string; opened: boolean; received: Omit<Received, 'sealed'> } | undefined> {
  const row = await db.selectFrom('intake').selectAll().where('number', '=', number).executeTakeFirst();
  const right = sameCode(row?.follow_code_hash, followHash(keys, number, code));
  return row && right ? { caseId: row.case_id, opened: row.opened_at !== null, received: plainOf(row) } : undefined;
}

/**
 * Reports that are no case yet although they came more than `olderThan` ms ago; claimed for the caller until the next try, which comes
 * later each time (5 s to 5 min).
 */
export async function claimWaitingReports(db: Db, { limit = 50, olderThan = 5_000 } = {}): Promise<{ caseId: string; number: string }[]> {
  const rows = await db.updateTable('intake')
    .set({ tries: sql`tries + 1`, next_try_at: sql<Date>`now() + least(interval '5 minutes', interval '5 seconds' * power(2, least(tries, 6)))` })
    .where('case_id', 'in', (on) => on.selectFrom('intake').select('case_id').where('opened_at', 'is', null)
      .where('received_at', '<', sql<Date>`now() - ${olderThan} * interval '1 millisecond'`)
      .where((or) => or.or([or('next_try_at', 'is', null), or('next_try_at', '<=', sql<Date>`now()`)]))
      .orderBy('received_at').limit(limit).forUpdate().skipLocked())
    .returning(['case_id', 'number']).execute();
  return rows.map(({ case_id, number }) => ({ caseId: case_id, number }));
}
