import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { nameToken } from './blind-index.ts';
import type { Db } from './connect.ts';
import type { HouseholdFound } from './households.ts';
import { asHousehold } from './households.ts';
import type { KeyRing } from './keys.ts';
import { BadCursor } from './list-cases.ts';
import type { Page } from './list-cases.ts';
import { registryAreas, withinAreas } from './registry-scope.ts';
import type { RegistryArea } from './registry-scope.ts';
import { householdsByNumber } from './residents.ts';
import { levelColumn } from './scope.ts';

export interface HouseholdQuery {
  /** An area with all below it, or one building. */
  area?: { id: string; depth: number };
  building?: string;
  kind?: HouseholdFound['kind'];
  /** A class that is tagged and holds on the day. */
  tag?: { code: string; day: string };
  /** A name, its beginning or its ending; a whole identity number or phone; a code; else a piece of the address. */
  q?: string;
  limit?: number;
  after?: string;
}

const cap = 1_000;
type Condition = RawBuilder<unknown>;

/**
 * A page of the households that somebody may see, by their code: one ordered index scan for each area that he holds, merged.
 * @throws BadCursor
 */
export async function listHouseholds(db: Db, keys: KeyRing, viewer: Viewer, query: HouseholdQuery): Promise<Page<HouseholdFound>> {
  const areas = registryAreas(viewer);
  if (areas.length === 0) return { items: [], next: null, total: { count: 0, capped: false } };
  const wanted = Math.min(Math.max(query.limit ?? 25, 1), 100);
  const common: Condition[] = [sql`ended_at is null`, ...conditionsOf(query)];
  const sources = (query.q === undefined ? undefined : await searched(db, keys, areas, query, common)) ?? areas.map((area): Source => () => sql`select id, code from household where ${all([inArea(area), ...common])}`);
  // The first page and the count are one walk: of so many as are counted the first are shown.
  const { rows, count } = query.after === undefined ? await walk(db, sources, '', cap + 1, wanted + 1)
    : { rows: (await walk(db, sources, codeOf(query.after), wanted + 1, wanted + 1)).rows, count: (await walk(db, sources, '', cap + 1, 1)).count };
  const shown = rows.slice(0, wanted);
  const items = shown.length === 0 ? [] : await db.selectFrom('household').selectAll().where('id', 'in', shown.map(({ id }) => id)).orderBy('code').execute();
  return { items: items.map(asHousehold), next: rows.length > wanted ? cursorOf(shown.at(-1)!.code) : null, total: { count: Math.min(count, cap), capped: count > cap } };
}

/** Households whose code comes after one, as a query for their ids and codes; of many of them it may bring the first in their order alone. */
type Source = (after: string) => RawBuilder<unknown>;

/** The first households of all sources behind a code, and how many there are of them, as far as anybody counts. */
async function walk(db: Db, sources: readonly Source[], after: string, counted: number, shown: number): Promise<{ rows: { id: string; code: string }[]; count: number }> {
  const first = sources.map((source) => sql`(select id, code from (${source(after)}) as source where code > ${after} order by code limit ${counted})`);
  const { rows } = await sql<{ id: string; code: string; count: number }>`
    select id, code, count(*) over ()::int as count from (select id, code from (${sql.join(first, sql` union `)}) as every order by code limit ${counted}) as found order by code limit ${shown}`.execute(db);
  return { rows, count: rows[0]?.count ?? 0 };
}

const all = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `);
const inArea = ({ areaId, depth }: RegistryArea): Condition => sql`${levelColumn(depth)} = ${areaId}::uuid`;

/** What was found is read by its id and then ordered: `offset 0` keeps the planner from walking the whole area in the hope of meeting it. */
const amongFound = (found: Condition, areas: readonly RegistryArea[], common: readonly Condition[]): Condition =>
  sql`select id, code from household where id in (${found}) and ${all([withinAreas(areas)!, ...common])} offset 0`;

function conditionsOf({ area, building, kind, tag }: HouseholdQuery): Condition[] {
  return [
    ...(area ? [sql`${levelColumn(area.depth)} = ${area.id}::uuid`] : []),
    ...(building ? [sql`building_id = ${building}::uuid`] : []),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(tag ? [sql`exists (select from category_tag t where t.household_id = household.id and t.code = ${tag.code} and t.approved_at is not null and t.ended_at is null and t.valid_from <= ${tag.day}::date and t.valid_to > ${tag.day}::date)`] : []),
  ];
}

/** How deep a grid's own people and a village look: there every address is read, however short the piece. */
const near = 3;

/** Of what many share (a family name, a street) so many are looked at: narrow it by an area. */
const mostFound = 5_000;

/** Queries for what was typed; undefined where nothing was. */
async function searched(db: Db, keys: KeyRing, areas: readonly RegistryArea[], { q = '', area }: HouseholdQuery, common: readonly Condition[]): Promise<Source[] | undefined> {
  const typed = q.trim();
  if (typed === '') return undefined;
  const found = (query: Condition): Source => () => amongFound(query, areas, common);
  const number = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(number)) return [found(ids(await householdsByNumber(db, keys, { idNumber: number })))];
  if (/^(1\d{10}|0\d{9,11})$/.test(number)) return [found(ids(await householdsByNumber(db, keys, { phone: number })))];
  const ways = [found(sql`select id from household where code = ${typed}`)];
  if ([...typed].length <= 12 && !/\d/.test(typed)) ways.push(named(keys, area ? [{ areaId: area.id, depth: area.depth }] : areas, typed, all([withinAreas(areas)!, ...common])));
  const piece = `%${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  if ([...typed].length >= 3 || areas.every(({ depth }) => depth >= near)) {
    ways.push(found(sql`(select id from household where address ilike ${piece} and ended_at is null and ${withinAreas(areas)!} limit ${mostFound})`));
  }
  return ways;
}

/**
 * Names by their keyed hash, in the order of the codes: within the grids of some areas, or in the whole county by the hash alone. Behind a fence, so
 * that no more of a family name is read than the page holds.
 */
function named(keys: KeyRing, within: readonly RegistryArea[], name: string, conditions: Condition): Source {
  const token = nameToken(keys, name);
  const grids = sql`array(select id from area where ${sql.join(within.map(({ areaId }) => sql`${areaId}::uuid = any(path)`), sql` or `)})`;
  const inGrids = within.some(({ depth }) => depth === 1) ? sql`` : sql`and grid_id = any(${grids})`;
  return (after) => sql`select household.id, token.code from (select household_id, code from name_token where token = ${token}::bigint and code > ${after} ${inGrids} order by code offset 0) as token
    join household on household.id = token.household_id where ${conditions}`;
}

const ids = (found: readonly string[]): Condition => sql`select unnest(${[...found]}::uuid[])`;

const cursorOf = (code: string): string => Buffer.from(JSON.stringify(['code', code])).toString('base64url');

function codeOf(cursor: string): string {
  try {
    const [sort, code] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (sort === 'code' && typeof code === 'string' && /^[A-Za-z0-9-]{1,40}$/.test(code)) return code;
  } catch {
    throw new BadCursor('not a cursor');
  }
  throw new BadCursor('not a cursor of this list');
}
