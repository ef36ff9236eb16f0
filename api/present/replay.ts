import { openActions } from '../../domain/case/open-actions.ts';
import type { Action } from '../../domain/case/commands.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { maySee } from '../../domain/case/visible.ts';
import { staffRoles } from '../../domain/people/roles.ts';
import type { CaseView } from './case.ts';

export interface Difference { path: string; before: unknown; after: unknown }

/** Somebody who holds a role where the case is; `clerk` and `head` of the units that have it. */
function holderOf(state: CaseState, role: string): Viewer {
  const seats = role === 'clerk' || role === 'head' ? [state.lead, ...state.assist].filter((unit) => unit !== null) : [null];
  const grants = seats.map((unit) => ({ role, areaId: state.place.areaId, areaPath: state.place.path, unit, employment: 'full' as const }));
  return { kind: 'person', personId: null, grants, reporter: false };
}

/** The roles that could have seen the case at that moment, whoever held them there. Units that had it once go on seeing it; the reporter always does. */
export const rolesSeeing = (state: CaseState): string[] => [...staffRoles.filter((role) => maySee(state, holderOf(state, role))), ...(state.lane === 'open' ? ['reporter'] : [])];

/** What each role could have done at that moment, whoever held it; `reporter` stands for the reporter's side. */
export function actionsByRole(state: CaseState, view: CaseView): Record<string, Action[]> {
  const asRole = (role: string): Action[] => openActions(state, holderOf(state, role), view);
  const reporter = openActions(state, { kind: 'resident', personId: null, grants: [], reporter: true }, view);
  const all = [...staffRoles.map((role) => [role, asRole(role)] as const), ['reporter', reporter] as const];
  return Object.fromEntries(all.filter(([, names]) => names.length > 0));
}

/** What one line changed, path by path. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, at) => differences(before[at], after[at], `${path}.${at}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
