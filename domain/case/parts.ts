import type { Authority } from '../pack/authority.ts';
import { mayCloseOnSpot } from '../pack/limits.ts';
import { roles } from '../people/roles.ts';
import type { Role } from '../people/roles.ts';
import type { Grant, Viewer } from './actor.ts';
import type { Context } from './context.ts';
import type { Who } from './road.ts';
import type { CaseState } from './state.ts';
import { maySee } from './visible.ts';

/** What decides between a grant and a case. */
interface Owned { place: { path: readonly string[] }; lead: string | null; assist: readonly string[]; mediation: unknown }

const covers = (grant: Grant, state: Pick<Owned, 'place'>): boolean => grant.areaId !== null && state.place.path.includes(grant.areaId);

/** Roles over an area that are parts of the road by their own name; a mediator is one only where there is something to mediate. */
const areaRoles = ['leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county'] as const;
/** Who may do a unit's work: its clerks, or in a centre or village the people who sit there. */
const handRoles = ['clerk', 'mediator', 'dispatcher', 'desk', 'worker', 'parttimer', 'leader', 'partner'];

/**
 * Which parts of the road this person plays on this case. In the confidential lane there are two: its officers, and whoever gave the clue
 * (001-11). A part does not say that its action is open now; `road.ts` does.
 */
export function partsOf(state: CaseState, viewer: Viewer, { pack }: Pick<Context, 'pack'>): Set<Who> {
  const parts = new Set<Who>();
  if (viewer.kind === 'clock') return parts.add('clock');
  if (isReporter(state, viewer)) parts.add('reporter');
  if (viewer.kind !== 'person') return parts;
  if (state.lane === 'confidential') {
    if (viewer.grants.some(({ role }) => role === 'clueOfficer')) parts.add('clueOfficer').add('anyone');
    return parts;
  }
  if (maySee(state, { ...viewer, grants: viewer.grants.filter(({ role }) => role !== 'auditor') })) parts.add('anyone');
  for (const grant of viewer.grants) for (const part of partsOfGrant(state, grant)) parts.add(part);
  if (viewer.grants.some((grant) => covers(grant, state) && maySettle(state, grant, pack))) parts.add('spotCloser');
  return parts;
}

function partsOfGrant(state: Owned, grant: Grant): Who[] {
  const parts: Who[] = [];
  if (covers(grant, state)) {
    if (grant.role === 'worker' || grant.role === 'parttimer') parts.push('worker');
    if (grant.role === 'worker' && grant.employment === 'full') parts.push('fullWorker');
    parts.push(...areaRoles.filter((role) => role === grant.role && (role !== 'mediator' || state.mediation !== null)));
  }
  if (grant.unit !== null) {
    if (grant.unit === state.lead && handRoles.includes(grant.role)) parts.push('clerk');
    if (grant.unit === state.lead && grant.role === 'head') parts.push('head');
    if (state.assist.includes(grant.unit) && (handRoles.includes(grant.role) || grant.role === 'head')) parts.push('assistingUnit');
  }
  return parts;
}

/** A case that is theirs in every way: it lies in their area, their unit leads and assists, and there is something to mediate. */
const theirs: Owned = { place: { path: ['area'] }, lead: 'unit', assist: ['unit'], mediation: {} };

/**
 * Which parts a role can play at all, by a matrix of who settles on the spot. Whoever reports is the reporter; of the staff those are meant
 * whose work it is, because they reach no further than a village.
 */
export function partsOfRole(role: Role, { closeOnSpot }: Authority): Set<Who> {
  const parts = new Set(partsOfGrant(theirs, { role, areaId: 'area', areaPath: ['area'], unit: 'unit', employment: 'full' }));
  if (role === 'clueOfficer') parts.add('clueOfficer');
  if (Object.values(closeOnSpot).some((named) => named.includes(role))) parts.add('spotCloser');
  if (['own', 'grid', 'village'].includes(roles[role].scope)) parts.add('reporter');
  return parts;
}

const maySettle = (state: CaseState, grant: Grant, pack: Context['pack']): boolean =>
  state.category === null
    ? Object.values(pack.authority.closeOnSpot).some((named) => named.includes(grant.role))
    : mayCloseOnSpot(pack, grant.role, state.category);

/** The reporter's side: with the code of the case, or as the colleague who reported. */
export const isReporter = (state: Pick<CaseState, 'reporter'>, viewer: Viewer): boolean =>
  viewer.reporter || (viewer.personId !== null && state.reporter.personId === viewer.personId);

/** Rejected it before, alone, as the first of two, or as the second. */
const hasDecided = ({ rejectedBy, requests }: CaseState, me: string): boolean =>
  rejectedBy === me || requests.some(({ kind, state, askedBy, terms }) => kind === 'secondSign' && state === 'granted' && terms['for'] === 'reject' && askedBy === me);

/** The two-person rules: handled or dispatched it, asked for the signature, or decided before (002-21). */
export function isBarred(state: CaseState, viewer: Viewer, not: 'handledOrDispatched' | 'askedFor' | 'decidedBefore' | undefined): boolean {
  const me = viewer.personId;
  if (not === undefined || me === null) return false;
  if (not === 'decidedBefore') return hasDecided(state, me);
  if (not === 'askedFor') return state.requests.some(({ kind, state: stands, askedBy }) => kind === 'secondSign' && stands === 'open' && askedBy === me) || (state.status === 'submitted' && hasDecided(state, me));
  const ofTheUnit = viewer.grants.some(({ unit }) => unit !== null && unit === state.lead);
  return ofTheUnit || state.dispatchedBy.includes(me) || state.handledBy.includes(me);
}
