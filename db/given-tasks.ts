import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { theSystem } from '../domain/case/actor.ts';
import { weightOf } from '../domain/visit/need.ts';
import { replanned } from '../domain/visit/opening.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import { dataKeyFor, findDataKeys } from './data-keys.ts';
import { isId, newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unseal } from './keys.ts';
import type { PackRef } from './packs.ts';
import { Packs } from './packs.ts';
import { mergeNow } from './planner/merge-now.ts';
import type { RegistryArea } from './registry-scope.ts';
import { levelColumn } from './scope.ts';
import { levelsOf } from './tables/levels.ts';
import type { GivenTaskTable } from './tables/visits.ts';
import { tellVisits } from './visits/lines-at-once.ts';
import type { VisitWaiting } from './visits/waiting-visits.ts';

const documents = { packs: new Packs(), calendars: new Calendars() };

export type GivenTaskRow = Selectable<GivenTaskTable>;

/** The code under which tasks that somebody gave are owed. */
export const taskCode = 'task';

/** A member of staff with the ground that he walks. */
export interface Tasked { person: string; path: readonly string[] }

export interface NewTask {
  what: string; until: number; area: { id: string; path: readonly string[] }; by: string; at: number; ref: PackRef; households: readonly string[]; people: readonly Tasked[];
  /** Hash of the list that it was given by. */
  source: string | null;
}

/**
 * A one-off duty for every household, merged into the visits that they get anyway where the days allow, and one visit of his own for every
 * person. Returns the task's id.
 */
export async function giveTask(trx: Db, keys: KeyRing, { what, until, area, by, at, ref, households, people, source }: NewTask): Promise<string> {
  const id = newId();
  await trx.insertInto('given_task').values({
    id, area_id: area.id, ...levelsOf(area.path), what_sealed: sealJson(await dataKeyFor(trx, keys, id), what, id), until: new Date(until), given_by: by, given_at: new Date(at), source_sha256: source,
    total: households.length + people.length, cancelled_at: null, cancelled_why: null,
  }).execute();
  const weight = weightOf('task', undefined, null);
  const window = { window_from: new Date(at), window_to: new Date(until) };
  const common = { ...window, weight, building_id: null, pack_id: ref.id, pack_version: ref.version };
  if (people.length > 0) {
    const visits = people.map(({ person, path }) => ({ ...common, id: newId(), target_kind: 'person' as const, target_id: person, ...levelsOf(path), grid_id: path.at(-1)!, worker_id: person }));
    await trx.insertInto('visit').values(visits.map((visit) => ({
      ...visit, planned_for: sql<string>`(${new Date(until - 1)}::timestamptz at time zone 'Asia/Shanghai')::date`, due_at: window.window_to, warn_at: new Date(at + (until - at) * 0.7), slot_at: null,
      next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null,
    }))).onConflict((conflict) => conflict.doNothing()).execute();
    const standing = new Map((await trx.selectFrom('visit').select(['id', 'target_id']).where('target_id', 'in', people.map(({ person }) => person)).where('window_from', '=', window.window_from)
      .where('window_to', '=', window.window_to).where('open', '=', true).execute()).map((row) => [row.target_id, row.id]));
    await trx.insertInto('duty').values(visits.map(({ id: _visit, target_id, ...visit }) => ({
      ...visit, target_id, kind: 'task' as const, code: taskCode, period: id, visit_id: standing.get(target_id)!, cause_id: id, discharged_by: null, settled_at: null, settled_why: null,
    }))).execute();
  }
  if (households.length > 0) {
    await sql`insert into duty (kind, code, target_kind, target_id, period, window_from, window_to, weight, l1, l2, l3, l4, l5, grid_id, building_id, cause_id, pack_id, pack_version)
      select 'task', ${taskCode}, 'household', h.id, ${id}, ${new Date(at)}, ${new Date(until)}, ${weight}, h.l1, h.l2, h.l3, h.l4, h.l5, h.grid_id, h.building_id, ${id}::uuid, ${ref.id}, ${ref.version}
      from household h where h.id = any(${households}::uuid[])`.execute(trx);
    await mergeNow(trx, 'household', households, at);
  }
  return id;
}

/**
 * Takes a task back: what was done stays done, what is left is owed no longer. Visits that only it had made are closed; one under way is told.
 * @returns how many duties were left, and the visits to wake; undefined where it was taken back before
 */
export async function cancelTask(trx: Db, id: string, why: string, at: number): Promise<{ left: number; wake: VisitWaiting[] } | undefined> {
  const task = await trx.updateTable('given_task').set({ cancelled_at: new Date(at), cancelled_why: why }).where('id', '=', id).where('cancelled_at', 'is', null).returning('id').executeTakeFirst();
  if (!task) return undefined;
  const gone = await trx.updateTable('duty').set({ state: 'cancelled', settled_at: new Date(at), settled_why: 'taskCancelled' }).where('cause_id', '=', id).where('kind', '=', 'task').where('live', '=', true)
    .returning('visit_id').execute();
  const visits = [...new Set(gone.flatMap(({ visit_id }) => visit_id ?? []))];
  if (visits.length > 0) {
    await sql`update visit set open = false, over = true, status = 'settled', updated_at = ${new Date(at)}
      where id = any(${visits}::uuid[]) and seq = 0 and open and not exists (select from duty where duty.visit_id = visit.id and duty.live)`.execute(trx);
  }
  const wake = await tellVisits(trx, { ...documents, ids: visits, at, linesOf: (state, standing, now) => replanned(state, standing, { now, actor: theSystem }) });
  return { left: gone.length, wake };
}

export const findTask = async (db: Db, id: string): Promise<GivenTaskRow | undefined> => (isId(id) ? db.selectFrom('given_task').selectAll().where('id', '=', id).executeTakeFirst() : undefined);

export interface TaskQuery {
  /** Whoever asks: what he gave is his to see. */
  by: string;
  areas: readonly RegistryArea[];
  mine?: boolean;
  /** Not taken back, and its day not gone by; `false` for the others. */
  open?: boolean;
  area?: RegistryArea;
  limit: number;
  after?: string;
  now: number;
}

/** Tasks of somebody's areas, and those that he gave himself, the newest first. A cursor is the id of the last one shown. */
export async function listTasks(db: Db, { by, areas, mine, open, area, limit, after, now }: TaskQuery): Promise<{ items: GivenTaskRow[]; more: boolean }> {
  const own = sql<boolean>`given_by = ${by}::uuid`;
  const within = areas.map(({ areaId, depth }) => sql<boolean>`${levelColumn(depth)} = ${areaId}::uuid`);
  let query = db.selectFrom('given_task').selectAll().where(mine ? own : sql<boolean>`(${sql.join([own, ...within], sql` or `)})`).orderBy('id', 'desc').limit(limit + 1);
  if (open !== undefined) query = query.where(sql<boolean>`(cancelled_at is null and until > ${new Date(now)}) = ${open}`);
  if (area) query = query.where(sql<boolean>`${levelColumn(area.depth)} = ${area.areaId}::uuid`);
  if (after !== undefined) query = query.where('id', '<', after);
  const rows = await query.execute();
  return { items: rows.slice(0, limit), more: rows.length > limit };
}

/** What is to be done, by the task's id; absent where its key was destroyed. */
export async function textsOfTasks(db: Db, keys: KeyRing, ids: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)].filter(isId);
  if (asked.length === 0) return new Map();
  const rows = await db.selectFrom('given_task').select(['id', 'what_sealed']).where('id', 'in', asked).execute();
  const found = await findDataKeys(db, keys, rows.map(({ id }) => id));
  return new Map(rows.flatMap(({ id, what_sealed }) => {
    const key = found.get(id);
    return key ? [[id, JSON.parse(unseal(key, what_sealed, id).toString()) as string] as const] : [];
  }));
}

export interface TaskCounts { done: number; late: number; left: number; overdue: number; excused: number; cancelled: number }

/** How a task stands: what was done (late or not), what is left. */
export async function countsOfTasks(db: Db, ids: readonly string[], at: number): Promise<Map<string, TaskCounts>> {
  const now = new Date(at);
  const { rows } = await sql<TaskCounts & { id: string }>`
    select d.cause_id as id, count(*) filter (where d.state = 'discharged' and coalesce(v.occurred_at, d.settled_at) < d.window_to) as done,
      count(*) filter (where d.state = 'discharged' and coalesce(v.occurred_at, d.settled_at) >= d.window_to) as late, count(*) filter (where d.live) as left,
      count(*) filter (where d.live and d.window_to <= ${now}) as overdue, count(*) filter (where d.state = 'excused') as excused, count(*) filter (where d.state in ('cancelled', 'lapsed')) as cancelled
    from duty d left join visit v on v.id = d.discharged_by where d.cause_id = any(${ids}::uuid[]) and d.kind = 'task' group by d.cause_id`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
