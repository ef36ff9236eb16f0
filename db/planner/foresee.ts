import { sql } from 'kysely';
import { dayNumber } from '../../domain/calendar/day.ts';
import type { Group } from '../../domain/visit/spread.ts';
import { spread } from '../../domain/visit/spread.ts';
import type { Db } from '../connect.ts';
import type { BatchDone } from './batch.ts';
import { named } from './placing.ts';
import type { Placing } from './placing.ts';
import type { Templates } from './templates.ts';

/**
 * What a batch would bring, without a row a visit: how many targets of each shape every worker has is all that the spreading needs, for which of
 * them comes on which day is asked only where it is written.
 */
export async function foresee(db: Db, knocks: Templates['knocks'], placing: Placing): Promise<Pick<BatchDone, 'visits' | 'placed' | 'vacant'>> {
  const { rows } = await sql<{ shape: number; worker: string | null; grid: string; targets: number }>`
    select shape_no as shape, worker_id as worker, grid_id as grid, count(*) as targets from plan_target group by shape_no, worker_id, grid_id`.execute(db);
  const ofShape = Map.groupBy(knocks, ({ shape }) => shape);
  const groups = new Map<string, Group & { who: string }>();
  const vacant = new Map<string, { grid: string; targets: number; visits: number }>();
  let visits = 0;
  for (const { shape, worker, grid, targets } of rows) {
    const own = ofShape.get(shape) ?? [];
    visits += own.length * targets;
    for (const { first, last } of own) {
      const who = worker ?? grid;
      const key = `${who} ${first} ${last}`;
      const group = groups.get(key) ?? { who, worker: named(who, worker === null), first: dayNumber(first)!, last: dayNumber(last)!, visits: 0 };
      groups.set(key, { ...group, visits: group.visits + targets });
    }
    if (worker !== null) continue;
    const before = vacant.get(grid) ?? { grid, targets: 0, visits: 0 };
    vacant.set(grid, { grid, targets: before.targets + targets, visits: before.visits + own.length * targets });
  }
  const inOrder = [...groups.values()].toSorted((one, other) => (one.who < other.who ? -1 : one.who > other.who ? 1 : one.first - other.first || one.last - other.last));
  const runs = spread(inOrder, placing);
  return {
    visits, placed: runs.flatMap((own, at) => own.map(({ day, from, to }) => ({ worker: inOrder[at]!.worker, day, visits: to - from + 1 }))),
    vacant: [...vacant.values()].toSorted((one, other) => (one.grid < other.grid ? -1 : 1)),
  };
}
