import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { CaseFilter } from './case-filter.ts';
import { conditionsOf, searchOf } from './case-filter.ts';
import type { CaseFound } from './cases.ts';
import { casesByIds } from './cases.ts';
import type { Db } from './connect.ts';
import { isId } from './ids.ts';
import { waysToSee } from './scope.ts';

export const caseSorts = ['due', 'createdAt', 'number'] as const;
export type CaseSort = (typeof caseSorts)[number];

export interface CaseQuery {
  filter?: CaseFilter;
  q?: string;
  sort?: CaseSort;
  order?: 'asc' | 'desc';
  /** At most 100. */
  limit?: number;
  /** `next` of the page before. */
  after?: string;
  /** Epoch milliseconds: what "overdue" is asked against. */
  now: number;
}

export interface Page<T> { items: T[]; next: string | null; total: { count: number; capped: boolean } }

/** The cursor is not one that a list gave out. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

const cap = 1_000;
const columns: Record<CaseSort, { column: string; type: string }> = {
  due: { column: 'due_sort', type: 'timestamptz' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  number: { column: 'number', type: 'text' },
};

/**
 * A page of the cases that this person may see: keyset, never an offset. Sorted by due, what has no due (paused, closed) comes last.
 * @throws BadCursor
 */
export async function listCases(db: Db, viewer: Viewer, query: CaseQuery): Promise<Page<CaseFound>> {
  const { sort = 'due', order = 'asc', limit = 25, after } = query;
  const branches = branchesOf(viewer, query);
  if (branches.length === 0) return { items: [], next: null, total: { count: 0, capped: false } };
  const { column } = columns[sort];
  const wanted = Math.min(Math.max(limit, 1), 100);
  const behind = after === undefined ? sql`true` : keyset(sort, order, after);
  const direction = sql.raw(order);
  const ids = sql.join(
    branches.map((branch) => sql`(select id, ${sql.ref(column)} as place from ${candidates(branch, query)} as cases where ${behind} order by ${orderOf(sort, direction)} limit ${wanted + 1})`),
    sql` union `,
  );
  const { rows: places } = await sql<{ id: string; place: string }>`select id, place::text as place from (${ids}) as found order by found.place ${direction}, id ${direction} limit ${wanted + 1}`.execute(db);
  const shown = places.slice(0, wanted);
  const last = shown.at(-1);
  return {
    items: await casesByIds(db, shown.map(({ id }) => id)),
    next: places.length > wanted && last ? cursorOf(sort, last.place, last.id) : null,
    total: await countBranches(db, branches),
  };
}

/**
 * Few cases wait for any one person, which the planner cannot know: it would walk the whole list in its order to find none.
 * The fence makes it find them first and put them in order then.
 */
const candidates = (branch: RawBuilder<unknown>, { filter }: CaseQuery): RawBuilder<unknown> =>
  filter?.waitingFor === undefined ? sql`(select * from cases where ${branch})` : sql`(select * from cases where ${branch} offset 0)`;

/** A number is one case's alone, so its index needs no second column. */
const orderOf = (sort: CaseSort, direction: RawBuilder<unknown>): RawBuilder<unknown> =>
  sort === 'number' ? sql`number ${direction}` : sql`${sql.ref(columns[sort].column)} ${direction}, id ${direction}`;

/** How many there are, counted no further than a thousand. */
export async function countCases(db: Db, viewer: Viewer, query: Pick<CaseQuery, 'filter' | 'q' | 'now'>): Promise<{ count: number; capped: boolean }> {
  return countBranches(db, branchesOf(viewer, query));
}

/** The conditions of each way to see a case, with all filters. */
export function branchesOf(viewer: Viewer, { filter = {}, q, now }: Pick<CaseQuery, 'filter' | 'q' | 'now'>): RawBuilder<unknown>[] {
  const narrowed = conditionsOf(filter, viewer, now);
  const searched = q === undefined ? undefined : searchOf(q, now);
  const common = [...narrowed, ...(searched ? [searched] : [])];
  return waysToSee(viewer).map((way) => sql.join([way, ...common].map((condition) => sql`(${condition})`), sql` and `));
}

/** Where the first way already finds more than anybody counts, the others are not walked: a centre's own thousands are under its town anyway. */
async function countBranches(db: Db, branches: readonly RawBuilder<unknown>[]): Promise<{ count: number; capped: boolean }> {
  const [first, ...others] = branches.map((branch) => sql`select id from cases where ${branch} limit ${cap + 1}`);
  if (!first) return { count: 0, capped: false };
  const more = sql.join([sql`(select id from first)`, ...others.map((other) => sql`(${other})`)], sql` union `);
  const { rows } = await sql<{ count: number }>`
    with first as materialized (${first}), counted as (select count(*)::int as n from first)
    select case when n > ${cap} or ${others.length === 0} then n else (select count(*)::int from (select id from (${more}) as found limit ${cap + 1}) as some_found) end as count from counted`.execute(db);
  const found = rows[0]!.count;
  return { count: Math.min(found, cap), capped: found > cap };
}

const cursorOf = (sort: CaseSort, place: string, id: string): string => Buffer.from(JSON.stringify([sort, place, id])).toString('base64url');

function keyset(sort: CaseSort, order: 'asc' | 'desc', cursor: string): RawBuilder<unknown> {
  const { column, type } = columns[sort];
  const { place, id } = placeOf(sort, cursor);
  if (sort === 'number') return sql`number ${sql.raw(order === 'asc' ? '>' : '<')} ${place}`;
  return sql`(${sql.ref(column)}, id) ${sql.raw(order === 'asc' ? '>' : '<')} (${place}::${sql.raw(type)}, ${id}::uuid)`;
}

const instantText = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;

function placeOf(sort: CaseSort, cursor: string): { place: string; id: string } {
  try {
    const [of, place, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const isPlace = typeof place === 'string' && (sort === 'number' ? /^GW-[\d-]{1,20}$/.test(place) : instantText.test(place));
    if (of === sort && isPlace && typeof id === 'string' && isId(id)) return { place, id };
  } catch {
    throw new BadCursor('not a cursor');
  }
  throw new BadCursor('not a cursor of this list');
}
