import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** Wrong PINs after which only the password helps. */
const mostFailures = 10;
/** People who can share one phone. */
const mostPeople = 20;

export interface PinFound { personId: string; username: string; name: string; hash: string }

/** Somebody's PIN on a phone; a new one forgives the wrong ones. @returns false where too many share it already */
export async function setPin(trx: Db, deviceId: string, personId: string, pinHash: string): Promise<boolean> {
  const others = await trx.selectFrom('device_pin').select('person_id').where('device_id', '=', deviceId).where('person_id', '<>', personId).execute();
  if (others.length >= mostPeople) return false;
  await trx.insertInto('device_pin').values({ device_id: deviceId, person_id: personId, pin_hash: pinHash })
    .onConflict((conflict) => conflict.columns(['device_id', 'person_id']).doUpdateSet({ pin_hash: pinHash, failures: 0, set_at: sql<Date>`now()` })).execute();
  return true;
}

/** PINs that may be tried on a phone: of one person where he is named; none where it is locked, or after too many wrong ones. */
export const pinsOf = (db: Db, deviceId: string, username?: string): Promise<PinFound[]> =>
  db.selectFrom('device_pin').innerJoin('device', 'device.id', 'device_pin.device_id').innerJoin('person', 'person.id', 'device_pin.person_id')
    .select(['person.id as personId', 'person.username', 'person.name', 'device_pin.pin_hash as hash']).where('device.id', '=', deviceId).where('device.locked_at', 'is', null)
    .where('person.disabled_at', 'is', null).where('device_pin.failures', '<', mostFailures).$if(username !== undefined, (query) => query.where('person.username', '=', username!)).execute();

/** A wrong PIN counts for everybody who might have been meant; the right one forgives. */
export async function countPin(db: Db, deviceId: string, personIds: readonly string[], right: boolean): Promise<void> {
  if (personIds.length === 0) return;
  await db.updateTable('device_pin').set({ failures: right ? 0 : sql<number>`least(failures + 1, 100)` }).where('device_id', '=', deviceId).where('person_id', 'in', [...personIds]).execute();
}

/** Who has a PIN on which of these phones, by name. */
export async function sharersOf(db: Db, deviceIds: readonly string[]): Promise<Map<string, { id: string; name: string }[]>> {
  if (deviceIds.length === 0) return new Map();
  const rows = await db.selectFrom('device_pin').innerJoin('person', 'person.id', 'device_pin.person_id').select(['device_pin.device_id', 'person.id', 'person.name'])
    .where('device_pin.device_id', 'in', [...deviceIds]).orderBy('person.name').execute();
  return new Map([...Map.groupBy(rows, ({ device_id }) => device_id)].map(([device, people]) => [device, people.map(({ id, name }) => ({ id, name }))]));
}
