import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { readPack } from '../packs/rules.ts';
import type { Pack } from '../packs/pack.ts';

export interface Unit extends Named {
  id: string;
  kind: string;
  /** Kinds of the routing table that it answers for. */
  keys: string[];
  area: Named | null;
}

export const unitSorts = ['centre', 'department', 'village', 'mediation', 'partner', 'clue', 'county'] as const;
export const unitsThereAre = () => ask<{ items: Unit[] }>('/api/units').then(({ items }) => items);
export const unitPath = (id: string, deed = '') => `/api/units/${encodeURIComponent(id)}${deed && `/${deed}`}`;

/** The pack that an area works by now. */
export async function packInForce(area: string): Promise<Pack> {
  const { pack } = await ask<{ pack: { id: string; version: number } }>(`/api/areas/${encodeURIComponent(area)}`);
  return (await readPack(pack.id, pack.version)) as Pack;
}

/** Categories that a unit leads, and those where it assists, by the routing table. */
export function categoriesOf({ keys }: Pick<Unit, 'keys'>, { routing, categories }: Pack): { leads: Named[]; assists: Named[] } {
  const named = (codes: Set<string>) => categories.filter(({ code }) => codes.has(code));
  const leads = new Set(routing.filter(({ lead }) => keys.includes(lead)).map(({ category }) => category));
  const assists = new Set(routing.filter(({ assist, category }) => assist?.some((key) => keys.includes(key)) && !leads.has(category)).map(({ category }) => category));
  return { leads: named(leads), assists: named(assists) };
}
