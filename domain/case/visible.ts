import type { Grant, Viewer } from './actor.ts';
import type { CaseState } from './state.ts';

type Seen = Pick<CaseState, 'lane' | 'place' | 'units' | 'reporter'>;

/** Roles that see what lies in their area. */
export const rolesByArea = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'partner'] as const;
/** Roles that see what their unit was given. */
export const rolesByUnit = ['clerk', 'head', 'mediator', 'partner', 'dispatcher', 'desk', 'worker', 'parttimer', 'leader'] as const;
/** Roles that see their own reports; whoever works in the field may report anywhere (004-11). */
export const rolesByReport = ['informant', 'worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'clerk', 'head', 'chief', 'county', 'partner'] as const;

/** May this person see the case at all? A stranger gets "not found". The confidential lane exists for its officers alone (001-11). */
export function maySee(state: Seen, viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return viewer.reporter;
  if (state.lane === 'confidential') return viewer.grants.some(({ role }) => role === 'clueOfficer');
  return viewer.grants.some((grant) => sees(state, grant, viewer.personId));
}

const has = (roles: readonly string[], role: string): boolean => roles.includes(role);

const sees = (state: Seen, grant: Grant, personId: string | null): boolean =>
  grant.role === 'auditor' ||
  (has(rolesByArea, grant.role) && grant.areaId !== null && state.place.path.includes(grant.areaId)) ||
  (has(rolesByUnit, grant.role) && grant.unit !== null && state.units.includes(grant.unit)) ||
  (has(rolesByReport, grant.role) && personId !== null && state.reporter.personId === personId);
