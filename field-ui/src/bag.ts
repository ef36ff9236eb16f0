import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Person } from './door/session.ts';
import type { Outbox, OutboxView } from './outbox/outbox.ts';
import type { PhoneStore } from './outbox/phone-store.ts';
import type { Today } from './today/today.ts';

export interface Category {
  code: string;
  zh: string;
  en: string;
  callFirst?: string | null;
  /** The lowest level whose staff may close such a matter where it stands. */
  closeOnSpot?: string;
}

export interface Coded {
  code: string;
  zh: string;
  en: string;
}

export interface Catalogue {
  categories: Category[];
  reasons: Record<string, Coded[]>;
  results: Coded[];
  authority?: { closeOnSpot: Record<string, string[]> };
}

/** Everything that a screen of one person needs. */
export interface Bag {
  person: Person;
  store: PhoneStore;
  outbox: Outbox;
  today: Today | undefined;
  /** When the page came from the server, phone time. */
  todayAt: number | undefined;
  todayLooked: boolean;
  /** The browser holds no login, or a colleague's: nothing is fetched or sent until the own one is there. */
  needsLogin: boolean;
  refresh: () => Promise<void>;
  catalogue: Catalogue | undefined;
}

export const BagContext = createContext<Bag | undefined>(undefined);

/** @throws outside a logged-in screen */
export function useBag(): Bag {
  const bag = useContext(BagContext);
  if (!bag) throw new Error('nobody is here');
  return bag;
}

export const useOutbox = (): OutboxView => useViewOf(useBag().outbox);

/** How an outbox stands, drawn anew when it changes. */
export function useViewOf(outbox: Outbox): OutboxView {
  const [view, setView] = useState(outbox.view);
  useEffect(() => {
    setView(outbox.view());
    return outbox.subscribe(() => setView(outbox.view()));
  }, [outbox]);
  return view;
}
