import type { Insertable, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { CalendarRef } from '../../domain/case/context.ts';
import type { Database } from '../tables.ts';
import type { VisitTable } from '../tables/visits.ts';
import type { ProjectedVisit } from './visit-row.ts';

type Trx = Transaction<Database>;
type Candidate = Pick<Selectable<VisitTable>, 'id' | 'state' | 'head' | 'worker_id' | 'pack_id' | 'pack_version'>;

/** Visits that began, are still to be made and answer for an arrival 必到, of an older version of this calendar; locked in the order of their ids. */
export const lockArrivals = (trx: Trx, { id, version }: CalendarRef): Promise<Candidate[]> =>
  trx.selectFrom('visit').select(['id', 'state', 'head', 'worker_id', 'pack_id', 'pack_version']).where('open', '=', true).where('over', '=', false).where('seq', '>', 0)
    .where(sql<boolean>`state#>>'{calendar,id}' = ${id} and (state#>>'{calendar,version}')::int < ${version}`)
    .where(sql<boolean>`exists (select from duty where duty.visit_id = visit.id and duty.kind = 'trigger' and duty.live)`).orderBy('id').forUpdate().execute();

export interface OvertakenVisit { id: string; line: Insertable<Database['ledger']>; row: ProjectedVisit; duties: readonly { id: string; to: string }[] }

/** Writes the lines, rows and duties of many visits in three statements; of a row only what a calendar can move. */
export async function writeOvertakenVisits(trx: Trx, visits: readonly OvertakenVisit[]): Promise<void> {
  if (visits.length === 0) return;
  await trx.insertInto('ledger').values(visits.map(({ line }) => line)).execute();
  const column = <T>(value: (one: OvertakenVisit) => T): T[] => visits.map(value);
  await sql`
    update visit set seq = fresh.seq, head = fresh.head, window_to = fresh.window_to, due_at = fresh.due_at, warn_at = fresh.warn_at, next_alarm_at = fresh.next_alarm_at,
      updated_at = fresh.updated_at, state = fresh.state::jsonb
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ row }) => row.seq)}::int[], ${column(({ line }) => line.hash)}::bytea[], ${column(({ row }) => row.window_to)}::timestamptz[],
      ${column(({ row }) => row.due_at)}::timestamptz[], ${column(({ row }) => row.warn_at)}::timestamptz[], ${column(({ row }) => row.next_alarm_at)}::timestamptz[],
      ${column(({ row }) => row.updated_at)}::timestamptz[], ${column(({ row }) => JSON.stringify(row.state))}::text[]
    ) as fresh (id, seq, head, window_to, due_at, warn_at, next_alarm_at, updated_at, state)
    where visit.id = fresh.id`.execute(trx);
  const duties = visits.flatMap((one) => one.duties);
  await sql`update duty set window_to = fresh.until from unnest(${duties.map(({ id }) => id)}::uuid[], ${duties.map(({ to }) => to)}::timestamptz[]) as fresh (id, until) where duty.id = fresh.id`.execute(trx);
}
