import type { Viewer } from './actor.ts';
import { theSystem } from './actor.ts';
import { idle } from './clockwork.ts';
import type { Action } from './commands.ts';
import { actions } from './commands.ts';
import type { Context } from './context.ts';
import { partsOf } from './parts.ts';
import { permission, timeliness } from './permission.ts';
import { samples } from './samples.ts';
import type { CaseState } from './state.ts';
import { bench } from './verdict.ts';
import type { Bench, Verdict } from './verdict.ts';
import { verdicts } from './verdicts/index.ts';

/**
 * What this person may do now. The same verdicts as in `decide`, asked with a body that is well-formed: an action that the rules would
 * refuse whatever the body says (asked before, too late) is not offered.
 */
export function openActions(state: CaseState, viewer: Viewer, given: Pick<Context, 'now' | 'pack' | 'calendarOf'> & Partial<Pick<Context, 'calendar'>>): Action[] {
  const parts = partsOf(state, viewer, given);
  const context: Context = { calendar: state.clocks[0]?.calendar ?? { id: given.pack.calendar, version: 1 }, ...given, viewer, actor: theSystem, lookups: nobody };
  return actions.filter((action) => {
    if (permission(state, viewer, action, given, parts) || timeliness(state, action, parts)) return false;
    const sample = samples[action];
    if (sample === undefined) return true;
    const ruling = (verdicts[action] as Verdict<Action>)(bench(state, sample as never, context, parts, idle) as Bench);
    return !('refused' in ruling) || ruling.refused.code === 'invalid';
  });
}

const nobody: Context['lookups'] = { unit: () => undefined, person: () => undefined, area: () => undefined, household: () => undefined, case: () => undefined };
