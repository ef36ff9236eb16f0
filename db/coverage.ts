import { sql } from 'kysely';
import type { Window } from '../domain/visit/duty.ts';
import type { Db } from './connect.ts';
import { levelColumn } from './scope.ts';

/** Duties that ended in a period: done in time or late, still left (of them overdue), excused, or missed because a later visit came first. */
export interface Covered { done: number; late: number; left: number; overdue: number; excused: number; missed: number }
export interface CoveredBy extends Covered { grid: string; worker: string | null }

/** By grid and worker, for an area; whoever is shown them decides what of it is a person's. */
export async function coverageOf(db: Db, area: { id: string; depth: number }, { from, to }: Window, at: number): Promise<CoveredBy[]> {
  const { rows } = await sql<CoveredBy>`
    select d.grid_id as grid, coalesce(v.worker_id, d.worker_id) as worker, count(*) filter (where d.state = 'discharged' and coalesce(v.occurred_at, d.settled_at) < d.window_to) as done,
      count(*) filter (where d.state = 'discharged' and coalesce(v.occurred_at, d.settled_at) >= d.window_to) as late, count(*) filter (where d.live) as left,
      count(*) filter (where d.live and d.window_to <= ${new Date(at)}) as overdue, count(*) filter (where d.state = 'excused') as excused, count(*) filter (where d.state = 'lapsed') as missed
    from duty d left join visit v on v.id = d.discharged_by
    where d.${levelColumn(area.depth)} = ${area.id}::uuid and d.window_to > ${new Date(from)} and d.window_to <= ${new Date(to)} and d.state <> 'cancelled'
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
