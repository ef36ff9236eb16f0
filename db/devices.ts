import { sql } from 'kysely';
import type { Db } from './connect.ts';

export interface DeviceRow { id: string; personId: string; name: string | null; shared: boolean; areaId: string | null; createdAt: Date; lockedAt: Date | null; wiped: boolean }

/** As many as somebody looks through; whoever has more narrows by area or words. */
export const mostShown = 200;

const selected = (db: Db) => db.selectFrom('device').select(['id', 'person_id as personId', 'name', 'shared', 'area_id as areaId', 'created_at as createdAt', 'locked_at as lockedAt', 'wiped']);

export const findDevice = (db: Db, id: string): Promise<DeviceRow | undefined> => selected(db).where('id', '=', id).executeTakeFirst();

/** Phones that one of these people has, or shares. */
export const devicesOf = (db: Db, personIds: readonly string[]): Promise<DeviceRow[]> =>
  personIds.length === 0 ? Promise.resolve([]) : selected(db)
    .where((on) => on.or([on('person_id', 'in', [...personIds]), on('id', 'in', on.selectFrom('device_pin').select('device_id').where('person_id', 'in', [...personIds]))])).orderBy('created_at', 'desc').limit(mostShown).execute();

/** Phones of the grids below an area, and of those who serve there now; with words, those whose name, whose people's names or the beginning of whose id hold them. */
export const devicesBelow = (db: Db, areaId: string, at: number, words?: string): Promise<DeviceRow[]> => {
  const now = new Date(at);
  const below = sql`(select area.id from area where path @> array[${areaId}]::uuid[])`;
  return selected(db).where(sql<boolean>`(area_id in ${below} or person_id in (select a.person_id from assignment a where a.area_id in ${below} and a.valid_from <= ${now} and (a.valid_to is null or a.valid_to > ${now})))`)
    .$if(words !== undefined, (query) => query.where(sql<boolean>`(starts_with(id, ${words!}) or position(${words!} in coalesce(name, '')) > 0 or exists (
      select from person p where position(${words!} in p.name) > 0 and (p.id = device.person_id or exists (select from device_pin d where d.device_id = device.id and d.person_id = p.id))))`))
    .orderBy('created_at', 'desc').limit(mostShown).execute();
};

/** A phone by its id, the first to use it has it. When it was used nobody notes: a phone is locked, never followed. @returns whether it is locked */
export async function noteDevice(db: Db, id: string, personId: string): Promise<{ locked: boolean }> {
  const row = await db.insertInto('device').values({ id, person_id: personId, name: null, area_id: null, locked_at: null, locked_by: null })
    .onConflict((conflict) => conflict.column('id').doNothing()).returning('locked_at').executeTakeFirst();
  const found = row ?? (await db.selectFrom('device').select('locked_at').where('id', '=', id).executeTakeFirstOrThrow());
  return { locked: found.locked_at !== null };
}

/** @returns false where another person has a phone of this id, or it is locked */
export async function registerDevice(db: Db, { id, personId, name, shared, areaId }: { id: string; personId: string; name: string | null; shared: boolean; areaId: string | null }): Promise<boolean> {
  const row = await db.insertInto('device').values({ id, person_id: personId, name, shared, area_id: areaId, locked_at: null, locked_by: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, shared, area_id: areaId }).where('device.person_id', '=', personId).where('device.locked_at', 'is', null)).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** A login that did not say on which phone it was made is this phone's from now on: it ends when the phone is locked. */
export async function bindLogin(db: Db, tokenHash: Buffer, id: string): Promise<void> {
  await db.updateTable('login_session').set({ device: id }).where('token_hash', '=', tokenHash).where('device', 'is', null).execute();
}

/** A lost phone: nothing that it sends is taken any more, and logins made on it end. */
export async function lockDevice(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('device').set({ locked_at: sql<Date>`coalesce(locked_at, now())`, locked_by: by }).where('id', '=', id).execute();
  await db.deleteFrom('login_session').where('device', '=', id).execute();
}

/** The phone itself has heard that it is locked, and what it had fetched is gone from it. @returns false where it is not locked */
export async function noteWiped(db: Db, id: string): Promise<boolean> {
  const row = await db.updateTable('device').set({ wiped: true }).where('id', '=', id).where('locked_at', 'is not', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** It was found again. Its PINs are forgotten: whoever had it may have seen them. */
export async function unlockDevice(db: Db, id: string): Promise<void> {
  await db.updateTable('device').set({ locked_at: null, locked_by: null, wiped: false }).where('id', '=', id).execute();
  await db.deleteFrom('device_pin').where('device_id', '=', id).execute();
}
