import { sql } from 'kysely';
import type { MethodPack } from '../domain/pack/pack.ts';
import type { RiskColour } from '../domain/visit/risk.ts';
import { nextReview, ownerRole, reviewCode } from '../domain/visit/risk.ts';
import { weightOf } from '../domain/visit/need.ts';
import type { Db } from './connect.ts';
import type { PackRef } from './packs.ts';
import { mergeNow } from './planner/merge-now.ts';
import { levelsOf } from './tables/levels.ts';

export interface Reviewing { risk: { id: string; path: readonly string[]; gridId: string; ownerId: string | null }; colour: RiskColour; pack: MethodPack; ref: PackRef; zone: string; at: number; reviewed: boolean }

/**
 * Writes the review that a risk owes next as a duty with its visit, and takes back those that it owes no longer: of another colour, or counted
 * from an earlier day. The planner finds it under the same period. @returns the first instant behind it; null where the colour is not reviewed
 */
export async function oweReview(trx: Db, { risk, colour, pack, ref, zone, at, reviewed }: Reviewing): Promise<number | null> {
  const next = nextReview(pack, colour, { at, reviewed }, zone);
  const code = reviewCode(colour);
  await takeBack(trx, risk.id, at, next && { code, period: next.period });
  if (next === null) return null;
  await trx.insertInto('duty').values({
    kind: 'review', code, target_kind: 'risk', target_id: risk.id, period: next.period, window_from: new Date(next.from), window_to: new Date(next.to), weight: weightOf('review', undefined, null), ...levelsOf(risk.path),
    grid_id: risk.gridId, building_id: null, worker_id: risk.ownerId, visit_id: null, cause_id: risk.id, discharged_by: null, settled_at: null, settled_why: null, pack_id: ref.id, pack_version: ref.version,
  }).onConflict((conflict) => conflict.columns(['target_id', 'code', 'period']).doUpdateSet({ state: 'upcoming', settled_at: null, settled_why: null, window_from: new Date(next.from), window_to: new Date(next.to), visit_id: null })
    .where('duty.state', '=', 'cancelled')).execute();
  await mergeNow(trx, 'risk', [risk.id], at);
  return next.to;
}

/** Somebody looked at it otherwise than by its visit: what was owed by then is done, and the visit that carried it is over unless it was begun. */
export async function settleReviews(trx: Db, riskId: string, at: number): Promise<void> {
  const now = new Date(at);
  await mergeNow(trx, 'risk', [riskId], at);
  const done = await trx.updateTable('duty').set({ state: 'discharged', discharged_by: sql<string>`visit_id`, settled_at: now }).where('target_id', '=', riskId).where('kind', '=', 'review').where('live', '=', true)
    .where('window_from', '<=', now).where('visit_id', 'is not', null).returning('visit_id').execute();
  const visits = done.flatMap(({ visit_id }) => visit_id ?? []);
  if (visits.length === 0) return;
  await sql`update visit set open = false, over = true, status = 'settled', outcome = 'met', occurred_at = ${now}, updated_at = ${now}
    where id = any(${visits}::uuid[]) and seq = 0 and not exists (select from duty where duty.visit_id = visit.id and duty.live)`.execute(trx);
}

/** Nothing is owed any more: it was struck off. */
export const endReviews = (trx: Db, riskId: string, at: number): Promise<void> => takeBack(trx, riskId, at, null);

async function takeBack(trx: Db, riskId: string, at: number, but: { code: string; period: string } | null): Promise<void> {
  const gone = await trx.updateTable('duty').set({ state: 'cancelled', settled_at: new Date(at), settled_why: 'replanned' }).where('target_id', '=', riskId).where('kind', '=', 'review').where('live', '=', true)
    .where(but === null ? sql<boolean>`true` : sql<boolean>`(code, period) is distinct from (${but.code}, ${but.period})`).returning('visit_id').execute();
  const visits = gone.flatMap(({ visit_id }) => visit_id ?? []);
  if (visits.length === 0) return;
  await sql`update visit set open = false, over = true, status = 'settled', updated_at = ${new Date(at)}
    where id = any(${visits}::uuid[]) and seq = 0 and open and not exists (select from duty where duty.visit_id = visit.id and duty.live)`.execute(trx);
}

/** Whoever keeps a risk of this colour here: the nearest one of the role on its path; null where there is none. */
export async function ownerFor(db: Db, colour: RiskColour, path: readonly string[], at: number): Promise<string | null> {
  const now = new Date(at);
  const row = await db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').innerJoin('area', 'area.id', 'assignment.area_id').select('assignment.person_id')
    .where('assignment.role', '=', ownerRole[colour]).where('person.disabled_at', 'is', null).where('assignment.area_id', 'in', [...path]).where('assignment.valid_from', '<=', now)
    .where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)])).orderBy(sql`cardinality(area.path)`, 'desc').orderBy('assignment.proxy', 'desc').orderBy('assignment.person_id').limit(1).executeTakeFirst();
  return row?.person_id ?? null;
}

/** The visits by which these risks are reviewed next. */
export async function reviewVisits(db: Db, riskIds: readonly string[]): Promise<Map<string, string>> {
  if (riskIds.length === 0) return new Map();
  const rows = await db.selectFrom('duty').select(['target_id', 'visit_id']).where('target_id', 'in', [...riskIds]).where('kind', '=', 'review').where('live', '=', true).where('visit_id', 'is not', null).orderBy('window_to', 'desc').execute();
  return new Map(rows.map(({ target_id, visit_id }) => [target_id, visit_id!]));
}
