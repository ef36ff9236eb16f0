import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { dayNumber } from '../../domain/calendar/day.ts';
import type { Window } from '../../domain/visit/duty.ts';
import { dayAt } from '../../domain/visit/period.ts';
import { Load } from '../../domain/visit/spread.ts';
import type { Db } from '../connect.ts';
import { newId } from '../ids.ts';
import { levelColumn } from '../scope.ts';
import { levelsOf } from '../tables/levels.ts';
import type { PlanJob, PlanTable } from '../tables/plans.ts';
import type { Field } from './batch.ts';
import { planBatch } from './batch.ts';
import type { PlanReport, RevisionReport } from './report.ts';
import { addToReport, emptyReport, weeksOf } from './report.ts';
import { readField, start, step } from './walk.ts';

export type PlanRow = Selectable<PlanTable>;

export interface NewPlan { areaId: string; path: readonly string[]; period: string; window: Window; publish: boolean; by: string | null; at: number }

/** From when intervals are counted where nobody ever was. */
export const anchorOf = (window: Window, at: number): number => Math.max(window.from, at);

/** A draft whose preview is reckoned next, or a plan that is published next. @throws SQLSTATE 23505 where the area has one for that period */
export async function insertPlan(db: Db, { areaId, path, period, window, publish, by, at }: NewPlan): Promise<string> {
  const id = newId();
  await db.insertInto('plan').values({
    id, area_id: areaId, ...levelsOf(path), period, window_from: new Date(window.from), window_to: new Date(window.to), anchor: new Date(anchorOf(window, at)), state: publish ? 'published' : 'draft',
    job: publish ? 'publish' : 'preview', job_area: areaId, job_after: null, job_started_at: null, job_finished_at: null, job_report: null, total: null, preview: null, published: null,
    created_by: by, created_at: new Date(at), published_at: publish ? new Date(at) : null, closed_at: null,
  }).execute();
  return id;
}

export const findPlan = (db: Db, id: string): Promise<PlanRow | undefined> => db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst();

/** Plans of areas that somebody sees, or of what these lie in, the newest first. */
export async function listPlans(db: Db, areas: readonly { areaId: string; depth: number }[], limit: number): Promise<PlanRow[]> {
  if (areas.length === 0) return [];
  const own = sql.join(areas.map(({ areaId, depth }) => sql`${levelColumn(depth)} = ${areaId}::uuid`), sql` or `);
  return db.selectFrom('plan').selectAll().where(sql<boolean>`(${own})`).orderBy('created_at', 'desc').limit(limit).execute();
}

/** Starts a job where none is under way. False where one is. */
export async function beginJob(db: Db, id: string, { job, areaId, why = [] }: { job: PlanJob; areaId: string; why?: string[] }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('plan').set({
    job, job_area: areaId, job_why: why, job_after: null, job_started_at: null, job_finished_at: null, job_report: null, total: null, done: 0,
    ...(job === 'publish' ? { state: 'published' as const, published_at: sql<Date>`now()` } : {}),
  }).where('id', '=', id).where('job', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Nothing is planned by it any more; what it planned stands. */
export const closePlan = (db: Db, id: string, at: number) =>
  db.updateTable('plan').set({ state: 'closed', closed_at: new Date(at), job: null }).where('id', '=', id).where('state', '<>', 'closed').executeTakeFirst();

export interface RevisionRow { id: string; at: Date; why: string[]; counts: RevisionReport['counts']; lists: RevisionReport['lists'] }

export async function insertRevision(db: Db, planId: string, why: string[], { counts, lists }: RevisionReport): Promise<void> {
  await db.insertInto('plan_revision').values({ plan_id: planId, why, counts: JSON.stringify(counts), lists: JSON.stringify(lists) }).execute();
}

export const listRevisions = (db: Db, planId: string, limit: number): Promise<RevisionRow[]> =>
  db.selectFrom('plan_revision').select(['id', 'at', 'why', sql<RevisionRow['counts']>`counts`.as('counts'), sql<RevisionRow['lists']>`lists`.as('lists')])
    .where('plan_id', '=', planId).orderBy('at', 'desc').limit(limit).execute();

/** Nothing is written, so that a batch may be larger than one that is. */
const previewBatch = 10_000;

/** What publishing would add, without writing anything: the same batches, their load carried along. */
export async function previewPlan(db: Db, plan: { window: Window; anchor: number }, areaId: string, now: number): Promise<PlanReport> {
  const field = await readField(db, { ...plan, id: null }, areaId, now);
  const dry = { load: new Load(), known: new Set<string>() };
  let report = emptyReport();
  for (let place: Parameters<typeof step>[2] | null = start; place !== null;) {
    const from = place;
    const { done, next } = await db.transaction().execute(async (trx) => {
      const { kind, ids, grids, next: behind } = await step(trx, field, from, previewBatch);
      return { done: ids.length > 0 ? await planBatch(trx, field, { kind, ids, grids, dry }) : null, next: behind };
    });
    if (done) report = addToReport(report, done);
    place = next;
  }
  const { zone } = field.ground;
  return { ...report, ...weeksOf(dry.load, field.staff, dayAt(plan.window.from, zone), dayAt(plan.window.to - 1, zone)) };
}

/** The weeks of everybody who has visits in the area, as they stand. */
export async function weeksPlanned(db: Db, field: Field, areaId: string): Promise<Pick<PlanReport, 'weeks' | 'over'>> {
  const { zone } = field.ground;
  const [first, last] = [dayAt(field.window.from, zone), dayAt(field.window.to - 1, zone)];
  const { rows } = await sql<{ worker: string; day: string; visits: number }>`
    select worker_id as worker, planned_for as day, count(*) as visits from visit
    where open and worker_id in (select distinct worker_id from visit where grid_id in (select id from area where ${areaId}::uuid = any(path)) and open and worker_id is not null)
      and planned_for between date '1970-01-01' + ${first - 6}::int and date '1970-01-01' + ${last + 6}::int group by worker_id, planned_for`.execute(db);
  const load = new Load();
  for (const { worker, day, visits } of rows) load.add(worker, dayNumber(day)!, visits);
  return weeksOf(load, field.staff, first, last);
}
