import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { weightOf } from '../domain/visit/need.ts';
import type { Db } from './connect.ts';
import { dataKeyFor, findDataKey } from './data-keys.ts';
import { isId, newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unseal } from './keys.ts';
import { levelColumn } from './scope.ts';
import type { PackRef } from './packs.ts';
import { mergeNow } from './planner/merge-now.ts';
import type { RegistryArea } from './registry-scope.ts';
import { levelsOf } from './tables/levels.ts';
import type { GivenTaskTable } from './tables/visits.ts';

export type GivenTaskRow = Selectable<GivenTaskTable>;

/** The code under which tasks that somebody gave are owed. */
export const taskCode = 'task';

export interface NewTask { what: string; until: number; area: { id: string; path: readonly string[] }; by: string; at: number; ref: PackRef; to: { households: readonly string[] } | { person: string } }

/** Households by their codes or ids, where they are living ones; in the order in which they were asked, undefined for none. */
export async function householdsNamed(db: Db, refs: readonly string[]): Promise<({ id: string; path: string[] } | undefined)[]> {
  const rows = await db.selectFrom('household').select(['id', 'code', 'l1', 'l2', 'l3', 'l4', 'l5']).where('ended_at', 'is', null)
    .where(sql<boolean>`(code = any(${refs}::text[]) or id = any(${refs.filter(isId)}::uuid[]))`).execute();
  const found = new Map(rows.flatMap((row) => {
    const one = { id: row.id, path: [row.l1, row.l2, row.l3, row.l4, row.l5].filter((id) => id !== null) };
    return [[row.id, one], [row.code, one]] as const;
  }));
  return refs.map((ref) => found.get(ref));
}

/**
 * A one-off duty for every household, merged into the visits that they get anyway where the days allow, or one visit of its own for a
 * person. Returns the task's id.
 */
export async function giveTask(trx: Db, keys: KeyRing, { what, until, area, by, at, ref, to }: NewTask): Promise<string> {
  const id = newId();
  const total = 'person' in to ? 1 : to.households.length;
  await trx.insertInto('given_task').values({
    id, area_id: area.id, ...levelsOf(area.path), what_sealed: sealJson(await dataKeyFor(trx, keys, id), what, id), until: new Date(until), given_by: by, given_at: new Date(at), source_sha256: null, total,
    cancelled_at: null, cancelled_why: null,
  }).execute();
  const weight = weightOf('task', undefined, null);
  if ('person' in to) {
    const levels = levelsOf(area.path);
    const visit = newId();
    const window = { window_from: new Date(at), window_to: new Date(until) };
    await sql`insert into visit (id, target_kind, target_id, l1, l2, l3, l4, l5, grid_id, worker_id, planned_for, window_from, window_to, weight, pack_id, pack_version, due_at, warn_at)
      values (${visit}, 'person', ${to.person}, ${levels.l1}, ${levels.l2}, ${levels.l3}, ${levels.l4}, ${levels.l5}, ${area.id}, ${to.person}, (${new Date(until - 1)}::timestamptz at time zone 'Asia/Shanghai')::date,
        ${window.window_from}, ${window.window_to}, ${weight}, ${ref.id}, ${ref.version}, ${window.window_to}, ${new Date(at + (until - at) * 0.7)})`.execute(trx);
    await trx.insertInto('duty').values({
      kind: 'task', code: taskCode, target_kind: 'person', target_id: to.person, period: id, ...window, weight, ...levels, grid_id: area.id, building_id: null, worker_id: to.person, visit_id: visit, cause_id: id,
      discharged_by: null, settled_at: null, settled_why: null, pack_id: ref.id, pack_version: ref.version,
    }).execute();
    return id;
  }
  await sql`insert into duty (kind, code, target_kind, target_id, period, window_from, window_to, weight, l1, l2, l3, l4, l5, grid_id, building_id, cause_id, pack_id, pack_version)
    select 'task', ${taskCode}, 'household', h.id, ${id}, ${new Date(at)}, ${new Date(until)}, ${weight}, h.l1, h.l2, h.l3, h.l4, h.l5, h.grid_id, h.building_id, ${id}::uuid, ${ref.id}, ${ref.version}
    from household h where h.id = any(${to.households}::uuid[])`.execute(trx);
  await mergeNow(trx, 'household', to.households, at);
  return id;
}

export const findTask = async (db: Db, id: string): Promise<GivenTaskRow | undefined> => (isId(id) ? db.selectFrom('given_task').selectAll().where('id', '=', id).executeTakeFirst() : undefined);

/** Tasks of somebody's areas, and those that he gave himself, the newest first. */
export async function listTasks(db: Db, by: string, areas: readonly RegistryArea[], limit: number): Promise<GivenTaskRow[]> {
  const within = areas.map(({ areaId, depth }) => sql`${levelColumn(depth)} = ${areaId}::uuid`);
  return db.selectFrom('given_task').selectAll().where(sql<boolean>`(${sql.join([sql`given_by = ${by}::uuid`, ...within], sql` or `)})`).orderBy('given_at', 'desc').limit(limit).execute();
}

export async function textOfTask(db: Db, keys: KeyRing, { id, what_sealed }: GivenTaskRow): Promise<string | null> {
  const key = await findDataKey(db, keys, id);
  return key ? (JSON.parse(unseal(key, what_sealed, id).toString()) as string) : null;
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
