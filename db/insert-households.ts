import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Household } from '../domain/visit/household.ts';
import { addressOf } from '../domain/visit/household.ts';
import { nameTokens } from './blind-index.ts';
import type { Db } from './connect.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { residentRows } from './residents.ts';
import type { Database } from './tables.ts';
import { levelsOf } from './tables/levels.ts';

/** A household with the grid that its `grid` names. */
export interface Placed { household: Household; grid: { id: string; code: string; path: readonly string[] } }

/** A door in a grid, of whatever household. */
interface Doored { household: Pick<Household, 'door' | 'location'>; grid: { id: string; code: string; path: readonly string[] } }

/** Rows a statement: the widest of these tables has 14 columns, and Postgres takes 65,535 parameters. */
const batch = 2_000;
/** Households that are sealed and sent at once. */
const slice = 1_000;

/**
 * Puts households on the register with their buildings, doors, people and names. Everything or, with the transaction, nothing.
 * @param day the local day from which they live there
 * @throws when a code or an identity number is there already (SQLSTATE 23505): ask `taken` first
 */
export async function insertHouseholds(trx: Db, keys: KeyRing, placed: readonly Placed[], day: string): Promise<string[]> {
  const buildings = await buildingsOf(trx, placed);
  const dwellings = await dwellingsOf(trx, placed, buildings);
  const known = new Map<string, string>();
  const ids: string[] = [];
  let before: Promise<void> = Promise.resolve();
  // The next slice is sealed while Postgres takes the one before.
  for (let at = 0; at < placed.length; at += slice) {
    const rows = rowsOf(keys, placed.slice(at, at + slice), { buildings, dwellings, known, day });
    ids.push(...rows.household.map(({ id }) => id));
    await before;
    before = insertRows(trx, rows);
    before.catch(() => undefined);
  }
  await before;
  return ids;
}

interface Rows {
  household: (Insertable<Database['household']> & { id: string })[];
  data_key: Insertable<Database['data_key']>[];
  resident: Insertable<Database['resident']>[];
  residence: Insertable<Database['residence']>[];
  name_token: Insertable<Database['name_token']>[];
}
const inOrder = ['household', 'data_key', 'resident', 'residence', 'name_token'] as const satisfies readonly (keyof Rows)[];

async function insertRows(trx: Db, rows: Rows): Promise<void> {
  for (const table of inOrder) await insertAll(trx, table, rows[table] as never[]);
}

interface Given { buildings: ReadonlyMap<string, string>; dwellings: ReadonlyMap<string, string>; known: Map<string, string>; day: string }

function rowsOf(keys: KeyRing, placed: readonly Placed[], { buildings, dwellings, known, day }: Given): Rows {
  const rows: Rows = { household: [], data_key: [], resident: [], residence: [], name_token: [] };
  for (const { household, grid } of placed) {
    const id = newId();
    const people = household.residents.map((resident) => residentRows(keys, id, resident, day));
    const head = Math.max(household.residents.findIndex(({ relation }) => relation === 'head'), 0);
    const building = buildings.get(buildingCode(household, grid));
    rows.household.push({
      id, code: household.code, ...levelsOf(grid.path), grid_id: grid.id, building_id: building ?? null, dwelling_id: dwellings.get(dwellingKey(household, building)) ?? null,
      address: addressOf(household), lng: household.location?.lng ?? null, lat: household.location?.lat ?? null, kind: household.kind, head_id: people[head]?.resident.id ?? null,
      members: people.length, children: household.residents.filter(({ child }) => child).length, ended_at: null,
    });
    rows.data_key.push(...people.map(({ key }) => key));
    rows.resident.push(...people.map(({ resident }) => resident));
    rows.residence.push(...people.flatMap(({ residence }) => residence));
    rows.name_token.push(...tokenRows(keys, { id, code: household.code, gridId: grid.id }, household.residents.map(({ name }) => name), known));
  }
  return rows;
}

/** The tokens of everybody in a household, each once. `known` keeps those of pieces that were hashed before: a few family names are half of them. */
export const tokenRows = (keys: KeyRing, { id, code, gridId }: { id: string; code: string; gridId: string }, names: readonly string[], known = new Map<string, string>()): Insertable<Database['name_token']>[] =>
  [...new Set(names.flatMap((name) => nameTokens(keys, name, known)))].map((token) => ({ token, code, grid_id: gridId, household_id: id }));

async function insertAll<T extends keyof Database>(trx: Db, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) await trx.insertInto(table).values(rows.slice(at, at + batch) as never).execute();
}

/** The building and the dwelling of one household, made where they are new. */
export async function doorsOf(trx: Db, placed: Doored): Promise<{ building: string | null; dwelling: string | null }> {
  const buildings = await buildingsOf(trx, [placed]);
  const building = buildings.get(buildingCode(placed.household, placed.grid));
  const dwellings = await dwellingsOf(trx, [placed], buildings);
  return { building: building ?? null, dwelling: dwellings.get(dwellingKey(placed.household, building)) ?? null };
}

/** A building is known by its grid, compound and name; spelled out, its code finds it again. */
const buildingCode = ({ door }: Pick<Household, 'door'>, grid: { code: string }): string => `${grid.code}/${door.compound}/${door.building}`;

async function buildingsOf(trx: Db, placed: readonly Doored[]): Promise<Map<string, string>> {
  const wanted = new Map(placed.filter(({ household }) => household.door.building !== 'none').map((one) => [buildingCode(one.household, one.grid), one]));
  if (wanted.size === 0) return new Map();
  const rows = [...wanted].map(([code, { household: { door, location }, grid }]) => ({
    id: newId(), code, ...levelsOf(grid.path), area_id: grid.id, compound: door.compound, name: door.building, lng: location?.lng ?? null, lat: location?.lat ?? null, valid_to: null,
  }));
  for (let at = 0; at < rows.length; at += batch) {
    await trx.insertInto('building').values(rows.slice(at, at + batch)).onConflict((on) => on.column('code').doNothing()).execute();
  }
  const found = await trx.selectFrom('building').select(['id', 'code']).where('code', '=', sql<string>`any(${[...wanted.keys()]}::text[])`).execute();
  return new Map(found.map(({ id, code }) => [code, id]));
}

const dwellingKey = ({ door: { unit, floor, room } }: Pick<Household, 'door'>, buildingId: string | undefined): string => [buildingId, unit, floor, room].join('|');

async function dwellingsOf(trx: Db, placed: readonly Doored[], buildings: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const wanted = new Map(placed.flatMap(({ household, grid }) => {
    const buildingId = buildings.get(buildingCode(household, grid));
    const { unit, floor, room } = household.door;
    return buildingId && room !== 'none' ? [[dwellingKey(household, buildingId), { id: newId(), building_id: buildingId, unit_no: unit, floor, room }] as const] : [];
  }));
  const rows = [...wanted.values()];
  for (let at = 0; at < rows.length; at += batch) {
    await trx.insertInto('dwelling').values(rows.slice(at, at + batch)).onConflict((on) => on.columns(['building_id', 'unit_no', 'floor', 'room']).doNothing()).execute();
  }
  if (rows.length === 0) return new Map();
  const found = await trx.selectFrom('dwelling').selectAll().where('building_id', '=', sql<string>`any(${[...new Set(rows.map(({ building_id }) => building_id))]}::uuid[])`).execute();
  return new Map(found.map(({ id, building_id, unit_no, floor, room }) => [[building_id, unit_no, floor, room].join('|'), id]));
}
