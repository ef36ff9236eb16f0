import type { Viewer } from './actor.ts';
import type { Action } from './commands.ts';
import type { Context } from './context.ts';
import type { CaseState } from './state.ts';

/** What this person may do now. The same verdict as `decide`, before it sees a body. */
export function openActions(state: CaseState, viewer: Viewer, context: Pick<Context, 'now' | 'pack' | 'calendarOf'>): Action[] {
  throw new Error(`not written yet ${state.number} ${viewer.kind} ${context.now}`);
}
