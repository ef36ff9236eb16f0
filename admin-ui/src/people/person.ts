import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** A role that somebody holds or held, between two instants. */
export interface Holding {
  id: string;
  role: string;
  area: Named | null;
  unit: Named | null;
  employment: 'full' | 'part';
  proxy: boolean;
  from: string;
  to: string | null;
  reason: string | null;
  post?: Named | null;
}

export interface Account extends PersonName {
  username: string;
  roles: string[];
  areas: Named[];
  units: Named[];
  disabled: boolean;
  createdAt: string;
  history: Holding[];
}

type State = 'nobody' | 'proxy' | 'served';

/** Where somebody is missing: grids without a worker or a leader of their own, and posts that nobody holds. */
export interface Vacancies {
  area: Named | null;
  counts: { grids: number; withoutWorker: number; withoutLeader: number; byProxy: number };
  items: { grid: (Named & { id: string }) | null; worker: State; leader: State }[];
  posts: (Named & { id: string })[];
  next: string | null;
}

export const accountOf = (id: string) => ask<Account>(`/api/people/${encodeURIComponent(id)}`);
export const personPath = (id: string, deed = '') => `/api/people/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const vacanciesOf = (area: string, after: string) => ask<Vacancies>(`/api/vacancies?limit=100${area && `&area=${encodeURIComponent(area)}`}${after && `&after=${encodeURIComponent(after)}`}`);

/** Colleagues whose name or user name holds the words, or those of a unit; at most so many as one looks through. */
export function peopleFound(words: string, filter: Record<string, unknown>): Promise<PersonName[]> {
  const query = new URLSearchParams({ limit: '25' });
  if (words.trim()) query.set('q', words.trim());
  if (Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  return ask<{ items: PersonName[] }>(`/api/people?${query}`).then(({ items }) => items);
}
