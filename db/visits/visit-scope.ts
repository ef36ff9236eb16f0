import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import { visitRoles } from '../../domain/visit/parts.ts';
import type { Db } from '../connect.ts';

/** A level column of the row and the areas on it that somebody sees. */
export interface Reach { column: string; areas: string[] }

/**
 * `mayVisit` as what an index can answer: one branch a level. Whoever sees the whole county sees it town by town, because lists begin with
 * the second level. Areas below another one that he sees are left out.
 */
export async function reachOf(db: Db, { kind, grants }: Viewer): Promise<Reach[]> {
  if (kind !== 'person') return [];
  const held = grants.filter(({ role, areaId }) => areaId !== null && (visitRoles as readonly string[]).includes(role));
  const ids = new Set(held.map(({ areaId }) => areaId!));
  const byDepth = new Map<number, Set<string>>();
  for (const { areaId, areaPath } of held) {
    if (areaPath.some((above) => above !== areaId && ids.has(above))) continue;
    const depth = areaPath.indexOf(areaId!) + 1 || areaPath.length;
    byDepth.set(depth, (byDepth.get(depth) ?? new Set()).add(areaId!));
  }
  const counties = byDepth.get(1);
  if (counties) {
    const towns = await db.selectFrom('area').select('id').where('parent_id', 'in', [...counties]).execute();
    byDepth.delete(1);
    byDepth.set(2, new Set([...(byDepth.get(2) ?? []), ...towns.map(({ id }) => id)]));
  }
  return [...byDepth].map(([depth, areas]) => ({ column: `l${Math.min(depth, 5)}`, areas: [...areas] }));
}

/** One condition for each area, so that each is walked in the order of its own index. */
export const branches = (reach: readonly Reach[]): RawBuilder<boolean>[] => reach.flatMap(({ column, areas }) => areas.map((area) => sql<boolean>`${sql.ref(column)} = ${area}::uuid`));

/** The grids that somebody holds one of these roles over, each a way of its own, so that each is walked in the order of its own index. */
export async function gridsOf(db: Db, { kind, grants }: Viewer, roles: readonly string[]): Promise<RawBuilder<boolean>[]> {
  const areas = kind === 'person' ? grants.flatMap(({ role, areaId }) => (areaId !== null && roles.includes(role) ? [areaId] : [])) : [];
  if (areas.length === 0) return [];
  const grids = await db.selectFrom('area').select('id').where(sql<boolean>`path && ${areas}::uuid[]`).orderBy('id').execute();
  return grids.map(({ id }) => sql<boolean>`grid_id = ${id}::uuid`);
}
