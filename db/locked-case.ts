import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Context } from '../domain/case/context.ts';
import type { CaseState, PrivatePart } from '../domain/case/state.ts';
import type { Seen } from '../domain/case/contract.ts';
import type { ProjectedRow } from './case-row.ts';
import { rowOf } from './case-row.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unseal, unsealJson } from './keys.ts';
import type { Database } from './tables.ts';
import type { CasesTable, PublicState } from './tables/cases.ts';

type Trx = Transaction<Database>;

/** A case that nobody else can change until the transaction ends. */
export interface LockedCase {
  state: CaseState;
  head: Buffer;
  alarmAt: number | null;
  /** The key of its texts; null when they were erased. */
  key: Buffer | null;
}

export const seenOf = ({ state, alarmAt }: Pick<LockedCase, 'state' | 'alarmAt'>): Seen => ({ seq: state.seq, alarmAt: state.over ? null : alarmAt, over: state.over });

/** Locks cases in the order of their ids, whatever the order asked in, so that two merges never wait for one another. */
export async function lockCases(trx: Trx, keys: KeyRing, ids: readonly string[]): Promise<Map<string, LockedCase>> {
  const rows = await trx.selectFrom('cases').leftJoin('data_key', 'data_key.stream', 'cases.id')
    .select(['cases.id', 'cases.state', 'cases.head', 'cases.next_alarm_at', 'cases.private_sealed', 'data_key.wrapped'])
    .where('cases.id', 'in', [...ids]).orderBy('cases.id').forUpdate('cases').execute();
  return new Map(rows.map((row) => {
    const key = row.wrapped && unseal(keys.wrapping, row.wrapped, row.id);
    return [row.id, { state: wholeState(row, key), head: row.head, alarmAt: row.next_alarm_at?.getTime() ?? null, key }];
  }));
}

const privateContext = (id: string): string => `case|${id}`;

/** What people wrote, as far as its key still exists. @throws when it was exchanged */
export const privateOf = ({ id, private_sealed: sealed }: { id: string; private_sealed: Buffer | null }, key: Buffer | KeyObject | null): PrivatePart =>
  (sealed && key ? unsealJson<PrivatePart>(key, sealed, privateContext(id)) : {});

/** The folded state with what people wrote. */
export const wholeState = (row: { id: string; state: PublicState; private_sealed: Buffer | null }, key: Buffer | null): CaseState => ({ ...row.state, private: privateOf(row, key) });

/** What a turn needs besides the case, in one question. `now` is by the database's clock: the only one that legal times are taken from. */
export interface Surroundings { now: number; calendarVersion: number | null; actorName: string | null }

export async function surroundingsOf(trx: Trx, { calendar, personId }: { calendar: string; personId: string | null }): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`
    select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now,
      (select max(version) from calendar where id = ${calendar}) as "calendarVersion",
      (select name from person where id = ${personId}::uuid) as "actorName"`.execute(trx);
  return rows[0]!;
}

interface Projecting { head: Buffer; key: Buffer | null }

/** The first row of a case. @throws when it is there already (SQLSTATE 23505) */
export async function insertCase(trx: Trx, state: CaseState, given: Pick<Context, 'pack' | 'calendarOf'>, writing: Projecting): Promise<number | null> {
  const row = rowOf(state, given);
  await trx.insertInto('cases').values(stored(row, state, writing)).execute();
  return row.next_alarm_at?.getTime() ?? null;
}

/** Writes the row anew; the next alarm is answered. */
export async function updateCase(trx: Trx, state: CaseState, given: Pick<Context, 'pack' | 'calendarOf'>, writing: Projecting): Promise<number | null> {
  const row = rowOf(state, given);
  await trx.updateTable('cases').set(stored(row, state, writing)).where('id', '=', state.id).execute();
  return row.next_alarm_at?.getTime() ?? null;
}

/** The whole row as it is written, here and by a rebuild. */
export function projected(state: CaseState, given: Pick<Context, 'pack' | 'calendarOf'>, writing: Projecting) {
  return stored(rowOf(state, given), state, writing);
}

const stored = ({ state: shown, ...row }: ProjectedRow, state: CaseState, { head, key }: Projecting) => ({
  ...row,
  head,
  state: JSON.stringify(shown),
  private_sealed: key && sealJson(key, state.private, privateContext(state.id)),
  grid_id: sql<CasesTable['grid_id']>`(select id from area where id = ${state.place.areaId} and level = 'grid')`,
});
