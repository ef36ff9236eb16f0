import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { rolesByArea, rolesByReport, rolesByUnit } from '../domain/case/visible.ts';

type Condition = RawBuilder<boolean>;

const has = (roles: readonly string[], role: string): boolean => roles.includes(role);

/** The level column of an area by how deep it lies: `l1` is the county. */
export const levelColumn = (depth: number): RawBuilder<string> => sql.ref(`l${Math.min(Math.max(depth, 1), 5)}`);

/**
 * `maySee` as conditions on a row, one for each way in which somebody may see a case: each has an index of its own, which a single
 * condition with `or` between them would not use. None at all sees nothing. The confidential lane has one way of its own.
 */
export function waysToSee({ kind, personId, grants }: Viewer): Condition[] {
  if (kind !== 'person') return [];
  const openLane = sql<boolean>`lane = 'open'`;
  const ways: Condition[] = [];
  if (grants.some(({ role }) => role === 'clueOfficer')) ways.push(sql<boolean>`lane = 'confidential'`);
  if (grants.some(({ role }) => role === 'auditor')) return [...ways, openLane];
  for (const [depth, areas] of areasByDepth(grants)) ways.push(sql<boolean>`${openLane} and ${levelColumn(depth)} in (${sql.join(areas)})`);
  const units = [...new Set(grants.flatMap(({ role, unit }) => (unit !== null && has(rolesByUnit, role) ? [unit] : [])))];
  const inUnits = sql<boolean>`units && ${units}::text[]`;
  // Whoever sees an area is seldom given cases besides as a unit: those few are found first. The planner cannot know it and would walk a whole
  // list in its order. A clerk sees nothing else, and there the order of the list is the better way.
  const fewInUnits = sql<boolean>`id = any(array(select given.id from cases as given where given.lane = 'open' and given.units && ${units}::text[]))`;
  if (units.length > 0) ways.push(sql<boolean>`${openLane} and ${ways.length > 0 ? fewInUnits : inUnits}`);
  if (personId !== null && grants.some(({ role }) => has(rolesByReport, role))) ways.push(sql<boolean>`${openLane} and reporter_person_id = ${personId}`);
  return ways;
}

function areasByDepth(grants: Viewer['grants']): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { role, areaId, areaPath } of grants) {
    if (areaId === null || !has(rolesByArea, role)) continue;
    const depth = areaPath.indexOf(areaId) + 1 || areaPath.length;
    found.set(depth, [...new Set([...(found.get(depth) ?? []), areaId])]);
  }
  return found;
}
