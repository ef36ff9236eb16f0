import { sql } from 'kysely';
import { dateOf, dayNumber } from '../../domain/calendar/day.ts';
import type { DayNumber } from '../../domain/calendar/day.ts';
import type { Group } from '../../domain/visit/spread.ts';
import { Load, spread } from '../../domain/visit/spread.ts';
import type { Db } from '../connect.ts';
import { untouched } from './write.ts';
import type { Templates } from './templates.ts';
import { asTable, instant } from './templates.ts';

/** New knocks of the batch, one row a target, in the order of need: weight, then building, so that one walk takes one staircase. */
export async function layOut(db: Db, knocks: Templates['knocks']): Promise<number> {
  if (knocks.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into plan_knock (target_id, no, window_from, window_to, weight, care, visit_id, who, vacant, first, last, group_no, rank)
    select p.id, t.no, ${instant('t.from')}, ${instant('t.to')}, t.weight, t.care, new_id(), ${who}, p.worker_id is null, t.first, t.last,
      dense_rank() over (order by ${who}, t.first, t.last),
      row_number() over (partition by ${who}, t.first, t.last order by t.weight desc, p.building_id nulls last, p.id, t.no)
    from plan_target p join ${asTable(knocks)} on t.shape = p.shape_no`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Whoever goes there; a grid that nobody serves is reckoned as if one person did, so that a proxy finds a week's work and not a year's on one day. */
const who = sql<string>`coalesce(p.worker_id, p.grid_id)`;
export const named = (id: string, vacant: boolean): string => (vacant ? `grid:${id}` : id);

export const isVacant = (worker: string): boolean => worker.startsWith('grid:');

export interface Placing { days: readonly DayNumber[]; load: Load; perWeek: (worker: string) => number }

/** Days of knocks by their group and rank. */
export interface Days { no: number[]; rank: number[]; day: string[] }

/** A day for every new knock, added to the load; and which days of whom they came into. */
export async function placeKnocks(db: Db, placing: Placing): Promise<{ placed: { worker: string; day: DayNumber; visits: number }[]; days: Days }> {
  const { rows } = await sql<{ no: number; who: string; vacant: boolean; first: string; last: string; visits: number }>`
    select group_no as no, who, vacant, first, last, count(*) as visits from plan_knock group by group_no, who, vacant, first, last order by group_no`.execute(db);
  const groups = rows.map(({ who: id, vacant, first, last, visits }): Group => ({ worker: named(id, vacant), first: dayNumber(first)!, last: dayNumber(last)!, visits }));
  const runs = spread(groups, placing);
  const days: Days = { no: [], rank: [], day: [] };
  for (const [at, own] of runs.entries()) {
    for (const { day, from, to } of own) {
      const date = dateOf(day);
      for (let rank = from; rank <= to; rank += 1) {
        days.no.push(rows[at]!.no);
        days.rank.push(rank);
        days.day.push(date);
      }
    }
  }
  return { placed: runs.flatMap((own, at) => own.map(({ day, from, to }) => ({ worker: groups[at]!.worker, day, visits: to - from + 1 }))), days };
}

/** What the workers of the batch have on each day already. Those that were asked for before are left out. */
export async function readLoad(db: Db, load: Load, known: Set<string>): Promise<void> {
  const { rows: workers } = await sql<{ worker: string }>`select distinct worker_id as worker from plan_target where worker_id is not null`.execute(db);
  const asked = workers.map(({ worker }) => worker).filter((worker) => !known.has(worker));
  for (const worker of asked) known.add(worker);
  if (asked.length === 0) return;
  const { rows } = await sql<{ worker: string; day: string; visits: number }>`select worker_id as worker, planned_for as day, count(*) as visits
    from visit where open and worker_id = any(${asked}::uuid[]) and planned_for is not null group by worker_id, planned_for`.execute(db);
  for (const { worker, day, visits } of rows) load.add(worker, dayNumber(day)!, visits);
}

/** So near its old day is a visit put that cannot be made on it. */
const near = 7;

/** Visits that nobody has begun and whose day is no working day any more (a changed calendar) move to a working day near it. Says how many. */
export async function replaceDays(db: Db, { days, load, perWeek }: Placing, zone: string): Promise<number> {
  const { rows } = await sql<{ id: string; worker: string; day: string; first: string; last: string }>`
    select v.id, case when p.worker_id is null then 'grid:' || p.grid_id else p.worker_id::text end as worker, v.planned_for as day, greatest(v.window_from at time zone ${zone}, now() at time zone ${zone})::date as first,
      ((v.window_to - interval '1 millisecond') at time zone ${zone})::date as last
    from ${untouched}
    where v.seq = 0 and not v.unplanned and v.planned_for is not null and v.slot_at is null and not v.planned_for = any(${days.map(dateOf)}::date[])`.execute(db);
  const moved = rows.flatMap(({ id, worker, day, first, last }) => {
    const was = dayNumber(day)!;
    const group = { worker, first: Math.max(dayNumber(first)!, was - near), last: Math.min(dayNumber(last)!, was + near), visits: 1 };
    const found = spread([group], { days, load, perWeek })[0]![0]!.day;
    return found === was ? [] : [{ id, day: dateOf(found) }];
  });
  if (moved.length > 0) {
    await sql`update visit v set planned_for = m.day from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ day }) => day)}::date[]) as m (id, day) where v.id = m.id and v.seq = 0`.execute(db);
  }
  return moved.length;
}
