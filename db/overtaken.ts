import type { Insertable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { CalendarRef } from '../domain/case/context.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { ProjectedRow } from './case-row.ts';
import type { Database } from './tables.ts';

/** A case after the line that says so: the line as it is chained, the state it folds to, the row that follows. */
export interface Overtaken { line: Insertable<Database['ledger']>; state: CaseState; row: ProjectedRow; toWake: boolean }

/**
 * Writes the lines and rows of many cases in three statements. Of a row only what a calendar can move is written: the texts stay sealed.
 * @throws when a case was overtaken by this version before (SQLSTATE 23505): the transaction must not commit
 */
export async function writeOvertaken(trx: Transaction<Database>, { id, version }: CalendarRef, cases: readonly Overtaken[]): Promise<void> {
  if (cases.length === 0) return;
  await trx.insertInto('ledger').values(cases.map(({ line }) => line)).execute();
  await trx.insertInto('reprojected').values(cases.map(({ state, toWake }) => ({ case_id: state.id, calendar: id, version, seq: state.seq, to_wake: toWake }))).execute();
  const column = <T>(value: (one: Overtaken) => T): T[] => cases.map(value);
  await sql`
    update cases set seq = fresh.seq, head = fresh.head, due_at = fresh.due_at, warn_at = fresh.warn_at, next_alarm_at = fresh.next_alarm_at,
      updated_at = fresh.updated_at, state = fresh.state::jsonb
    from unnest(
      ${column(({ state }) => state.id)}::uuid[], ${column(({ state }) => state.seq)}::int[], ${column(({ line }) => line.hash)}::bytea[],
      ${column(({ row }) => row.due_at)}::timestamptz[], ${column(({ row }) => row.warn_at)}::timestamptz[], ${column(({ row }) => row.next_alarm_at)}::timestamptz[],
      ${column(({ row }) => row.updated_at)}::timestamptz[], ${column(({ row }) => JSON.stringify(row.state))}::text[]
    ) as fresh (id, seq, head, due_at, warn_at, next_alarm_at, updated_at, state)
    where cases.id = fresh.id`.execute(trx);
}
