import type { Viewer } from './actor.ts';
import type { Action } from './commands.ts';
import type { Context } from './context.ts';
import { isBarred, partsOf } from './parts.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './refusals.ts';
import type { Who } from './road.ts';
import { everBy, step } from './road.ts';
import type { CaseState } from './state.ts';

/**
 * May this person ever do this on this case (403), and is it the time for it (409)? In this order, so that nobody learns from a refusal
 * what he could not have done anyway.
 */
export function permission(state: CaseState, viewer: Viewer, action: Action, context: Pick<Context, 'pack'>, parts = partsOf(state, viewer, context)): Refusal | null {
  const mine = (by: readonly Who[]) => by.some((part) => parts.has(part));
  if (!mine(everBy(action))) return refuse('forbidden', 'notYours');
  const row = step(state.status, action);
  if (row && isBarred(state, viewer, row.not)) return refuse('forbidden', `twoPersons.${row.not}`);
  if (!row && twoPersonActions.has(action) && isBarred(state, viewer, 'handledOrDispatched')) return refuse('forbidden', 'twoPersons.handledOrDispatched');
  return null;
}

/** Never by whoever handled or dispatched, whatever the status: the answer is "never you", not "not now". */
const twoPersonActions: ReadonlySet<Action> = new Set(['pass', 'fail']);

export function timeliness(state: CaseState, action: Action, parts: Set<Who>): Refusal | null {
  const row = step(state.status, action);
  if (!row) return refuse(action === 'reopen' && state.status === 'archived' ? 'tooLate' : 'notNow', `status.${state.status}`);
  if (state.over) return refuse(action === 'appeal' ? 'tooLate' : 'notNow', 'over');
  return row.by.some((part) => parts.has(part)) ? null : refuse('notNow', `others.${state.status}`);
}
