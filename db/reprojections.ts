import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { CalendarRef } from '../domain/case/context.ts';
import type { Db } from './connect.ts';
import type { Unfinished } from './late-alarms.ts';
import type { Database } from './tables.ts';
import type { PublicState } from './tables/cases.ts';

type Trx = Transaction<Database>;

/** Notes that clocks on older versions of this calendar must go over to this one. A task for an older version that is not done yet gives way. */
export async function beginReprojection(db: Db, { id, version }: CalendarRef): Promise<void> {
  await db.updateTable('reprojection').set({ superseded_by: version, finished_at: sql<Date>`now()` })
    .where('calendar', '=', id).where('finished_at', 'is', null).where('version', '<', version).execute();
  await db.insertInto('reprojection').values({ calendar: id, version, started_at: null, finished_at: null, superseded_by: null, total: null, after_id: null })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** How far a task is; `total` is null before it began. Instants are epoch milliseconds. */
export interface Reprojection {
  calendar: string; version: number; total: number | null; done: number; createdAt: number; startedAt: number | null; finishedAt: number | null; supersededBy: number | null;
}

/** Tasks, the newest first: of one calendar, or those that are still going on. */
export async function listReprojections(db: Db, of: { calendar: string } | 'unfinished'): Promise<Reprojection[]> {
  const query = db.selectFrom('reprojection').selectAll().orderBy('created_at', 'desc').limit(100);
  const rows = await (of === 'unfinished' ? query.where('finished_at', 'is', null) : query.where('calendar', '=', of.calendar)).execute();
  return rows.map((row) => ({
    calendar: row.calendar, version: row.version, total: row.total, done: row.done, createdAt: row.created_at.getTime(), startedAt: row.started_at?.getTime() ?? null,
    finishedAt: row.finished_at?.getTime() ?? null, supersededBy: row.superseded_by,
  }));
}

/** A task in somebody's hands until the transaction ends; nobody else takes it meanwhile. */
export interface TakenReprojection { ref: CalendarRef; afterId: string | null; foundInPass: number; createdAt: number; begun: boolean; now: number }

export async function takeReprojection(trx: Trx): Promise<TakenReprojection | undefined> {
  const row = await trx.selectFrom('reprojection').selectAll().select(sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::float8`.as('now')).where('finished_at', 'is', null).where('next_pass_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('created_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
  return row && {
    ref: { id: row.calendar, version: row.version }, afterId: row.after_id, foundInPass: row.found_in_pass, createdAt: row.created_at.getTime(), begun: row.started_at !== null, now: row.now,
  };
}

/** A case is affected while one of its running clocks counts on an older version. */
const affected = ({ id, version }: CalendarRef) => sql<boolean>`exists (
  select from jsonb_array_elements(state->'clocks') as clock
  where clock->>'stoppedAt' is null and clock#>>'{calendar,id}' = ${id} and (clock#>>'{calendar,version}')::int < ${version})`;

export async function countAffected(db: Db, ref: CalendarRef): Promise<number> {
  const { count } = await db.selectFrom('cases').select((on) => on.fn.countAll<number>().as('count')).where('over', '=', false).where(affected(ref)).executeTakeFirstOrThrow();
  return count;
}

export interface AffectedCase { id: string; number: string; state: PublicState; head: Buffer; alarmAt: number | null }

/** The next affected cases behind an id, locked. One that somebody works on is passed over: a later walk finds it. */
export async function lockAffected(trx: Trx, ref: CalendarRef, after: string | null, limit: number): Promise<AffectedCase[]> {
  let query = trx.selectFrom('cases').select(['id', 'number', 'state', 'head', 'next_alarm_at']).where('over', '=', false).where(affected(ref)).orderBy('id').limit(limit)
    .forUpdate().skipLocked();
  if (after !== null) query = query.where('id', '>', after);
  return (await query.execute()).map(({ next_alarm_at, ...row }) => ({ ...row, alarmAt: next_alarm_at?.getTime() ?? null }));
}

/** Where the task stands after a batch. */
export async function noteProgress(trx: Trx, { id, version }: CalendarRef, now: { total?: number; more: number; afterId: string | null; foundInPass: number; restMs?: number; finished?: boolean }): Promise<void> {
  await trx.updateTable('reprojection').set({
    done: sql`done + ${now.more}`, after_id: now.afterId, found_in_pass: now.foundInPass,
    ...(now.total === undefined ? {} : { total: now.total, started_at: sql<Date>`clock_timestamp()` }),
    ...(now.restMs === undefined ? {} : { next_pass_at: sql<Date>`clock_timestamp() + ${now.restMs} * interval '1 millisecond'` }),
    ...(now.finished === true ? { finished_at: sql<Date>`clock_timestamp()`, total: sql<number>`done + ${now.more}` } : {}),
  }).where('calendar', '=', id).where('version', '=', version).execute();
}

/** Cases whose alarm moved earlier and whose workflow does not know it yet, with what it should see. */
export async function casesToWake(db: Db, limit: number): Promise<Unfinished[]> {
  const rows = await db.selectFrom('reprojected').innerJoin('cases', 'cases.id', 'reprojected.case_id')
    .select(['cases.id', 'cases.number', 'cases.seq', 'cases.next_alarm_at']).distinct().where('to_wake', '=', true).where('cases.over', '=', false).orderBy('cases.id').limit(limit).execute();
  return rows.map((row) => ({ caseId: row.id, number: row.number, seen: { seq: row.seq, alarmAt: row.next_alarm_at?.getTime() ?? null, over: false } }));
}

export async function markWoken(db: Db, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length > 0) await db.updateTable('reprojected').set({ to_wake: false }).where('case_id', 'in', [...caseIds]).where('to_wake', '=', true).execute();
}
