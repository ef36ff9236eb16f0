import { aroundTheClock, officeCalendar } from '../domain/calendar/chinese.ts';
import { shippedPacks } from '../domain/pack/packs/index.ts';
import type { Db } from './connect.ts';

/** The calendars that ship with Gewu, by the id that packs name. */
export const shippedCalendars = { 'cn-office': officeCalendar, always: aroundTheClock } as const;

/** Puts in the shipped packs and calendars, version 1, where they are missing. Run at every start; changes nothing the second time. */
export async function insertShipped(db: Db): Promise<void> {
  const calendars = Object.entries(shippedCalendars).map(([id, body]) => ({ id, version: 1, body: JSON.stringify(body), by_person: null }));
  const packs = shippedPacks.map((body) => ({ id: body.id, version: body.version, body: JSON.stringify(body), by_person: null }));
  await db.insertInto('calendar').values(calendars).onConflict((conflict) => conflict.doNothing()).execute();
  await db.insertInto('pack').values(packs).onConflict((conflict) => conflict.doNothing()).execute();
}
