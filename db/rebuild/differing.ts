import { sql } from 'kysely';
import type { Trx } from './fresh.ts';

/** A row that the ledger tells otherwise: which table, which case (its number), visit, duty or household (its id), which columns. */
export interface Differing { table: 'cases' | 'rung' | 'case_file' | 'visit' | 'duty' | 'household_facet'; case: string; columns: string[] }

/** Ciphertext is another each time it is written; what it says is verify's to compare. Of an erased case the plain copies are gone. */
export async function differingCases(trx: Trx): Promise<Differing[]> {
  const { rows } = await sql<{ number: string; columns: string[] }>`
    select coalesce(c.number, f.number) as number, array(
      select coalesce(one.key, other.key) from jsonb_each(to_jsonb(c)) one full join jsonb_each(to_jsonb(f)) other on one.key = other.key
      where one.value is distinct from other.value and coalesce(one.key, other.key) <> 'private_sealed' order by 1) as columns
    from cases c full join fresh_cases f on f.id = c.id
    where c.id is null or f.id is null or to_jsonb(c) - 'private_sealed' is distinct from to_jsonb(f) - 'private_sealed' order by 1 limit 1000`.execute(trx);
  return rows.map(({ number, columns }) => ({ table: 'cases', case: number, columns }));
}

export async function differingSets(trx: Trx, table: 'rung' | 'case_file'): Promise<Differing[]> {
  const columns = sql.raw(table === 'rung' ? 'stream, clock, round, about, rung' : 'case_id as stream, sha256');
  const fresh = sql.table(`fresh_${table}`);
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(cases.number, differing.stream::text) as name from (
      (select ${columns} from ${sql.table(table)} except select ${columns} from ${fresh}) union all (select ${columns} from ${fresh} except select ${columns} from ${sql.table(table)})
    ) differing left join cases on cases.id = differing.stream order by 1 limit 1000`.execute(trx);
  return rows.map(({ name }) => ({ table, case: name, columns: [] }));
}

/** Of a visit the columns that its lines say; instants are compared as instants, however they are written. */
export async function differingVisits(trx: Trx): Promise<Differing[]> {
  const { rows } = await sql<{ id: string; columns: string[] | null }>`
    select coalesce(v.id, f.id)::text as id, case when v.id is not null and f.id is not null then array(
      select told.key from jsonb_each(f.told) told where told.key not like '%_at' and told.key not like 'window_%' and told.value is distinct from kept.row -> told.key
      union all select told.key from jsonb_each_text(f.told) told
        where (told.key like '%_at' or told.key like 'window_%') and told.value::timestamptz is distinct from (kept.row ->> told.key)::timestamptz
      union all select 'head' where f.head <> v.head order by 1) end as columns
    from (select * from visit where seq > 0) v full join fresh_visit f on f.id = v.id
    cross join lateral (select to_jsonb(v) || jsonb_build_object('state', v.state - 'worker') as row) kept
    order by 1`.execute(trx);
  return rows.filter(({ columns }) => columns === null || columns.length > 0).slice(0, 1_000).map(({ id, columns }) => ({ table: 'visit', case: id, columns: columns ?? [] }));
}

/** What a knock did to a duty is done once: the first line that names it holds. Duties that only the planner ended are no line's. */
export async function differingDuties(trx: Trx): Promise<Differing[]> {
  const ended = sql`select distinct on (id) id, state, discharged_by, settled_at, settled_why from fresh_duty order by id, settled_at, seq`;
  const { rows } = await sql<{ id: string; columns: string[] }>`
    select coalesce(d.id, f.id)::text as id, array_remove(array[
      case when d.state is distinct from f.state then 'state' end, case when d.discharged_by is distinct from f.discharged_by then 'discharged_by' end,
      case when d.settled_at is distinct from f.settled_at then 'settled_at' end, case when d.settled_why is distinct from f.settled_why then 'settled_why' end], null) as columns
    from (select * from duty where state in ('discharged', 'lapsed', 'excused') or id in (select id from fresh_duty)) d full join (${ended}) f on f.id = d.id
    where (d.state, d.discharged_by, d.settled_at, d.settled_why) is distinct from (f.state, f.discharged_by, f.settled_at, f.settled_why) order by 1 limit 1000`.execute(trx);
  return rows.map(({ id, columns }) => ({ table: 'duty', case: id, columns }));
}

/** What was confirmed last of a household, as far as a visit confirmed it. */
export async function differingFacets(trx: Trx): Promise<Differing[]> {
  const last = sql`select household_id, facet, max(confirmed_at) as confirmed_at from fresh_household_facet group by household_id, facet`;
  const { rows } = await sql<{ id: string; facets: string[] }>`
    select household_id::text as id, array_agg(distinct facet order by facet) as facets from (
      select coalesce(h.household_id, f.household_id) as household_id, coalesce(h.facet, f.facet) as facet
      from (select * from household_facet where visit_id is not null) h full join (${last}) f on f.household_id = h.household_id and f.facet = h.facet
      where h.confirmed_at is distinct from f.confirmed_at
    ) differing group by household_id order by 1 limit 1000`.execute(trx);
  return rows.map(({ id, facets }) => ({ table: 'household_facet', case: id, columns: facets }));
}
