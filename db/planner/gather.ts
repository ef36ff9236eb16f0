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
 * the last visits. Conditions that a partial index would answer stand in filters: while the tables are young, their statistics lead astray. Targets of one shape are planned once: a county of a million households has some hundred shapes in a batch.
 */
export async function gather(db: Db, { kind, ids, grids, shares, window, horizon, counted, mergeOnly }: Gathering): Promise<void> {
  const [from, to] = [new Date(window.from), new Date(window.to)];
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
  const begins = sql`(extract(epoch from coalesce(v.merged_from, v.window_from)) * 1000)::bigint`;
  await sql`
    with ground as (select * from unnest(${grids.map(({ id }) => id)}::uuid[], ${grids.map(({ rule }) => rule)}::int[]) as g (grid, rule)),
      share as (select * from unnest(${shares.map(({ grid }) => grid)}::uuid[], ${shares.map(({ person }) => person)}::uuid[], ${shares.map(({ low }) => low)}::int[],
        ${shares.map(({ high }) => high)}::int[], ${shares.map(({ total }) => total)}::int[]) as s (grid, person, low, high, total)),
      source as (${sourceOf(kind, horizon)}),
      found as (
        select s.*, g.rule, coalesce(s.owner, w.person) as worker_id,
          jsonb_build_array(s.ended, s.classes, d.duties, v.visits, s.since, l.last)::text as shape
        from source s join ground g on g.grid = s.grid_id
          left join share w on w.grid = s.grid_id and get_byte(uuid_send(coalesce(s.building_id, s.id)), 15) % w.total >= w.low and get_byte(uuid_send(coalesce(s.building_id, s.id)), 15) % w.total < w.high
          left join lateral (
            select jsonb_agg(jsonb_build_array(d.code, d.kind, d.period, ${ms('d.window_from')}, ${ms('d.window_to')},
                case when not d.live then case when d.state = 'cancelled' and d.settled_why = 'replanned' then 'dropped' else 'settled' end when v.seq > 0 then 'begun' else 'free' end,
                d.weight, ${begins}, ${ms('v.window_to')}) order by d.code, d.period) filter (where d.live or (d.window_to > ${from} and d.window_from < ${to})) as duties
            from duty d left join visit v on v.id = d.visit_id and v.open where d.target_id = s.id
          ) d on true
          left join lateral (
            select jsonb_agg(jsonb_build_array(${begins}, ${ms('v.window_to')}, v.weight, v.care) order by coalesce(v.merged_from, v.window_from), v.window_to) filter (where v.open and v.seq = 0 and not v.unplanned) as visits
            from visit v where v.target_id = s.id
          ) v on true
          left join lateral (
            select jsonb_object_agg(one.code, one.day) as last from (
              select d.code, max((v.occurred_at at time zone ${horizon.zone})::date) as day from duty d join visit v on v.id = d.discharged_by
              where d.target_id = s.id and d.state = 'discharged' and d.code = any(${counted}::text[]) and v.occurred_at > ${from}::timestamptz - interval '120 days' group by d.code
            ) one
          ) l on ${mergeOnly ? sql`false` : sql`s.classes is not null`}
        where s.id = any(${ids}::uuid[])
      )
    insert into plan_target (kind, id, rule, shape, shape_no, l1, l2, l3, l4, l5, grid_id, building_id, worker_id)
      select ${kind}, id, rule, shape, dense_rank() over (order by rule, shape), l1, l2, l3, l4, l5, grid_id, building_id, worker_id from found
  `.execute(db);
}

export interface Shape { no: number; rule: number; targets: number; target: Target }

type RawDuty = [code: string, kind: StandingDuty['kind'], period: string, from: number, to: number, standing: StandingDuty['standing'], weight: number, visitFrom: number | null, visitTo: number | null];
type Raw = [ended: boolean, classes: [string, string | null, string | null, string | null][] | null, duties: RawDuty[] | null, visits: [number, number, number, boolean][] | null, since: string | null, last: Record<string, string> | null];

/** The shapes of a batch, each once. */
export async function readShapes(db: Db, kind: SourceKind, mergeOnly: boolean): Promise<Shape[]> {
  const { rows } = await sql<{ no: number; rule: number; shape: string; targets: number }>`
    select shape_no as no, rule, shape, count(*) as targets from plan_target group by shape_no, rule, shape order by shape_no`.execute(db);
  return rows.map(({ no, rule, shape, targets }) => ({ no, rule, targets, target: targetOf(kind, JSON.parse(shape) as Raw, mergeOnly) }));
}

function targetOf(kind: SourceKind, [ended, classes, duties, visits, since, last]: Raw, mergeOnly: boolean): Target {
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
