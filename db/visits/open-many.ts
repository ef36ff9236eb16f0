import type { Insertable, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DoorDuty } from '../../domain/visit/context.ts';
import type { KeyRing } from '../keys.ts';
import { newDataKeys } from '../data-keys.ts';
import { sealJson } from '../keys.ts';
import type { Database } from '../tables.ts';
import type { VisitTable } from '../tables/visits.ts';
import { asDuty } from './door.ts';
import { privateContext } from './locked-visit.ts';
import type { ProjectedVisit } from './visit-row.ts';

type Trx = Transaction<Database>;

/** A visit that was only planned, locked, with the duties that it is to discharge and the key that was made for it. */
export interface PlannedRow { row: Selectable<VisitTable>; duties: DoorDuty[]; key: Buffer }

/**
 * Locks planned visits that nobody has begun, with their duties. One that somebody else holds, or a duty of which he holds, is left out: whoever
 * waited here could wait for one who waits for him. So is one that has a key already.
 */
export async function lockPlanned(trx: Trx, keys: KeyRing, ids: readonly string[]): Promise<PlannedRow[]> {
  const rows = await trx.selectFrom('visit').selectAll().where('id', 'in', [...ids]).where('seq', '=', 0).where('open', '=', true).orderBy('id').forUpdate().skipLocked().execute();
  if (rows.length === 0) return [];
  const own = rows.map(({ id }) => id);
  const live = trx.selectFrom('duty').where('visit_id', 'in', own).where('live', '=', true).orderBy('id');
  const held = Map.groupBy(await live.selectAll().forUpdate().skipLocked().execute(), ({ visit_id }) => visit_id!);
  const all = Map.groupBy(await live.select(['id', 'visit_id']).execute(), ({ visit_id }) => visit_id!);
  const whole = rows.filter(({ id }) => (held.get(id) ?? []).length === (all.get(id) ?? []).length);
  const made = await newDataKeys(trx, keys, whole.map(({ id }) => id));
  return whole.flatMap((row) => {
    const key = made.get(row.id);
    return key ? [{ row, duties: (held.get(row.id) ?? []).map(asDuty), key }] : [];
  });
}

export interface OpenedRow { id: string; line: Insertable<Database['ledger']>; row: ProjectedVisit; key: Buffer }

/** Writes the first lines of many visits, their rows and their duties, in three statements; of a row only what the first line can change. */
export async function writeOpened(trx: Trx, visits: readonly OpenedRow[], at: number): Promise<void> {
  if (visits.length === 0) return;
  await trx.insertInto('ledger').values(visits.map(({ line }) => line)).execute();
  const column = <T>(value: (one: OpenedRow) => T): T[] => visits.map(value);
  await sql`
    update visit set seq = fresh.seq, head = fresh.head, status = fresh.status, due_at = fresh.due_at, warn_at = fresh.warn_at, next_alarm_at = fresh.next_alarm_at,
      updated_at = fresh.updated_at, state = fresh.state::jsonb, private_sealed = fresh.private_sealed
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ row }) => row.seq)}::int[], ${column(({ line }) => line.hash)}::bytea[], ${column(({ row }) => row.status)}::text[],
      ${column(({ row }) => row.due_at)}::timestamptz[], ${column(({ row }) => row.warn_at)}::timestamptz[], ${column(({ row }) => row.next_alarm_at)}::timestamptz[],
      ${column(({ row }) => row.updated_at)}::timestamptz[], ${column(({ row }) => JSON.stringify(row.state))}::text[],
      ${column(({ id, key }) => sealJson(key, {}, privateContext(id)))}::bytea[]
    ) as fresh (id, seq, head, status, due_at, warn_at, next_alarm_at, updated_at, state, private_sealed)
    where visit.id = fresh.id`.execute(trx);
  await trx.updateTable('duty').set({ state: 'open' }).where('visit_id', 'in', column(({ id }) => id)).where('state', '=', 'upcoming').where('window_from', '<=', new Date(at)).execute();
}
