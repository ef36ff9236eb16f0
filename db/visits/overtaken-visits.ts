import type { Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { CalendarRef } from '../../domain/case/context.ts';
import type { Database } from '../tables.ts';
import type { VisitTable } from '../tables/visits.ts';
import type { VisitLines } from './lines-at-once.ts';
import { writeVisitLines } from './lines-at-once.ts';

type Trx = Transaction<Database>;
type Candidate = Pick<Selectable<VisitTable>, 'id' | 'state' | 'head' | 'worker_id' | 'pack_id' | 'pack_version'>;

/** Visits that began, are still to be made and answer for an arrival 必到, of an older version of this calendar; locked in the order of their ids. */
export const lockArrivals = (trx: Trx, { id, version }: CalendarRef): Promise<Candidate[]> =>
  trx.selectFrom('visit').select(['id', 'state', 'head', 'worker_id', 'pack_id', 'pack_version']).where('open', '=', true).where('over', '=', false).where('seq', '>', 0)
    .where(sql<boolean>`state#>>'{calendar,id}' = ${id} and (state#>>'{calendar,version}')::int < ${version}`)
    .where(sql<boolean>`exists (select from duty where duty.visit_id = visit.id and duty.kind = 'trigger' and duty.live)`).orderBy('id').forUpdate().execute();

export interface OvertakenVisit extends VisitLines { duties: readonly { id: string; to: string }[] }

/** Writes the lines, rows and duties of many visits in three statements. */
export async function writeOvertakenVisits(trx: Trx, visits: readonly OvertakenVisit[]): Promise<void> {
  if (visits.length === 0) return;
  await writeVisitLines(trx, visits);
  const duties = visits.flatMap((one) => one.duties);
  await sql`update duty set window_to = fresh.until from unnest(${duties.map(({ id }) => id)}::uuid[], ${duties.map(({ to }) => to)}::timestamptz[]) as fresh (id, until) where duty.id = fresh.id`.execute(trx);
}
