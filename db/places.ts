import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { Db } from './connect.ts';
import { dataKeyFor } from './data-keys.ts';
import { follow, freeOfStrangers, placeRows } from './grid-rows.ts';
import type { InGrid } from './grid-rows.ts';
import { isId, newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { seal } from './keys.ts';
import { pathOf, registryAreas, withinAreas } from './registry-scope.ts';
import { levelColumn } from './scope.ts';
import type { Database } from './tables.ts';
import { levelsOf } from './tables/levels.ts';
import type { Colour } from './tables/registry.ts';

/** A place that is visited: rented housing by its colour, a venue, a hazard point, a compound (000-12). */
export interface PlaceFound {
  id: string;
  code: string;
  class: string;
  zh: string;
  en: string | null;
  path: string[];
  gridId: string;
  address: string | null;
  location: { lng: number; lat: number } | null;
  owner: string | null;
  ownerUnit: string | null;
  colour: Colour | null;
  circumstance: string | null;
  /** Counts its changes. */
  seq: number;
}

const asPlace = (row: Selectable<Database['place']>): PlaceFound => ({
  id: row.id, code: row.code, class: row.class, zh: row.zh, en: row.en, path: pathOf(row), gridId: row.grid_id, address: row.address,
  location: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat }, owner: row.owner, ownerUnit: row.owner_unit, colour: row.colour, circumstance: row.circumstance, seq: row.seq,
});

export interface NewPlace {
  code: string; class: string; zh: string; en?: string | undefined; grid: { id: string; path: readonly string[] }; address?: string | undefined; location?: { lng: number; lat: number } | undefined;
  owner?: string | undefined; ownerUnit?: string | undefined; contact?: string | undefined; colour?: Colour | undefined; circumstance?: string | undefined;
}

/** @throws when the code is taken (SQLSTATE 23505) */
export async function insertPlace(trx: Db, keys: KeyRing, place: NewPlace, at: number): Promise<string> {
  const id = newId();
  const contact = place.contact === undefined ? null : seal(await dataKeyFor(trx, keys, id), place.contact, `place|contact|${id}`);
  await trx.insertInto('place').values({
    id, code: place.code, class: place.class, zh: place.zh, en: place.en ?? null, ...levelsOf(place.grid.path), grid_id: place.grid.id, building_id: null, dwelling_id: null,
    address: place.address ?? null, lng: place.location?.lng ?? null, lat: place.location?.lat ?? null, outline: null, owner: place.owner ?? null, owner_unit: place.ownerUnit ?? null,
    contact_sealed: contact, colour: place.colour ?? null, circumstance: place.circumstance ?? null, valid_from: new Date(at), valid_to: null,
  }).execute();
  return id;
}

export async function findPlace(db: Db, ref: string): Promise<PlaceFound | undefined> {
  const row = await db.selectFrom('place').selectAll().where(isId(ref) ? 'id' : 'code', '=', ref).where('valid_to', 'is', null).executeTakeFirst();
  return row && asPlace(row);
}

/** Takes a place for what must happen one after the other. */
export async function lockPlace(trx: Db, id: string): Promise<PlaceFound | undefined> {
  const row = await trx.selectFrom('place').selectAll().where('id', '=', id).where('valid_to', 'is', null).forUpdate().executeTakeFirst();
  return row && asPlace(row);
}

/** Is there a phone of whoever answers for it? It is never shown, only said to be there. */
export const hasContact = async (db: Db, { id }: Pick<PlaceFound, 'id'>): Promise<boolean> => (await db.selectFrom('place').select('id').where('id', '=', id).where('contact_sealed', 'is not', null).executeTakeFirst()) !== undefined;

export type PlaceFacts = Pick<PlaceFound, 'class' | 'zh' | 'en' | 'address' | 'location' | 'owner' | 'ownerUnit' | 'circumstance'>;

/** Writes a place anew; in another grid with its risk, its live duties and its open visits. `contact`: null takes it away, undefined leaves it. */
export async function correctPlace(trx: Db, keys: KeyRing, place: PlaceFound, facts: PlaceFacts, { contact, grid, at }: { contact: string | null | undefined; grid: InGrid; at: number }): Promise<void> {
  const { location, ownerUnit, ...plain } = facts;
  await trx.updateTable('place').set({
    ...plain, owner_unit: ownerUnit, lng: location?.lng ?? null, lat: location?.lat ?? null, seq: sql<number>`seq + 1`,
    ...(contact === undefined ? {} : { contact_sealed: contact === null ? null : seal(await dataKeyFor(trx, keys, place.id), contact, `place|contact|${place.id}`) }),
  }).where('id', '=', place.id).execute();
  if (grid.id === place.gridId) return;
  await placeRows(trx, 'place', [place.id], grid);
  const risks = await trx.selectFrom('risk').select('id').where('about_kind', '=', 'place').where('about_id', '=', place.id).where('struck_at', 'is', null).execute();
  await placeRows(trx, 'risk', risks.map(({ id }) => id), grid);
  const owed = [place.id, ...risks.map(({ id }) => id)];
  await follow(trx, 'duty', owed, grid);
  await follow(trx, 'visit', owed, grid);
  await freeOfStrangers(trx, grid, at);
}

/** A place is no longer there: it keeps its row and its code, and nothing is owed to it any more. */
export const endPlace = (trx: Db, { id }: PlaceFound, at: number) => trx.updateTable('place').set({ valid_to: new Date(at), seq: sql<number>`seq + 1` }).where('id', '=', id).execute();

/** The classes that rented housing is in by its colour: a colour shortens the interval. */
export const rentalClasses: Record<Colour, string> = { green: 'P01', yellow: 'P02', orange: 'P03', red: 'P04' };

/** Another colour, and for rented housing the class that goes with it. */
export async function colourPlace(trx: Db, { id, class: of }: PlaceFound, colour: Colour): Promise<void> {
  const isRental = Object.values(rentalClasses).includes(of);
  await trx.updateTable('place').set({ colour, seq: sql<number>`seq + 1`, ...(isRental ? { class: rentalClasses[colour] } : {}) }).where('id', '=', id).execute();
}

export interface PlaceQuery { area?: { id: string; depth: number }; class?: string; colour?: Colour; q?: string; limit: number; after?: string }

/** The places that somebody may see, by their code. */
export async function listPlaces(db: Db, viewer: Viewer, { area, class: of, colour, q, limit, after }: PlaceQuery): Promise<{ items: PlaceFound[]; more: boolean }> {
  const within = withinAreas(registryAreas(viewer));
  if (within === null) return { items: [], more: false };
  let query = db.selectFrom('place').selectAll().where('valid_to', 'is', null).where(within).orderBy('code').limit(limit + 1);
  if (area) query = query.where(sql<boolean>`${levelColumn(area.depth)} = ${area.id}::uuid`);
  if (of) query = query.where('class', '=', of);
  if (colour) query = query.where('colour', '=', colour);
  if (q) query = query.where((on) => on.or([on('code', '=', q), on('zh', 'ilike', `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)]));
  if (after) query = query.where('code', '>', after);
  const rows = await query.execute();
  return { items: rows.slice(0, limit).map(asPlace), more: rows.length > limit };
}
