import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../connect.ts';
import type { VisitWaiting } from '../visits/waiting-visits.ts';
import { holdBegun, tellBegun } from './begun.ts';
import type { Ground } from './ground.ts';
import type { Days } from './placing.ts';
import type { Share } from './staff.ts';
import type { Templates } from './templates.ts';
import { asTable, instant } from './templates.ts';

/** Something that a planning changed: of which target, which duty or visit. */
export interface Changed { target: string; code: string; period: string }

export interface Written {
  dutiesAdded: number;
  dutiesCancelled: number;
  dutiesMoved: number;
  visitsAdded: number;
  visitsRemoved: number;
  /** Visits that another worker makes now, or in another grid. */
  reassigned: number;
  /** Visits that run by another pack now. */
  repacked: number;
  lists: { added: Changed[]; cancelled: Changed[]; reassigned: { target: string; visit: string; worker: string | null }[] };
  /** Visits under way whose workflow must look earlier than it meant to, once this is committed. */
  wake: VisitWaiting[];
}

export interface Writing { templates: Templates; ground: Ground; planId: string | null; at: number; listed: number; days: Days; /** Some of them were planned before. */ standing: boolean; /** Who serves there; null where visits under way are left as they are. */ shares: readonly Share[] | null }

const ruleTable = ({ rules }: Ground): RawBuilder<unknown> =>
  sql`unnest(${rules.map((_, at) => at)}::int[], ${rules.map(({ ref }) => ref.id)}::text[], ${rules.map(({ ref }) => ref.version)}::int[]) as r (rule, pack_id, pack_version)`;

/** Where what a visit's duties share begins: by this and its end the planner knows it. */
const begins = sql`coalesce(v.merged_from, v.window_from)`;

/** Visits of the batch's targets that nobody has begun. Door by door, behind a fence: young statistics would read everybody's. */
export const untouched = sql`plan_target p cross join lateral (select * from visit where visit.target_id = p.id and open offset 0) v`;
const unbegun = sql`v.seq = 0 and not v.unplanned`;

/** Windows of more days than this open in the month that the visit is planned for. */
const longDays = 40;

/** Writes a batch: what is not needed goes, what is new comes, what is in the wrong hands is handed over. Visits that were begun keep their days; they are told what they lose and who goes. */
export async function write(db: Db, writing: Writing): Promise<Written> {
  const { templates: { move, cancel, remove, weigh }, ground, at, listed, standing, shares } = writing;
  const now = new Date(at);
  if (standing && shares) await holdBegun(db);
  const cancelled = cancel.length === 0 ? [] : (await sql<Changed>`
    update duty d set state = 'cancelled', settled_at = ${now}, settled_why = 'replanned', visit_id = null from plan_target p join ${asTable(cancel)} on t.shape = p.shape_no
    where d.target_id = p.id and d.code = t.code and d.period = t.period and d.live returning d.target_id as target, d.code, d.period`.execute(db)).rows;
  const removed = remove.length === 0 ? 0 : affected(await sql`
    with gone as materialized (select v.id from ${untouched} join ${asTable(remove)} on t.shape = p.shape_no
      where ${begins} = ${instant('t.from')} and v.window_to = ${instant('t.to')} and ${unbegun})
    delete from visit using gone where visit.id = gone.id and visit.seq = 0`.execute(db));
  const { visitsAdded, added } = await insertNew(db, writing);
  const moved = move.length === 0 ? 0 : affected(await sql`
    update duty d set window_from = ${instant('t.from')}, window_to = ${instant('t.to')}, weight = t.weight, visit_id = coalesce(
      (select k.visit_id from plan_knock k where k.target_id = p.id and k.no = t.no),
      (select v.id from visit v where v.target_id = p.id and ${begins} = ${instant('t.visitFrom')} and v.window_to = ${instant('t.visitTo')} and v.open and not v.unplanned))
    from plan_target p join ${asTable(move)} on t.shape = p.shape_no where d.target_id = p.id and d.code = t.code and d.period = t.period and d.live`.execute(db));
  if (weigh.length > 0) {
    await sql`with other as materialized (select v.id, t.weight, t.care from ${untouched} join ${asTable(weigh)} on t.shape = p.shape_no
        where ${begins} = ${instant('t.from')} and v.window_to = ${instant('t.to')} and ${unbegun})
      update visit set weight = other.weight, care = other.care, updated_at = ${now} from other where visit.id = other.id and visit.seq = 0`.execute(db);
  }
  const handed = standing ? await handOver(db, ground, now) : { reassigned: [], repacked: 0 };
  const begun = standing && shares ? await tellBegun(db, shares, at) : { handed: [], wake: [] };
  const reassigned = [...handed.reassigned, ...begun.handed];
  return {
    dutiesAdded: added.count, dutiesCancelled: cancelled.length, dutiesMoved: moved, visitsAdded, visitsRemoved: removed, reassigned: reassigned.length, repacked: handed.repacked,
    lists: { added: added.rows, cancelled: cancelled.slice(0, listed), reassigned: reassigned.slice(0, listed) }, wake: begun.wake,
  };
}

interface Inserted { visitsAdded: number; added: { count: number; rows: Changed[] } }

/**
 * What nobody planned before is written without asking row by row whether it is there: that is a third of the time. Where it is there after all
 * (somebody made a visit that leaves no trace in the shapes), everything of the batch is written again with the question.
 */
async function insertNew(db: Db, writing: Writing): Promise<Inserted> {
  if (writing.standing) return insertRows(db, writing);
  await sql`savepoint new_rows`.execute(db);
  try {
    const inserted = await insertRows(db, writing);
    await sql`release savepoint new_rows`.execute(db);
    return inserted;
  } catch (failure) {
    if ((failure as { code?: string }).code !== '23505') throw failure;
    await sql`rollback to savepoint new_rows`.execute(db);
    return insertRows(db, { ...writing, standing: true });
  }
}

async function insertRows(db: Db, { templates: { add, knocks }, ground, planId, listed, days, standing }: Writing): Promise<Inserted> {
  const visitsAdded = knocks.length === 0 ? 0 : affected(await sql`
    insert into visit (id, target_kind, target_id, l1, l2, l3, l4, l5, grid_id, building_id, worker_id, planned_for, window_from, window_to, merged_from, weight, care, pack_id, pack_version, due_at, warn_at, plan_id)
    select k.visit_id, p.kind, p.id, p.l1, p.l2, p.l3, p.l4, p.l5, p.grid_id, p.building_id, p.worker_id, r_day.day, o.opens, k.window_to, k.window_from, k.weight, k.care, r.pack_id, r.pack_version,
      k.window_to, o.opens + (k.window_to - o.opens) * 0.7, ${planId}::uuid
    from plan_knock k join unnest(${days.no}::int[], ${days.rank}::int[], ${days.day}::date[]) as r_day (no, rank, day) on r_day.no = k.group_no and r_day.rank = k.rank
      join plan_target p on p.id = k.target_id join ${ruleTable(ground)} on r.rule = p.rule
      cross join lateral (select case when k.window_to - k.window_from > make_interval(days => ${longDays})
        then greatest(k.window_from, date_trunc('month', r_day.day::timestamp) at time zone ${ground.zone}) else k.window_from end as opens) o
    ${standing ? sql`on conflict do nothing` : sql``}`.execute(db));
  const added = add.length === 0 ? { count: 0, rows: [] } : await counted<Changed>(db, sql`
    insert into duty (kind, code, target_kind, target_id, period, window_from, window_to, weight, l1, l2, l3, l4, l5, grid_id, building_id, worker_id, visit_id, pack_id, pack_version)
    select t.kind, t.code, p.kind, p.id, t.period, ${instant('t.from')}, ${instant('t.to')}, t.weight, p.l1, p.l2, p.l3, p.l4, p.l5, p.grid_id, p.building_id, p.worker_id,
      ${standing ? sql`coalesce((select made.id from visit made where made.id = k.visit_id), (select v.id from visit v where v.target_id = p.id and ${begins} = ${instant('t.visitFrom')} and v.window_to = ${instant('t.visitTo')} and v.open and not v.unplanned))` : sql`k.visit_id`}, r.pack_id, r.pack_version
    from plan_target p join ${asTable(add)} on t.shape = p.shape_no join ${ruleTable(ground)} on r.rule = p.rule
      left join plan_knock k on k.target_id = p.id and k.no = t.no
    ${standing ? sql`on conflict (target_id, code, period) do update set state = 'upcoming', settled_at = null, settled_why = null, window_from = excluded.window_from, window_to = excluded.window_to,
      weight = excluded.weight, visit_id = excluded.visit_id, worker_id = excluded.worker_id, pack_id = excluded.pack_id, pack_version = excluded.pack_version
      where duty.state = 'cancelled' and duty.settled_why = 'replanned'` : sql``} ${listed > 0 ? sql`returning target_id as target, code, period` : sql``}`, listed);
  return { visitsAdded, added };
}

/** Visits nobody has begun, and their duties, follow the grid, the building, the worker and the pack of their target. */
async function handOver(db: Db, ground: Ground, now: Date): Promise<{ reassigned: Written['lists']['reassigned']; repacked: number }> {
  const { rows } = await sql<{ target: string; visit: string; worker: string | null; place: boolean; pack: boolean }>`
    with other as materialized (
      select v.id, p.id as target, p.grid_id, p.building_id, p.worker_id, p.l1, p.l2, p.l3, p.l4, p.l5, r.pack_id, r.pack_version,
        (v.pack_id, v.pack_version) is distinct from (r.pack_id, r.pack_version) as pack,
        (v.grid_id, v.building_id, v.worker_id, v.l1, v.l2, v.l3, v.l4, v.l5) is distinct from (p.grid_id, p.building_id, p.worker_id, p.l1, p.l2, p.l3, p.l4, p.l5) as place
      from ${untouched} join ${ruleTable(ground)} on r.rule = p.rule where ${unbegun}
    )
    update visit v set grid_id = o.grid_id, building_id = o.building_id, worker_id = o.worker_id, l1 = o.l1, l2 = o.l2, l3 = o.l3, l4 = o.l4, l5 = o.l5, pack_id = o.pack_id,
      pack_version = o.pack_version, updated_at = ${now}
    from other o where v.id = o.id and v.seq = 0 and (o.pack or o.place)
    returning o.target, v.id as visit, v.worker_id as worker, o.place, o.pack`.execute(db);
  if (rows.length > 0) {
    await sql`update duty d set grid_id = v.grid_id, building_id = v.building_id, worker_id = v.worker_id, l1 = v.l1, l2 = v.l2, l3 = v.l3, l4 = v.l4, l5 = v.l5, pack_id = v.pack_id, pack_version = v.pack_version
      from visit v where v.id = d.visit_id and d.live and v.id = any(${rows.map(({ visit }) => visit)}::uuid[])`.execute(db);
  }
  const reassigned = rows.filter(({ place }) => place).map(({ target, visit, worker }) => ({ target, visit, worker }));
  return { reassigned, repacked: rows.filter(({ pack }) => pack).length };
}

const affected = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0);

/** Runs a statement that returns its rows: all are counted, the first of them come over. */
async function counted<T>(db: Db, statement: RawBuilder<T>, first: number): Promise<{ count: number; rows: T[] }> {
  if (first === 0) return { count: affected(await sql`${statement}`.execute(db)), rows: [] };
  const { rows } = await sql<{ count: number; rows: T[] | null }>`with done as (${statement}), head as (select * from done limit ${first})
    select (select count(*) from done) as count, (select jsonb_agg(head) from head) as rows`.execute(db);
  return { count: rows[0]!.count, rows: rows[0]!.rows ?? [] };
}
