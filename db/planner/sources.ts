import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

export const sourceKinds = ['household', 'place', 'risk'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The first and the last day at which anybody looks: what lies beyond does not tell two targets apart. */
export interface Horizon { floor: string; ceil: string; zone: string }

const clipped = (column: RawBuilder<unknown>, { floor, ceil }: Horizon, end: 'from' | 'to'): RawBuilder<unknown> =>
  end === 'from' ? sql`case when ${column} > ${floor}::date then ${column} end` : sql`case when ${column} < ${ceil}::date then ${column} end`;

/**
 * The rows of these ids that duties are about, each with the classes that it is in: `[code, circumstance, from, to]`, null where it holds beyond the horizon. Every
 * household is in H01 (000-13); a tag counts when it was approved and by its own dates (B8). `owner` keeps a risk himself; `since` is its last review.
 */
export function sourceOf(kind: SourceKind, ids: readonly string[], horizon: Horizon): RawBuilder<unknown> {
  if (kind === 'household') {
    return sql`select h.id, h.ended_at is not null as ended, h.l1, h.l2, h.l3, h.l4, h.l5, h.grid_id, h.building_id, null::uuid as owner, null::date as since, tags.classes
      from household h left join (
        select t.household_id, jsonb_agg(distinct jsonb_build_array(t.code, t.circumstance, ${clipped(sql`t.valid_from`, horizon, 'from')}, ${clipped(sql`t.valid_to`, horizon, 'to')})) as classes
        from category_tag t where t.household_id = any(${ids}::uuid[]) and t.approved_at is not null and t.ended_at is null and t.refused_at is null
          and t.valid_from < ${horizon.ceil}::date and t.valid_to > ${horizon.floor}::date group by t.household_id
      ) tags on tags.household_id = h.id where h.id = any(${ids}::uuid[])`;
  }
  if (kind === 'place') {
    const [from, to] = [sql`(p.valid_from at time zone ${horizon.zone})::date`, sql`(p.valid_to at time zone ${horizon.zone})::date`];
    return sql`select p.id, p.valid_to is not null and p.valid_to <= now() as ended, p.l1, p.l2, p.l3, p.l4, p.l5, p.grid_id, p.building_id, null::uuid as owner, null::date as since,
        jsonb_build_array(jsonb_build_array(p.class, p.circumstance, ${clipped(from, horizon, 'from')}, ${clipped(to, horizon, 'to')})) as classes
      from place p where p.id = any(${ids}::uuid[])`;
  }
  return sql`select r.id, r.struck_at is not null as ended, r.l1, r.l2, r.l3, r.l4, r.l5, r.grid_id, null::uuid as building_id, r.owner_id as owner,
      (greatest(r.reviewed_at, r.coloured_at) at time zone ${horizon.zone})::date as since,
      jsonb_build_array(jsonb_build_array('R-' || r.colour, null, ${clipped(sql`(r.coloured_at at time zone ${horizon.zone})::date`, horizon, 'from')}, null)) as classes
    from risk r where r.id = any(${ids}::uuid[])`;
}

/** What still has to be visited at all, for a walk through everything. */
export const standing: Record<SourceKind, RawBuilder<boolean>> = {
  household: sql<boolean>`t.ended_at is null`, place: sql<boolean>`t.valid_to is null`, risk: sql<boolean>`t.struck_at is null`,
};
