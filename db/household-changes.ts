import { sql } from 'kysely';
import type { DoorAddress, Resident, Tenure } from '../domain/visit/household.ts';
import { addressLine } from '../domain/visit/household.ts';
import { idNumberIndex, phoneIndex } from './blind-index.ts';
import type { Db } from './connect.ts';
import { dataKeyFor } from './data-keys.ts';
import { follow, freeOfStrangers, placeRows } from './grid-rows.ts';
import type { HouseholdFound } from './households.ts';
import { doorsOf, tokenRows } from './insert-households.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { residentRows, residentsOf, sealedOf } from './residents.ts';
import type { SealedField } from './residents.ts';

/** Where a household's door is, part by part; `none` where there is none. */
export async function doorOf(db: Db, { id }: Pick<HouseholdFound, 'id'>): Promise<DoorAddress> {
  const row = await db.selectFrom('household as h').leftJoin('building as b', 'b.id', 'h.building_id').leftJoin('dwelling as d', 'd.id', 'h.dwelling_id')
    .select(['b.compound', 'b.name', 'd.unit_no', 'd.floor', 'd.room']).where('h.id', '=', id).executeTakeFirst();
  return { compound: row?.compound ?? 'none', building: row?.name ?? 'none', unit: row?.unit_no ?? 'none', floor: row?.floor ?? 'none', room: row?.room ?? 'none' };
}

export interface Lying { address: string; door: DoorAddress; location: { lng: number; lat: number } | null; kind: HouseholdFound['kind']; grid: { id: string; code: string; path: readonly string[] } }

/** Puts a household where it is; in another grid, with its names, its risk, its live duties and its open visits. */
export async function placeHousehold(trx: Db, household: HouseholdFound, { address, door, location, kind, grid }: Lying, at: number): Promise<void> {
  const { building, dwelling } = await doorsOf(trx, { household: { door, location: location ?? undefined }, grid });
  await trx.updateTable('household').set({ address, building_id: building, dwelling_id: dwelling, lng: location?.lng ?? null, lat: location?.lat ?? null, kind }).where('id', '=', household.id).execute();
  if (grid.id === household.gridId) return;
  await placeRows(trx, 'household', [household.id], grid);
  const risks = await trx.selectFrom('risk').select('id').where('about_kind', '=', 'household').where('about_id', '=', household.id).where('struck_at', 'is', null).execute();
  await placeRows(trx, 'risk', risks.map(({ id }) => id), grid);
  const owed = [household.id, ...risks.map(({ id }) => id)];
  await follow(trx, 'duty', owed, grid);
  await follow(trx, 'visit', owed, grid);
  await freeOfStrangers(trx, grid, at);
}

/** The line of its address where nobody wrote another one. */
export const addressFor = (was: { address: string; door: DoorAddress }, given: string | undefined, door: DoorAddress): string =>
  given ?? (was.address === addressLine(was.door) ? addressLine(door) : was.address);

/** One more of a household, living there from a day. */
export async function addResident(trx: Db, keys: KeyRing, householdId: string, resident: Resident, day: string): Promise<string> {
  const rows = residentRows(keys, householdId, resident, day);
  await trx.insertInto('data_key').values(rows.key).execute();
  await trx.insertInto('resident').values(rows.resident).execute();
  if (rows.residence.length > 0) await trx.insertInto('residence').values(rows.residence).execute();
  return rows.resident.id;
}

/** On what terms somebody lives there; registered here and nothing else said where there is no row. */
export interface Terms { registeredHere: boolean; tenure: Tenure | undefined }

export async function termsOf(db: Db, residentIds: readonly string[]): Promise<Map<string, Terms>> {
  if (residentIds.length === 0) return new Map();
  const rows = await db.selectFrom('residence').select(['resident_id', 'kind', 'tenure']).where('resident_id', 'in', [...residentIds]).where('valid_to', 'is', null).execute();
  return new Map(rows.map(({ resident_id, kind, tenure }) => [resident_id, { registeredHere: kind === 'registered', tenure: tenure === 'other' && kind === 'actual' ? undefined : tenure }]));
}

/** Writes somebody anew, sealed under the key that he has; terms that changed follow those that ended on the day. */
export async function correctResident(trx: Db, keys: KeyRing, { id, householdId, terms }: { id: string; householdId: string; terms: Terms }, resident: Resident, day: string): Promise<void> {
  const key = await dataKeyFor(trx, keys, id);
  const sealed = (field: SealedField, text: string | undefined) => (text === undefined ? null : sealedOf(key, field, id, text));
  const { name, idNumber, phone, born, relation, child, registeredHere, tenure } = resident;
  await trx.updateTable('resident').set({
    name_sealed: sealed('name', name), id_number_sealed: sealed('idNumber', idNumber), phone_sealed: sealed('phone', phone), id_index: idNumber === undefined ? null : idNumberIndex(keys, idNumber),
    phone_index: phone === undefined ? null : phoneIndex(keys, phone), born: born ?? null, relation, child, updated_at: sql<Date>`now()`,
  }).where('id', '=', id).execute();
  if (terms.registeredHere === registeredHere && terms.tenure === tenure) return;
  await endResidence(trx, id, day);
  await trx.insertInto('residence').values({ id: newId(), resident_id: id, household_id: householdId, kind: registeredHere ? 'registered' : 'actual', tenure: tenure ?? 'other', valid_from: day, valid_to: null }).execute();
}

const endResidence = (trx: Db, residentId: string, day: string) => trx.updateTable('residence').set({ valid_to: day }).where('resident_id', '=', residentId).where('valid_to', 'is', null).execute();

/** Somebody is no longer of the household: the row stays, the classes that were his end with it. */
export async function endResident(trx: Db, id: string, why: string, { day, at }: { day: string; at: number }): Promise<void> {
  await trx.updateTable('resident').set({ ended_at: new Date(at) }).where('id', '=', id).execute();
  await endResidence(trx, id, day);
  await trx.updateTable('category_tag').set({ ended_at: new Date(at), ended_why: why }).where('resident_id', '=', id).where('ended_at', 'is', null).where('refused_at', 'is', null).execute();
}

/** A household is no longer on the register: what was owed there is called off by the planner, what was done stays. */
export async function endHousehold(trx: Db, household: HouseholdFound, why: string, when: { day: string; at: number }): Promise<void> {
  const people = await trx.selectFrom('resident').select('id').where('household_id', '=', household.id).where('ended_at', 'is', null).execute();
  for (const { id } of people) await endResident(trx, id, why, when);
  await trx.updateTable('category_tag').set({ ended_at: new Date(when.at), ended_why: why }).where('household_id', '=', household.id).where('ended_at', 'is', null).where('refused_at', 'is', null).execute();
  await trx.deleteFrom('name_token').where('household_id', '=', household.id).execute();
  await trx.updateTable('household').set({ ended_at: new Date(when.at), seq: sql<number>`seq + 1`, updated_at: sql<Date>`now()` }).where('id', '=', household.id).execute();
}

/** What a list shows and searches of a household, made from its people again; and one more change counted. */
export async function settleHousehold(trx: Db, keys: KeyRing, id: string): Promise<void> {
  const people = await residentsOf(trx, keys, [id], ['name']);
  const { grid_id: gridId, code } = await trx.updateTable('household').set({
    members: people.length, children: people.filter(({ child }) => child).length, head_id: people[0]?.id ?? null, seq: sql<number>`seq + 1`, updated_at: sql<Date>`now()`,
  }).where('id', '=', id).returning(['grid_id', 'code']).executeTakeFirstOrThrow();
  await trx.deleteFrom('name_token').where('household_id', '=', id).execute();
  const tokens = tokenRows(keys, { id, code, gridId }, people.flatMap(({ opened }) => opened.name ?? []));
  if (tokens.length > 0) await trx.insertInto('name_token').values(tokens).execute();
}
