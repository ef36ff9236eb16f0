import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { awaitedAs } from '../domain/case/awaited.ts';
import type { Db } from './connect.ts';
import { branchesOf } from './list-cases.ts';
import type { CaseQuery } from './list-cases.ts';

/** What a list can be narrowed by, one count a value. Areas are counted by level, the first of them being the county. */
export const facetNames = ['status', 'light', 'severity', 'category', 'area', 'waitingFor'] as const;
export type FacetName = (typeof facetNames)[number];

export interface FacetValue { value: string; count: number; capped: boolean }
/** `counted` is how many cases were looked at; null where looking took too long, and then nothing is counted. */
export interface Facets { counted: { count: number; capped: boolean } | null; values: Record<FacetName, FacetValue[]> }

/** The newest so many cases of a list are counted, and no value further than a thousand: a county of ten million answers like a village. */
const looked = 10_000;
const most = 1_000;
/** Values of a facet that anybody would read. */
const shown = 40;
/** Milliseconds after which a list does without its counts. */
const patience = 1_500;

type Query = Pick<CaseQuery, 'filter' | 'q' | 'now'>;
interface Counted { facet: string; value: string; count: number }

/**
 * How many cases of a list have each status, light, severity and so on, of what this viewer may see. A facet that is narrowed itself is
 * counted without its own filter, so that its other values keep their counts; of areas those below the chosen one are counted.
 */
export async function countFacets(db: Db, viewer: Viewer, query: Query): Promise<Facets> {
  const { filter = {} } = query;
  const narrowed = (['status', 'light', 'severity', 'category', 'waitingFor'] as const).filter((name) => filter[name] !== undefined);
  const whole = facetNames.filter((name) => name === 'area' || !narrowed.includes(name));
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${String(patience)}, true)`.execute(trx);
      const rows = await countIn(trx, viewer, query, whole);
      for (const name of narrowed) {
        const { [name]: _, ...others } = filter;
        rows.push(...(await countIn(trx, viewer, { ...query, filter: others }, [name])).filter(({ facet }) => facet !== 'all'));
      }
      return facetsOf(rows, filter.area?.depth ?? 0);
    });
  } catch (failure) {
    if ((failure as { code?: string }).code !== canceled) throw failure;
    return { counted: null, values: { status: [], light: [], severity: [], category: [], area: [], waitingFor: [] } };
  }
}

const canceled = '57014';

const columnsOf: Record<FacetName, readonly string[]> = {
  status: ['status'], light: ['light'], severity: ['severity'], category: ['category'], area: ['l2', 'l3', 'l4', 'l5'], waitingFor: ['mine'],
};

async function countIn(db: Db, viewer: Viewer, query: Query, facets: readonly FacetName[]): Promise<Counted[]> {
  const branches = branchesOf(viewer, query);
  if (branches.length === 0) return [];
  const now = sql`${new Date(query.now)}::timestamptz`;
  const fence = query.filter?.waitingFor === undefined ? sql`` : sql`offset 0`;
  const rows = sql.join(branches.map((branch) => sql`
    (select id, status, severity, category, l2, l3, l4, l5, created_at, open and waiting_for && ${awaitedAs(viewer)}::text[] as mine, ${lightOf(now)} as light
     from (select * from cases where ${branch} ${fence}) as cases order by created_at desc, id desc limit ${looked + 1})`), sql` union `);
  const columns = facets.flatMap((name) => columnsOf[name]);
  const sets = sql.join([sql`()`, ...columns.map((column) => sql`(${sql.ref(column)})`)]);
  const value = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`));
  const name = sql.join(columns.map((column) => sql`when grouping(${sql.ref(column)}) = 0 then ${column}::text`), sql` `);
  const { rows: counted } = await sql<Counted>`
    with found as materialized (select * from (${rows}) as seen order by created_at desc, id desc limit ${looked + 1})
    select case ${name} else 'all' end as facet, coalesce(${value}) as value, count(*)::int as count from found group by grouping sets (${sets})`.execute(db);
  return counted;
}

/** The light of a row as its filter asks for it; a case that is no work any more has none. */
const lightOf = (now: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  case when not open then null when due_at is null then 'grey' when due_sort <= ${now} then 'red' when warn_at <= ${now} then 'yellow' else 'green' end`;

function facetsOf(rows: readonly Counted[], depth: number): Facets {
  const total = rows.find(({ facet }) => facet === 'all')?.count ?? 0;
  const of = (facet: string): FacetValue[] => rows
    .filter((row) => row.facet === facet && row.value !== null)
    .map(({ value, count }) => ({ value, count: Math.min(count, most), capped: count > most }))
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  // The first level below the chosen area at which there is something to choose between.
  const levels = ['l2', 'l3', 'l4', 'l5'].slice(Math.max(depth - 1, 0)).map(of);
  const area = levels.find((values) => values.length > 1) ?? levels.find((values) => values.length > 0) ?? [];
  return {
    counted: { count: Math.min(total, looked), capped: total > looked },
    values: {
      status: of('status'), light: of('light'), severity: of('severity'), category: of('category').slice(0, shown), area: area.slice(0, shown),
      waitingFor: of('mine').filter(({ value }) => value === 'true').map((one) => ({ ...one, value: 'me' })),
    },
  };
}
