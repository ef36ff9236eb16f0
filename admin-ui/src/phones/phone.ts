import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** A phone of the field app, by its people and its first day. When or where one was used is known to nobody. */
export interface Phone {
  id: string;
  name: string | null;
  person: PersonName | null;
  shared: boolean;
  grid: Named | null;
  /** Who has a PIN on it. */
  people: PersonName[];
  createdAt: string;
  lockedAt: string | null;
  /** It has heard that it is locked, and what it had fetched is gone from it. */
  wiped: boolean;
}

/** No more are listed at once. */
export const mostListed = 200;

export const phonesOf = (area: string, words: string) =>
  ask<{ items: Phone[] }>(`/api/devices?filter=${encodeURIComponent(JSON.stringify({ area }))}${words ? `&q=${encodeURIComponent(words)}` : ''}`).then(({ items }) => items);

/** Whose it is: everybody who shares it, or whoever has it alone. */
export const holdersOf = ({ people, person }: Phone): string[] => (people.length > 0 ? people : [person]).flatMap((one) => one?.name ?? []);

export type PhoneState = 'inUse' | 'wiped' | 'notWiped';
export const stateOf = ({ lockedAt, wiped }: Phone): PhoneState => (lockedAt === null ? 'inUse' : wiped ? 'wiped' : 'notWiped');
