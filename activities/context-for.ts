import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Context } from '../domain/case/context.ts';
import type { CaseState } from '../domain/case/state.ts';
import { maySee } from '../domain/case/visible.ts';
import type { Calendars } from '../db/calendars.ts';
import { newestCalendar } from '../db/calendars.ts';
import { findArea } from '../db/areas.ts';
import type { Db } from '../db/connect.ts';
import type { Packs } from '../db/packs.ts';
import { peopleNamed } from '../db/people.ts';
import { unitsNamed } from '../db/units.ts';

export interface Documents { packs: Packs; calendars: Calendars }
export interface Asker { viewer: Viewer; actor: Actor }

/** The words of a body that name something, found before the body was checked: anything else in it is none of our business. */
export interface References { units: string[]; people: string[]; areas: string[]; cases: string[] }

export function referencesIn(body: unknown): References {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const texts = (...names: string[]): string[] => names.flatMap((name) => given[name]).filter((one): one is string => typeof one === 'string' && isName(one)).slice(0, 20);
  return { units: texts('lead', 'unit', 'assist'), people: texts('person'), areas: texts('gridId', 'area'), cases: texts('into') };
}

const isName = (text: string): boolean => text.length > 0 && text.length <= 200 && !text.includes('\u0000') && text.isWellFormed();

/** What a verdict about a case needs besides it: rules and hours as the case names them, and what the body's words mean. */
export async function contextFor(
  trx: Db,
  { packs, calendars }: Documents,
  given: { pack: CaseState['pack']; states: readonly CaseState[]; now: number; asker: Asker; references?: References; kin?: (ref: string) => CaseState | undefined },
): Promise<Context> {
  const { now, asker, references: { units, people, areas } = referencesIn(null), kin = () => undefined } = given;
  const pack = await packs.get(trx, given.pack);
  const calendar = await newestCalendar(trx, pack.calendar);
  await calendars.read(trx, [calendar, ...given.states.flatMap(({ clocks }) => clocks.map((clock) => clock.calendar))]);
  const foundUnits = await unitsNamed(trx, units, now);
  const foundPeople = await peopleNamed(trx, people, now);
  const foundAreas = new Map<string, Awaited<ReturnType<typeof findArea>>>();
  for (const ref of areas) foundAreas.set(ref, await findArea(trx, ref));
  const visible = (state: CaseState | undefined) => (state && maySee(state, asker.viewer) ? state : undefined);
  return {
    now, pack, calendar, calendarOf: calendars.of, ...asker,
    lookups: { unit: (ref) => foundUnits.get(ref), person: (ref) => foundPeople.get(ref), area: (ref) => foundAreas.get(ref), case: (ref) => visible(kin(ref)) },
  };
}
