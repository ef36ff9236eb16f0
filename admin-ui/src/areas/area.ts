import type { Named, PersonName } from '../cases/incident.ts';
import type { Area } from '../dataProvider.ts';
import { ask, newKey } from '../door.ts';

export type AreaLevel = 'county' | 'town' | 'village' | 'grid';

/** Who holds a role over an area, now. */
export interface Seat {
  area: string;
  person: PersonName;
  role: string;
  employment: 'full' | 'part';
  proxy: boolean;
}

/** The facts by which grids are divided: households, people, land. */
export interface Facts extends Named {
  id: string;
  households: number;
  people: number;
  km2: number | null;
  settlement: 'rural' | 'urban' | null;
  isLeaf: boolean;
  /** Households that it should have by the method. */
  norm: { least: number; most: number } | null;
  /** Households in each class, for whoever may know. */
  classes?: { code: string; households: number }[];
}

export interface Division {
  grids: Facts[];
  warnings: { code: string; grids: string[]; found?: number; least?: number; most?: number }[];
}

export interface Moved {
  grid: string;
  households: number;
  people: number;
  places: number;
  risks: number;
  openCases: number;
  duties: number;
  visits: number;
  staff: number;
  rest: number;
}

export interface ChangeReport extends Pick<Division, 'warnings'> {
  kind: string;
  ended: string[];
  into: Moved[];
  /** Households that a new outline leaves out and no other grid holds. */
  outside: number;
  /** The planned change that waits, where it has a day of its own. */
  planned: string | null;
  facts: Facts[];
}

/** A change of a grid that waits for its day, or what became of one. */
export interface Planned {
  id: string;
  grid: (Named & { id: string }) | null;
  kind: string;
  reason: string;
  effective: string;
  by: PersonName;
  askedAt: string;
  state: 'waiting' | 'made' | 'withdrawn' | 'refused';
  why: string | null;
  into: Moved[];
}

export const areaPath = (id: string, deed = '') => `/api/areas/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const divisionOf = (id: string) => ask<Division>(areaPath(id, 'division'));
export const plannedOf = (id: string) => ask<{ items: Planned[] }>(areaPath(id, 'planned-changes')).then(({ items }) => items);
export const staffOf = (id: string) => ask<{ items: Seat[] }>(areaPath(id, 'staff')).then(({ items }) => items);
export const previewChange = (id: string, change: object) => ask<ChangeReport>(areaPath(id, 'change?dryRun=true'), { method: 'POST', body: change });
export const makeChange = (id: string, change: object, key = newKey()) => ask<ChangeReport>(areaPath(id, 'change'), { method: 'POST', body: change, headers: { 'idempotency-key': key } });

/** What may stand right below a level. */
export const levelsBelow: Record<AreaLevel, readonly AreaLevel[]> = { county: ['town'], town: ['village', 'grid'], village: ['grid'], grid: ['grid'] };

/** An area and the ones below it, by parent. */
export function branches(areas: readonly Area[]): Map<string, Area[]> {
  const known = new Set(areas.map(({ id }) => id));
  return Map.groupBy(areas, ({ parentId }) => (parentId && known.has(parentId) ? parentId : ''));
}

/** The areas from the root down to one, that one included. */
export function wayDown(areas: readonly Area[], id: string): string[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const way: string[] = [];
  for (let here = byId.get(id); here && way.length < 10; here = here.parentId ? byId.get(here.parentId) : undefined) way.unshift(here.id);
  return way;
}
