import type { Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Held } from '../../domain/visit/cadence.ts';
import type { DoorDuty } from '../../domain/visit/context.ts';
import type { Earlier } from '../../domain/visit/discharge.ts';
import type { TargetKind } from '../../domain/visit/duty.ts';
import type { Database } from '../tables.ts';
import type { DutyTable } from '../tables/visits.ts';

type Trx = Transaction<Database>;

export interface DoorOf { kind: TargetKind; id: string }

export const asDuty = (row: Selectable<DutyTable>): DoorDuty => ({
  id: row.id, kind: row.kind, code: row.code, period: row.period, from: row.window_from.getTime(), to: row.window_to.getTime(), state: row.state, causeId: row.cause_id, visitId: row.visit_id,
});

/** Every duty that is still owed at a door, locked in the order of their ids. */
export async function lockDuties(trx: Trx, targetId: string): Promise<DoorDuty[]> {
  const rows = await trx.selectFrom('duty').selectAll().where('target_id', '=', targetId).where('live', '=', true).orderBy('id').forUpdate().execute();
  return rows.map(asDuty);
}

/** The last hundred visits that discharged something there: what the shares by phone and the gaps are counted on. */
export async function earlierAt(trx: Trx, targetId: string): Promise<Earlier[]> {
  const rows = await trx.selectFrom('duty').innerJoin('visit', 'visit.id', 'duty.discharged_by').select(['duty.code', 'visit.occurred_at', 'visit.remote'])
    .where('duty.target_id', '=', targetId).where('duty.state', '=', 'discharged').where('visit.occurred_at', 'is not', null).orderBy('duty.settled_at', 'desc').limit(200).execute();
  return rows.map(({ code, occurred_at, remote }) => ({ code, occurredAt: occurred_at!.getTime(), remote }));
}

/** Narrower circumstances of classes at this door with their days: of the household's tags, of the place, and of the seasons over it (000-26). */
export async function circumstancesAt(trx: Trx, { kind, id }: DoorOf, path: readonly string[]): Promise<Held[]> {
  if (kind === 'person') return [];
  const { rows } = await sql<Held>`
    select code, circumstance, valid_from::text as "fromDay", least(valid_to, (ended_at at time zone 'Asia/Shanghai')::date)::text as "toDay" from category_tag
      where household_id = ${id}::uuid and circumstance is not null and approved_at is not null and refused_at is null
    union all select class, circumstance, null, null from place where id = ${id}::uuid and circumstance is not null
    union all select code, circumstance, from_day::text, (least(to_day, (ended_at at time zone 'Asia/Shanghai')::date - 1) + 1)::text from season, unnest(cadences) as code where area_id = any(${[...path]}::uuid[])`.execute(trx);
  return rows;
}

export interface EndingDuties { visitId: string; targetId: string; at: number; discharged: readonly string[]; lapsed: readonly string[]; excused: { ids: readonly string[]; why: string } | null }

/**
 * Ends duties as the lines say; visits that were only planned and of which nothing is left are nobody's any more. They are sought at the door first:
 * right after a quarter was planned, young statistics would look through everybody's.
 */
export async function endDuties(trx: Trx, { visitId, targetId, at, discharged, lapsed, excused }: EndingDuties): Promise<void> {
  const end = (ids: readonly string[], set: { state: 'discharged' | 'lapsed' | 'excused'; discharged_by?: string; settled_why: string | null }) =>
    ids.length === 0 ? Promise.resolve([]) : trx.updateTable('duty').set({ ...set, settled_at: new Date(at) }).where('id', 'in', [...ids]).where('live', '=', true).execute();
  await end(discharged, { state: 'discharged', discharged_by: visitId, settled_why: null });
  await end(lapsed, { state: 'lapsed', settled_why: 'visitedLater' });
  if (excused) await end(excused.ids, { state: 'excused', settled_why: excused.why });
  if (discharged.length + lapsed.length + (excused?.ids.length ?? 0) === 0) return;
  await sql`
    update visit set open = false, over = true, status = 'settled', updated_at = ${new Date(at)}
    where id in (select v.id from (select id, seq, unplanned from visit where target_id = ${targetId} and open offset 0) v where v.seq = 0 and not v.unplanned and v.id <> ${visitId})
      and exists (select from duty where duty.visit_id = visit.id) and not exists (select from duty where duty.visit_id = visit.id and duty.live)`.execute(trx);
}

/** Duties of a visit whose window has begun are open. */
export async function openDuties(trx: Trx, visitId: string, at: number): Promise<void> {
  await trx.updateTable('duty').set({ state: 'open' }).where('visit_id', '=', visitId).where('state', '=', 'upcoming').where('window_from', '<=', new Date(at)).execute();
}

export async function handDuties(trx: Trx, visitId: string, workerId: string | null): Promise<void> {
  await trx.updateTable('duty').set({ worker_id: workerId }).where('visit_id', '=', visitId).where('live', '=', true).execute();
}

/** What was confirmed of a household, with the day. A later confirmation that arrives earlier is not undone. */
export async function confirmFacets(trx: Trx, householdId: string, visitId: string, facets: readonly string[], at: number): Promise<void> {
  if (facets.length === 0) return;
  await trx.insertInto('household_facet').values(facets.map((facet) => ({ household_id: householdId, facet, confirmed_at: new Date(at), visit_id: visitId })))
    .onConflict((conflict) => conflict.columns(['household_id', 'facet']).doUpdateSet({ confirmed_at: new Date(at), visit_id: visitId }).where('household_facet.confirmed_at', '<', new Date(at))).execute();
}

/** What people call a door, for the number of a message and the address of an incident. Nobody's name. */
export async function doorNamed(trx: Trx, { kind, id }: DoorOf): Promise<{ code: string; address: string | null; location: { lng: number; lat: number } | null }> {
  if (kind === 'risk') {
    const risk = await trx.selectFrom('risk').select(['about_kind', 'about_id']).where('id', '=', id).executeTakeFirst();
    if (risk && risk.about_kind !== 'case') return doorNamed(trx, { kind: risk.about_kind, id: risk.about_id });
  }
  const found = kind === 'household' ? await trx.selectFrom('household').select(['code', 'address', 'lng', 'lat']).where('id', '=', id).executeTakeFirst()
    : kind === 'place' ? await trx.selectFrom('place').select(['code', 'address', 'lng', 'lat']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) return { code: '', address: null, location: null };
  const { code, address, lng, lat } = found;
  return { code, address, location: lng === null || lat === null ? null : { lng, lat } };
}

/** Which of these incidents are done with, closed or ended in another way; `by` asks how that was at an earlier instant. */
export async function closedAmong(trx: Trx, caseIds: readonly string[], by?: number): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  let query = trx.selectFrom('cases').select('id').where('id', 'in', [...caseIds]).where('open', '=', false);
  if (by !== undefined) query = query.where(sql<boolean>`coalesce(closed_at, updated_at) <= ${new Date(by)}`);
  return new Set((await query.execute()).map(({ id }) => id));
}
