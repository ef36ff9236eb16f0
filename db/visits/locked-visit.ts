import type { Selectable, Transaction } from 'kysely';
import type { Seen } from '../../domain/case/contract.ts';
import type { Place } from '../../domain/case/state.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { KeyRing } from '../keys.ts';
import { sealJson, unseal, unsealJson } from '../keys.ts';
import { pathOf } from '../registry-scope.ts';
import type { Database } from '../tables.ts';
import type { VisitTable } from '../tables/visits.ts';
import { visitRowOf } from './visit-row.ts';

type Trx = Transaction<Database>;
type Row = Selectable<VisitTable>;

/** A visit that nobody else can change until the transaction ends. */
export interface LockedVisit {
  row: Row;
  /** Null while it is only planned. */
  state: VisitState | null;
  place: Place;
  head: Buffer;
  alarmAt: number | null;
  /** The key of its texts; null before its first line, and when they were erased. */
  key: Buffer | null;
}

export const visitSeen = ({ state, alarmAt }: Pick<LockedVisit, 'state' | 'alarmAt'>): Seen =>
  state === null ? { seq: 0, alarmAt, over: false } : { seq: state.seq, alarmAt: state.over ? null : alarmAt, over: state.over };

/** The visit and every other open one to its door, locked in the order of their ids. @returns undefined where there is no such visit */
export async function lockVisit(trx: Trx, keys: KeyRing, id: string): Promise<{ own: LockedVisit; others: LockedVisit[] } | undefined> {
  const found = await trx.selectFrom('visit').select('target_id').where('id', '=', id).executeTakeFirst();
  if (!found) return undefined;
  const rows = await trx.selectFrom('visit').leftJoin('data_key', 'data_key.stream', 'visit.id').selectAll('visit').select('data_key.wrapped')
    .where((on) => on.or([on('visit.id', '=', id), on.and([on('visit.target_id', '=', found.target_id), on('visit.open', '=', true), on('visit.seq', '>', 0)])]))
    .orderBy('visit.id').forUpdate('visit').execute();
  const locked = rows.map(({ wrapped, ...row }) => asLocked(keys, row, wrapped));
  const own = locked.find(({ row }) => row.id === id);
  return own && { own, others: locked.filter(({ row }) => row.id !== id) };
}

function asLocked(keys: KeyRing, row: Row, wrapped: Buffer | null): LockedVisit {
  const key = wrapped && unseal(keys.wrapping, wrapped, row.id);
  return { row, state: wholeVisit(row, key), place: placeOf(row), head: row.head, alarmAt: row.next_alarm_at?.getTime() ?? null, key };
}

export const placeOf = (row: Pick<Row, 'l1' | 'l2' | 'l3' | 'l4' | 'l5' | 'grid_id'>): Place => {
  const path = pathOf(row);
  return { areaId: row.grid_id, path: path.includes(row.grid_id) ? path : [...path, row.grid_id] };
};

export const privateContext = (id: string): string => `visit|${id}`;

/** The folded state with what people wrote. Who has it says the row: a worker who left hands all his visits on at once. */
export const wholeVisit = (row: Pick<Row, 'id' | 'state' | 'worker_id' | 'private_sealed'>, key: Buffer | null): VisitState | null =>
  row.state && {
    ...(row.state as Omit<VisitState, 'private'>), worker: row.worker_id,
    private: textsOfVisit(row, key),
  };

/** What people wrote in it; nothing without its key. */
export const textsOfVisit = ({ id, private_sealed }: Pick<Row, 'id' | 'private_sealed'>, key: Buffer | null): VisitState['private'] =>
  (private_sealed && key ? unsealJson<VisitState['private']>(key, private_sealed, privateContext(id)) : {});

/** Writes the row anew. @returns when its next alarm rings */
export async function updateVisit(trx: Trx, state: VisitState, given: Pick<VisitContext, 'pack' | 'calendarOf'>, { head, key }: { head: Buffer; key: Buffer | null }): Promise<number | null> {
  const { state: shown, ...row } = visitRowOf(state, given);
  await trx.updateTable('visit').set({ ...row, head, state: JSON.stringify(shown), private_sealed: key && sealJson(key, state.private, privateContext(state.id)) }).where('id', '=', state.id).execute();
  return row.next_alarm_at?.getTime() ?? null;
}

/** The alarm of a row that is locked, where looking moved it without a line. */
export async function setVisitAlarm(trx: Trx, id: string, alarmAt: number | null): Promise<void> {
  await trx.updateTable('visit').set({ next_alarm_at: alarmAt === null ? null : new Date(alarmAt) }).where('id', '=', id).execute();
}
