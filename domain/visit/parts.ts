import type { Grant, Viewer } from '../case/actor.ts';
import type { Visitor } from './road.ts';
import type { VisitState } from './state.ts';

const fieldRoles = ['worker', 'parttimer', 'leader'];
/** Roles that see the visits of their area. */
export const visitRoles = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'auditor'] as const;

type Seen = Pick<VisitState, 'worker' | 'formerly' | 'place'>;

/** Where the door lies, or lay when the visit began: a grid may have been split meanwhile. */
const covers = ({ areaId }: Grant, paths: readonly (readonly string[])[]): boolean => areaId !== null && paths.some((path) => path.includes(areaId));

/** May this person see the visit at all? A stranger gets "not found". */
export const mayVisit = (state: Pick<VisitState, 'worker'>, path: readonly string[], viewer: Viewer): boolean =>
  viewer.kind === 'person' && (viewer.grants.some((grant) => (visitRoles as readonly string[]).includes(grant.role) && covers(grant, [path])) || isNamed(state.worker, viewer));

const isNamed = (worker: string | null, { personId }: Viewer): boolean => worker !== null && worker === personId;

/**
 * Which parts of the road this person plays. `at` is when what he tells took place: whoever had the visit then may tell of it now, also
 * when it was handed on, or its grid divided, meanwhile.
 */
export function visitPartsOf(state: Seen, path: readonly string[], viewer: Viewer, at: number): Set<Visitor> {
  const parts = new Set<Visitor>();
  if (viewer.kind === 'clock') return parts.add('clock');
  if (viewer.kind !== 'person') return parts;
  const had = state.formerly.find(({ until }) => at < until);
  const worker = had ? had.worker : state.worker;
  const mine = (role: string): boolean => viewer.grants.some((grant) => grant.role === role && covers(grant, [path, state.place.path]));
  if (isNamed(worker, viewer) || (worker === null && fieldRoles.some(mine))) parts.add('visitor');
  if (mine('leader')) parts.add('leader');
  if (mine('desk')) parts.add('superior');
  return parts;
}

/** May a visit be given to this person: does he walk this grid? */
export const walksHere = (grants: readonly Grant[], path: readonly string[]): boolean => grants.some((grant) => fieldRoles.includes(grant.role) && covers(grant, [path]));
