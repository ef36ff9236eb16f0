import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { levelColumn } from './scope.ts';

/** Roles that see the households of their area: the grid's own people, the desk, the town, and who keeps the register. */
export const registryRoles = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'privacy'] as const;

export interface RegistryArea { areaId: string; depth: number }

/** The areas whose households somebody may see, none below another; empty where he may see none. */
export function registryAreas({ kind, grants }: Viewer): RegistryArea[] {
  if (kind !== 'person') return [];
  const held = grants.filter(({ role, areaId }) => areaId !== null && (registryRoles as readonly string[]).includes(role));
  const found = new Map(held.map(({ areaId, areaPath }) => [areaId!, { areaId: areaId!, depth: areaPath.indexOf(areaId!) + 1 || areaPath.length, path: areaPath }]));
  return [...found.values()].filter(({ areaId, path }) => !path.some((above) => above !== areaId && found.has(above))).map(({ areaId, depth }) => ({ areaId, depth }));
}

/** The level columns as a condition; null where nothing may be seen. */
export function withinAreas(areas: readonly RegistryArea[]): RawBuilder<boolean> | null {
  if (areas.length === 0) return null;
  return sql<boolean>`(${sql.join(areas.map(({ areaId, depth }) => sql`${levelColumn(depth)} = ${areaId}::uuid`), sql` or `)})`;
}

/** May somebody see what lies on this path? */
export const seesPath = (viewer: Viewer, path: readonly (string | null)[]): boolean => registryAreas(viewer).some(({ areaId }) => path.includes(areaId));

/** Does somebody hold one of these roles over what lies on this path? */
export const holdsOver = ({ kind, grants }: Viewer, path: readonly (string | null)[], roles: readonly string[]): boolean =>
  kind === 'person' && grants.some(({ role, areaId }) => areaId !== null && roles.includes(role) && path.includes(areaId));

export const pathOf = ({ l1, l2, l3, l4, l5 }: { l1: string; l2: string | null; l3: string | null; l4: string | null; l5: string | null }): string[] =>
  [l1, l2, l3, l4, l5].filter((id) => id !== null);
