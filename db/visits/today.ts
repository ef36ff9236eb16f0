import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Db } from '../connect.ts';
import type { DutyTable, VisitTable } from '../tables/visits.ts';
import { branches, reachOf } from './visit-scope.ts';

export interface Today {
  visits: Selectable<VisitTable>[];
  /** Visits made whose person was told nothing yet of what they asked for. */
  followUps: Selectable<VisitTable>[];
  /** Duties that nobody merged into a visit yet: a trigger that has just come. */
  loose: Selectable<DutyTable>[];
}

/** Doors that one day's page can hold. */
const most = 200;

/**
 * Where somebody should go today, what is most overdue first: his own visits, and those of his grid that were given to nobody. Behind their
 * window, planned for today or an earlier day, begun and not finished, or with a window that is nearly over; without a planned day as soon
 * as the window has begun.
 */
export async function todayOf(db: Db, viewer: Viewer, { now, date, endOfDay }: { now: number; date: string; endOfDay: number }): Promise<Today> {
  const me = viewer.personId;
  const at = sql`${new Date(now)}::timestamptz`;
  const due = sql`window_from <= ${at} and (planned_for is null or planned_for <= ${date}::date or window_to <= ${at} or warn_at <= ${at} or status in ('planned', 'drafting', 'notMet') and (slot_at is null or slot_at < ${new Date(endOfDay)}::timestamptz))`;
  const toGo = sql`open and status in ('upcoming', 'open', 'planned', 'drafting', 'notMet', 'refused')`;
  const mine = sql`worker_id = ${me}::uuid`;
  const grids = branches(await reachOf(db, { ...viewer, grants: viewer.grants.filter(({ role }) => ['worker', 'parttimer', 'leader'].includes(role)) }));
  const ways = [mine, ...grids.map((way) => sql`${way} and worker_id is null`)];
  const union = (one: (way: (typeof ways)[number]) => ReturnType<typeof sql>) => sql.join(ways.map((way) => sql`(${one(way)})`), sql` union all `);
  const visits = sql<Selectable<VisitTable>>`select * from (${union((way) => sql`select * from visit where ${way} and ${toGo} and ${due} order by window_to, weight desc, id limit ${most}`)}) as visit
    order by (window_to <= ${at}) desc, case when window_to <= ${at} then window_to end, weight desc, window_to, id limit ${most}`;
  const followUps = sql<Selectable<VisitTable>>`select * from (${union((way) => sql`select * from visit where ${way} and open and state is not null and jsonb_path_exists(state, '$.followUps[*] ? (@.owesWord == true && @.toldAt == null)') limit ${most}`)}) as visit
    order by occurred_at, id limit ${most}`;
  const loose = sql<Selectable<DutyTable>>`select * from (${union((way) => sql`select * from duty where ${way} and live and visit_id is null and window_from <= ${at} order by window_to limit 50`)}) as duty order by window_to, id limit 50`;
  const [one, two, three] = [await visits.execute(db), await followUps.execute(db), await loose.execute(db)];
  return { visits: one.rows, followUps: two.rows, loose: three.rows };
}
