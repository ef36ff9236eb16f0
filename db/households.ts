import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { HouseholdKind } from '../domain/visit/household.ts';
import { idNumberIndex } from './blind-index.ts';
import type { Db } from './connect.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { pathOf } from './registry-scope.ts';
import type { Database } from './tables.ts';

export interface HouseholdFound {
  id: string;
  code: string;
  path: string[];
  gridId: string;
  buildingId: string | null;
  address: string;
  location: { lng: number; lat: number } | null;
  kind: HouseholdKind;
  headId: string | null;
  members: number;
  children: number;
  /** Counts its changes. */
  seq: number;
}

export const asHousehold = (row: Selectable<Database['household']>): HouseholdFound => ({
  id: row.id, code: row.code, path: pathOf(row), gridId: row.grid_id, buildingId: row.building_id, address: row.address,
  location: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat }, kind: row.kind, headId: row.head_id, members: row.members, children: row.children, seq: row.seq,
});

/** A household by its id or code, whoever asks: whether he may see it is `seesPath`'s to say. */
export async function findHousehold(db: Db, ref: string): Promise<HouseholdFound | undefined> {
  const row = await db.selectFrom('household').selectAll().where(isId(ref) ? 'id' : 'code', '=', ref).where('ended_at', 'is', null).executeTakeFirst();
  return row && asHousehold(row);
}

/** Takes a household for what must happen one after the other (its tags). @returns undefined when there is none */
export async function lockHousehold(trx: Db, id: string): Promise<HouseholdFound | undefined> {
  const row = await trx.selectFrom('household').selectAll().where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst();
  return row && asHousehold(row);
}

/** Which of these codes and identity numbers stand on the register already, and in which household. */
export async function taken(db: Db, keys: KeyRing, asked: { codes: readonly string[]; idNumbers: readonly string[] }): Promise<{ codes: Set<string>; idNumbers: Map<string, string> }> {
  const codes = await db.selectFrom('household').select('code').where('code', '=', sql<string>`any(${[...asked.codes]}::text[])`).execute();
  const byIndex = new Map(asked.idNumbers.map((number) => [idNumberIndex(keys, number).toString('hex'), number]));
  const indexes = [...byIndex.keys()].map((hex) => `\\x${hex}`);
  const people = await db.selectFrom('resident').innerJoin('household', 'household.id', 'resident.household_id').select(['resident.id_index', 'household.code'])
    .where('resident.id_index', '=', sql<Buffer>`any(${indexes}::bytea[])`).where('resident.ended_at', 'is', null).execute();
  return { codes: new Set(codes.map(({ code }) => code)), idNumbers: new Map(people.map(({ id_index, code }) => [byIndex.get(id_index!.toString('hex'))!, code])) };
}

/** What is known of a household, and since when 必清. */
export async function facetsOf(db: Db, householdId: string): Promise<{ facet: string; confirmedAt: number }[]> {
  const rows = await db.selectFrom('household_facet').select(['facet', 'confirmed_at']).where('household_id', '=', householdId).execute();
  return rows.map(({ facet, confirmed_at }) => ({ facet, confirmedAt: confirmed_at.getTime() }));
}
