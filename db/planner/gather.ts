import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Window } from '../../domain/visit/duty.ts';
import type { StandingDuty, StandingVisit, Target } from '../../domain/visit/target-plan.ts';
import type { Db } from '../connect.ts';
import type { Horizon, SourceKind } from './sources.ts';
import { sourceOf, standing } from './sources.ts';
import type { Share } from './staff.ts';

export interface Gathering {
  kind: SourceKind;
  /** Which of them, by their ids. */
  ids: readonly string[];
  grids: readonly { id: string; rule: number }[];
  shares: readonly Share[];
  window: Window;
  horizon: Horizon;
  /** Codes whose last discharging visit counts: those with an interval or a gap. */
  counted: readonly string[];
  /** Only what is owed already is merged. */
  mergeOnly: boolean;
}

/** The next ids behind a place in the walk: grids in order, ids in order within them. */
export async function nextIds(db: Db, kind: SourceKind, grids: readonly string[], after: { grid: string; id: string } | null, limit: number): Promise<{ grid: string; id: string }[]> {
  const { rows } = await sql<{ grid: string; id: string }>`select t.grid_id as grid, t.id from ${sql.table(kind)} t
    where t.grid_id = any(${grids}::uuid[]) and ${standing[kind]} ${after ? sql`and (t.grid_id, t.id) > (${after.grid}::uuid, ${after.id}::uuid)` : sql``}
    order by t.grid_id, t.id limit ${limit}`.execute(db);
  return rows;
}

/**
 * Writes the targets of a batch to the scratch table with everything that tells them apart: classes, duties that stand, visits nobody has begun, days of
 * the last visits. Visits are asked for door by door: while the table is young its statistics say that next to nothing is open, and all of it would be
 * read. Targets of one shape are planned once: a county of a million households has some hundred shapes in a batch.
 */
export async function gather(db: Db, { kind, ids, grids, shares, window, horizon, counted, mergeOnly }: Gathering): Promise<void> {
  const [from, to] = [new Date(window.from), new Date(window.to)];
  const ms = (column: RawBuilder<unknown>) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;
  const begins = ms(sql`coalesce(v.merged_from, v.window_from)`);
  await sql`
    with ground as (select * from unnest(${grids.map(({ id }) => id)}::uuid[], ${grids.map(({ rule }) => rule)}::int[]) as g (grid, rule)),
      share as (select * from unnest(${shares.map(({ grid }) => grid)}::uuid[], ${shares.map(({ person }) => person)}::uuid[], ${shares.map(({ low }) => low)}::int[],
        ${shares.map(({ high }) => high)}::int[], ${shares.map(({ total }) => total)}::int[]) as s (grid, person, low, high, total)),
      source as (select *, get_byte(uuid_send(coalesce(building_id, id)), 15) as lot from (${sourceOf(kind, ids, horizon)}) own),
      standing as materialized (
        select v.* from unnest(${ids}::uuid[]) as door (id) cross join lateral (
          select id, target_id, seq, unplanned, weight, care, window_from, merged_from, window_to from visit where target_id = door.id and open offset 0) v
      ),
      duties as materialized (select target_id, code, kind, period, window_from, window_to, live, state, settled_why, weight, visit_id, discharged_by from duty where target_id = any(${ids}::uuid[])),
      owed as (
        select d.target_id, json_agg(json_build_array(d.code, d.kind, d.period, ${ms(sql`d.window_from`)}, ${ms(sql`d.window_to`)},
            case when not d.live then case when d.state = 'cancelled' and d.settled_why = 'replanned' then 'dropped' else 'settled' end when v.seq > 0 then 'begun' else 'free' end,
            d.weight, ${begins}, ${ms(sql`v.window_to`)}) order by d.code, d.period) as duties
        from duties d left join standing v on v.id = d.visit_id where d.live or (d.window_to > ${from} and d.window_from < ${to}) group by d.target_id
      ),
      knocks as (
        select v.target_id, json_agg(json_build_array(${begins}, ${ms(sql`v.window_to`)}, v.weight, v.care) order by coalesce(v.merged_from, v.window_from), v.window_to) as visits
        from standing v where v.seq = 0 and not v.unplanned group by v.target_id
      ),
      met as (
        select one.target_id, json_object_agg(one.code, one.day order by one.code) as last from (
          select d.target_id, d.code, max((v.occurred_at at time zone ${horizon.zone})::date) as day from duties d join visit v on v.id = d.discharged_by
          where d.state = 'discharged' and d.code = any(${counted}::text[]) and v.occurred_at > ${from}::timestamptz - interval '120 days' group by d.target_id, d.code
        ) one where ${mergeOnly ? sql`false` : sql`true`} group by one.target_id
      ),
      found as (
        select s.*, g.rule, coalesce(s.owner, w.person) as worker_id,
          json_build_array(s.ended, s.classes, d.duties, v.visits, s.since, case when s.classes is not null then l.last end)::text collate "C" as shape
        from source s join ground g on g.grid = s.grid_id
          left join share w on w.grid = s.grid_id and s.lot % w.total >= w.low and s.lot % w.total < w.high
          left join owed d on d.target_id = s.id left join knocks v on v.target_id = s.id left join met l on l.target_id = s.id
      )
    insert into plan_target (kind, id, rule, shape, shape_no, l1, l2, l3, l4, l5, grid_id, building_id, worker_id)
      select ${kind}, id, rule, shape, dense_rank() over (order by rule, shape), l1, l2, l3, l4, l5, grid_id, building_id, worker_id from found
  `.execute(db);
}

export interface Shape { no: number; rule: number; targets: number; /** What tells it apart. */ text: string }

type RawDuty = [code: string, kind: StandingDuty['kind'], period: string, from: number, to: number, standing: StandingDuty['standing'], weight: number, visitFrom: number | null, visitTo: number | null];
type Raw = [ended: boolean, classes: [string, string | null, string | null, string | null][] | null, duties: RawDuty[] | null, visits: [number, number, number, boolean][] | null, since: string | null, last: Record<string, string> | null];

/** The shapes of a batch, each once. */
export async function readShapes(db: Db): Promise<Shape[]> {
  const { rows } = await sql<Shape>`select shape_no as no, min(rule) as rule, min(shape) as text, count(*) as targets from plan_target group by shape_no order by shape_no`.execute(db);
  return rows;
}

/** A shape as the rules read it. */
export function targetOf(kind: SourceKind, text: string, mergeOnly: boolean): Target {
  const [ended, classes, duties, visits, since, last] = JSON.parse(text) as Raw;
  const held = [...(kind === 'household' ? [['H01', null, null, null] as const] : []), ...(classes ?? [])];
  const days = new Map(Object.entries(last ?? {}));
  if (since !== null) for (const [code] of classes ?? []) days.set(code, [days.get(code) ?? '', since].toSorted().at(-1)!);
  return {
    holdings: mergeOnly ? null : ended ? [] : held.map(([code, circumstance, fromDay, toDay]) => ({ code, circumstance, fromDay, toDay })),
    last: days,
    duties: (duties ?? []).map(([code, dutyKind, period, from, to, how, weight, visitFrom, visitTo]) => ({
      code, kind: dutyKind, period, from, to, standing: how, weight, visit: visitFrom === null || visitTo === null ? null : { from: visitFrom, to: visitTo },
    })),
    visits: (visits ?? []).map(([from, to, weight, care]): StandingVisit => ({ from, to, weight, care })),
  };
}
