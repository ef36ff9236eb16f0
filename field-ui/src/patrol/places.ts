import type { PhoneStore } from '../outbox/phone-store.ts';
import { useKept } from '../phone/useKept.ts';
import type { Visit } from '../today/today.ts';

/** A place that is looked after on patrol (P01–P08): rented housing, a venue, a hazard point, a compound. */
export interface Place {
  id: string;
  code: string;
  class: string;
  zh: string;
  en: string | null;
  address: string | null;
  colour: string | null;
  location: { lng: number; lat: number } | null;
}

interface Page {
  items: Place[];
}

const most = 100;

/** The places of the own grid, kept on the phone for a round without a signal. */
export function usePlaces(store: PhoneStore, grid: string | undefined) {
  const page = useKept<Page>(store, grid === undefined ? undefined : `/api/places?filter=${encodeURIComponent(JSON.stringify({ area: grid }))}&limit=${most}`);
  return { places: page.value?.items ?? [], looked: page.looked, isKnown: page.value !== undefined };
}

/** A point of the round: the visit that is due there, or else one that begins with the record. */
export function pointOf(place: Place, due: readonly Visit[], named: (both: { zh: string; en: string }) => string): Visit {
  const planned = due.find((visit) => visit.place === place.code);
  if (planned) return planned;
  const name = named({ zh: place.zh, en: place.en ?? place.zh });
  return {
    id: `door:${place.code}`, unplanned: true, place: place.code, address: name, overdue: false, duties: [], last: [], others: [],
    ...(place.location ? { location: place.location } : {}),
  };
}
