import type { Facet, Visit } from './today.ts';

export interface Stop {
  /** The building, or the household alone where it stands in none. */
  key: string;
  name: string;
  visits: Visit[];
  overdue: number;
  location?: { lng: number; lat: number };
}

const metresPerDegree = 111_320;

/** Metres, as the crow flies; good for neighbours. */
export function metresBetween(one: { lng: number; lat: number }, other: { lng: number; lat: number }): number {
  const east = (one.lng - other.lng) * metresPerDegree * Math.cos((one.lat * Math.PI) / 180);
  const north = (one.lat - other.lat) * metresPerDegree;
  return Math.round(Math.hypot(east, north));
}

const duty = (visit: Visit) => (visit.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(visit.to));

/** Overdue first, then whoever's time ends first. */
export const inNeed = (one: Visit, other: Visit): number => Number(other.overdue) - Number(one.overdue) || duty(one) - duty(other) || one.address.localeCompare(other.address, 'zh-CN');

/** Two duties at one door are one knock, doors of one building one stop: the server merges, the phone folds. */
export function stopsOf(visits: readonly Visit[]): Stop[] {
  const stops = new Map<string, Stop>();
  for (const visit of [...visits].sort(inNeed)) {
    const key = visit.building?.id ?? visit.household ?? visit.id;
    const stop = stops.get(key) ?? { key, name: visit.building?.name ?? visit.address, visits: [], overdue: 0 };
    stop.visits.push(visit);
    if (visit.overdue) stop.overdue += 1;
    if (!stop.location && visit.location) stop.location = visit.location;
    stops.set(key, stop);
  }
  return [...stops.values()];
}

/** The nearest stop first; what has no place comes last, as it was. */
export const nearestFirst = (stops: readonly Stop[], from: { lng: number; lat: number }): Stop[] => {
  const far = ({ location }: Stop) => (location ? metresBetween(location, from) : Number.POSITIVE_INFINITY);
  return [...stops].sort((one, other) => far(one) - far(other) || 0);
};

/** Where to go next from a visit: the same building first, then the nearest, else whoever needs it most. */
export function nextAfter(done: Visit, open: readonly Visit[]): Visit | undefined {
  const others = open.filter(({ id }) => id !== done.id);
  const here = others.filter(({ building }) => building !== undefined && building.id === done.building?.id).sort(inNeed);
  if (here[0]) return here[0];
  const from = done.location;
  if (!from) return [...others].sort(inNeed)[0];
  const far = ({ location }: Visit) => (location ? metresBetween(location, from) : Number.POSITIVE_INFINITY);
  return [...others].sort((one, other) => far(one) - far(other) || inNeed(one, other))[0];
}

/** What was confirmed longest ago is asked first; what never was, before everything. */
export const stalestFirst = (facets: readonly Facet[]): Facet[] =>
  [...facets].sort((one, other) => (one.confirmedAt ?? '').localeCompare(other.confirmedAt ?? ''));

export type Period = 'overdue' | 'today' | 'week' | 'later';

/** A stop belongs where its most pressing door does: whoever climbs the stairs for one does them all. @param endOfDay the end of today where the phone is, epoch milliseconds */
export function periodOf({ visits }: Stop, endOfDay: number): Period {
  const [first] = visits;
  if (!first || first.overdue) return 'overdue';
  const to = duty(first);
  if (to <= endOfDay) return 'today';
  return to <= endOfDay + 6 * 86_400_000 ? 'week' : 'later';
}
