import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Db } from '../connect.ts';
import { gridsOf } from '../visits/visit-scope.ts';
import type { VisitRow } from './own-day.ts';
import { most, owesWord, toGo, union } from './own-day.ts';

export interface TeamDay {
  /** Doors where somebody of the team should have been by now, the longest overdue first. */
  overdue: VisitRow[];
  /** Visits of the team whose person is still to be told what became of what they asked for. */
  promised: VisitRow[];
}

/** What a leader looks at for the grids that he leads, whoever has the visit; undefined for whoever leads nobody. */
export async function teamDay(db: Db, viewer: Viewer, now: number): Promise<TeamDay | undefined> {
  const ways = await gridsOf(db, viewer, ['leader']);
  if (ways.length === 0) return undefined;
  const at = sql`${new Date(now)}::timestamptz`;
  const overdue = await sql<VisitRow>`select * from (${union(ways, (way) => sql`select * from visit where ${way} and ${toGo} and due_sort <= ${at} order by due_sort, id limit ${most}`)}) as visit order by due_sort, weight desc, id limit ${most}`.execute(db);
  const promised = await sql<VisitRow>`select * from (${union(ways, (way) => sql`select * from visit where ${way} and ${owesWord} limit ${most}`)}) as visit order by occurred_at, id limit ${most}`.execute(db);
  return { overdue: overdue.rows, promised: promised.rows };
}
