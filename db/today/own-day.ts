import type { RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Db } from '../connect.ts';
import type { DutyTable, VisitTable } from '../tables/visits.ts';
import { gridsOf } from '../visits/visit-scope.ts';

export type VisitRow = Selectable<VisitTable>;
export type DutyRow = Selectable<DutyTable>;

export interface OwnDay {
  visits: VisitRow[];
  /** Visits made whose person was told nothing yet of what they asked for. */
  followUps: VisitRow[];
  /** Duties that nobody merged into a visit yet: a trigger that has just come. */
  loose: DutyRow[];
  /** Other doors of the same buildings that may be knocked at as well, though not planned for today. */
  nearby: VisitRow[];
  /** Given tasks that are not done yet, also those that were merged into a visit of a later day. */
  tasks: DutyRow[];
}

/** Doors that one day's page can hold. */
export const most = 200;

export const toGo = sql`open and status in ('upcoming', 'open', 'planned', 'drafting', 'notMet', 'refused')`;
export const owesWord = sql`open and seq > 0 and jsonb_path_exists(state, '$.followUps[*] ? (@.owesWord == true && @.toldAt == null)')`;

/** Own ground: what was given to him, and what lies in his grids and was given to nobody. */
export async function ownGround(db: Db, viewer: Viewer): Promise<RawBuilder<unknown>[]> {
  const grids = await gridsOf(db, viewer, ['worker', 'parttimer']);
  return [sql`worker_id = ${viewer.personId}::uuid`, ...grids.map((way) => sql`${way} and worker_id is null`)];
}

export const union = (ways: readonly RawBuilder<unknown>[], one: (way: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(ways.map((way) => sql`(${one(way)})`), sql` union all `);

/**
 * Where somebody should go today, what is most overdue first: his own visits, and those of his grid that were given to nobody. Behind their
 * window, planned for today or an earlier day, begun and not finished, or with a window that is nearly over; without a planned day as soon
 * as the window has begun.
 */
export async function ownDay(db: Db, viewer: Viewer, { now, date, endOfDay }: { now: number; date: string; endOfDay: number }): Promise<OwnDay> {
  const at = sql`${new Date(now)}::timestamptz`;
  const due = sql`window_from <= ${at} and (planned_for is null or planned_for <= ${date}::date or window_to <= ${at} or warn_at <= ${at} or status in ('planned', 'drafting', 'notMet') and (slot_at is null or slot_at < ${new Date(endOfDay)}::timestamptz))`;
  const ways = await ownGround(db, viewer);
  const toMake = sql<VisitRow>`select * from (${union(ways, (way) => sql`select * from visit where ${way} and ${toGo} and ${due} order by window_to, weight desc, id limit ${most}`)}) as visit
    order by (window_to <= ${at}) desc, case when window_to <= ${at} then window_to end, weight desc, window_to, id limit ${most}`.execute(db);
  const toTell = sql<VisitRow>`select * from (${union(ways, (way) => sql`select * from visit where ${way} and ${owesWord} limit ${most}`)}) as visit order by occurred_at, id limit ${most}`.execute(db);
  const unmerged = sql<DutyRow>`select * from (${union(ways, (way) => sql`select * from duty where ${way} and live and visit_id is null and window_from <= ${at} order by window_to limit 50`)}) as duty
    order by window_to, id limit 50`.execute(db);
  // Side by side: somebody stands in the street and waits for the slowest of them, not for all.
  const [visits, followUps, loose, nearby, tasks] = await Promise.all([toMake, toTell, unmerged, toMake.then(({ rows }) => nearbyOf(db, ways, rows, at)), tasksOf(db, ways, at)]);
  return { visits: visits.rows, followUps: followUps.rows, loose: loose.rows, nearby, tasks };
}

/** Whoever climbs the stairs for one door may knock at the others whose time has begun. */
async function nearbyOf(db: Db, ways: readonly RawBuilder<unknown>[], visits: readonly VisitRow[], at: RawBuilder<unknown>): Promise<VisitRow[]> {
  const buildings = [...new Set(visits.flatMap(({ building_id }) => building_id ?? []))];
  if (buildings.length === 0) return [];
  const { rows } = await sql<VisitRow>`select * from (${union(ways, (way) => sql`select * from visit where ${way} and ${toGo} and coalesce(merged_from, window_from) <= ${at} and building_id = any(${buildings}::uuid[]) and target_id <> all(${visits.map(({ target_id }) => target_id)}::uuid[]) limit ${2 * most}`)}) as visit
    order by window_to, weight desc, id limit ${2 * most}`.execute(db);
  return rows;
}

async function tasksOf(db: Db, ways: readonly RawBuilder<unknown>[], at: RawBuilder<unknown>): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`select * from (${union(ways, (way) => sql`select * from duty where ${way} and live and kind = 'task' and window_from <= ${at} order by window_to, id limit ${most}`)}) as duty
    order by window_to, id limit ${most}`.execute(db);
  return rows;
}
