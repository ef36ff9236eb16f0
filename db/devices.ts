import { sql } from 'kysely';
import type { Db } from './connect.ts';

export interface DeviceRow { id: string; personId: string; owner: string; name: string | null; shared: boolean; areaId: string | null; createdAt: Date; lockedAt: Date | null }

const selected = (db: Db) => db.selectFrom('device').innerJoin('person', 'person.id', 'device.person_id')
  .select(['device.id', 'device.person_id as personId', 'person.name as owner', 'device.name', sql<boolean>`device.pin_hash is not null`.as('shared'), 'device.area_id as areaId', 'device.created_at as createdAt', 'device.locked_at as lockedAt']);

export const findDevice = (db: Db, id: string): Promise<DeviceRow | undefined> => selected(db).where('device.id', '=', id).executeTakeFirst();

/** Phones of these people, those of one person where one is named. */
export const listDevices = (db: Db, personIds: readonly string[]): Promise<DeviceRow[]> =>
  personIds.length === 0 ? Promise.resolve([]) : selected(db).where('device.person_id', 'in', [...personIds]).orderBy('device.created_at', 'desc').limit(200).execute();

/** A phone by its id, the first to use it has it. When it was used nobody notes: a phone is locked, never followed. @returns whether it is locked */
export async function noteDevice(db: Db, id: string, personId: string): Promise<{ locked: boolean }> {
  const row = await db.insertInto('device').values({ id, person_id: personId, name: null, pin_hash: null, area_id: null, locked_at: null, locked_by: null })
    .onConflict((conflict) => conflict.column('id').doNothing()).returning('locked_at').executeTakeFirst();
  const found = row ?? (await db.selectFrom('device').select('locked_at').where('id', '=', id).executeTakeFirstOrThrow());
  return { locked: found.locked_at !== null };
}

/** @returns false where another person has a phone of this id */
export async function registerDevice(db: Db, { id, personId, name, pinHash, areaId }: { id: string; personId: string; name: string | null; pinHash: string | null; areaId: string | null }): Promise<boolean> {
  const row = await db.insertInto('device').values({ id, person_id: personId, name, pin_hash: pinHash, area_id: areaId, locked_at: null, locked_by: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, pin_hash: pinHash, area_id: areaId }).where('device.person_id', '=', personId).where('device.locked_at', 'is', null)).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** A lost phone: nothing that it sends is taken any more, and logins made on it end. */
export async function lockDevice(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('device').set({ locked_at: sql<Date>`coalesce(locked_at, now())`, locked_by: by }).where('id', '=', id).execute();
  await db.deleteFrom('login_session').where('device', '=', id).execute();
}
