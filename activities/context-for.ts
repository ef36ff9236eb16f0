import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Context } from '../domain/case/context.ts';
import type { CaseState } from '../domain/case/state.ts';
import { maySee } from '../domain/case/visible.ts';
import type { Calendars } from '../db/calendars.ts';
import { findArea } from '../db/areas.ts';
import { findHousehold } from '../db/households.ts';
import { surroundingsOf } from '../db/locked-case.ts';
import type { Packs } from '../db/packs.ts';
import { peopleNamed } from '../db/people.ts';
import { unitsNamed } from '../db/units.ts';
import type { Database } from '../db/tables.ts';
import type { Transaction } from 'kysely';

export interface Documents { packs: Packs; calendars: Calendars }
export interface Asker { viewer: Viewer; actor: Actor }

/** The words of a body that name something, found before the body was checked: anything else in it is none of our business. */
export interface References { units: string[]; people: string[]; areas: string[]; cases: string[]; households: string[] }

export function referencesIn(body: unknown): References {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const texts = (...names: string[]): string[] => names.flatMap((name) => given[name]).filter((one): one is string => typeof one === 'string' && isName(one)).slice(0, 20);
  return { units: texts('lead', 'unit', 'assist'), people: texts('person'), areas: texts('gridId', 'area'), cases: texts('into'), households: texts('households') };
}

const isName = (text: string): boolean => text.length > 0 && text.length <= 200 && !text.includes('\u0000') && text.isWellFormed();

export interface Asking {
  pack: CaseState['pack'];
  /** The case and its kin: their clocks name the calendars. */
  states: readonly CaseState[];
  /** The instant of a story told in the past; the database's clock where it is left out. */
  at: number | undefined;
  /** Never earlier than this, the last line's instant. */
  notBefore: number;
  asker: Asker;
  references?: References;
  kin?: (ref: string) => CaseState | undefined;
}

/** What a verdict about a case needs besides it (rules and hours as the case names them, what the body's words mean), and the actor's name as it is now. */
export async function contextFor(trx: Transaction<Database>, { packs, calendars }: Documents, asking: Asking): Promise<{ context: Context; actorName: string | null }> {
  const { asker, references: { units, people, areas, households } = referencesIn(null), kin = () => undefined } = asking;
  const pack = await packs.get(trx, asking.pack);
  const personId = asker.actor.kind === 'person' ? (asker.actor.id ?? null) : null;
  const found = await surroundingsOf(trx, { calendar: pack.calendar, personId });
  if (found.calendarVersion === null) throw new Error(`no calendar ${pack.calendar}`);
  const calendar = { id: pack.calendar, version: found.calendarVersion };
  const now = Math.max(asking.at ?? found.now, asking.notBefore);
  await calendars.read(trx, [calendar, ...asking.states.flatMap(({ clocks }) => clocks.map((clock) => clock.calendar))]);
  const foundUnits = await unitsNamed(trx, units, now);
  const foundPeople = await peopleNamed(trx, people, now);
  const foundAreas = new Map<string, Awaited<ReturnType<typeof findArea>>>();
  for (const ref of areas) foundAreas.set(ref, await findArea(trx, ref));
  const foundHouseholds = new Map<string, Awaited<ReturnType<typeof findHousehold>>>();
  for (const ref of households) foundHouseholds.set(ref, await findHousehold(trx, ref));
  const visible = (state: CaseState | undefined) => (state && maySee(state, asker.viewer) ? state : undefined);
  const lookups: Context['lookups'] = {
    unit: (ref) => foundUnits.get(ref), person: (ref) => foundPeople.get(ref), area: (ref) => foundAreas.get(ref),
    household: (ref) => foundHouseholds.get(ref), case: (ref) => visible(kin(ref)),
  };
  return { context: { now, pack, calendar, calendarOf: calendars.of, ...asker, lookups }, actorName: found.actorName };
}
