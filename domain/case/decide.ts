import type { z } from 'zod';
import type { Action } from './commands.ts';
import { bodies } from './commands.ts';
import type { Command, Context, Decision, Kin } from './context.ts';
import type { NewEntry } from './entries.ts';
import { fold } from './fold.ts';
import { partsOf } from './parts.ts';
import { permission, timeliness } from './permission.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { refuse } from './refusals.ts';
import type { CaseState } from './state.ts';
import { samples } from './samples.ts';
import { bench } from './verdict.ts';
import type { Bench, Draft, Ruling, Verdict } from './verdict.ts';
import { verdicts } from './verdicts/index.ts';
import { consultationOwed } from './consultation.ts';

export { openCase } from './opening.ts';
export { lookAgain } from './look-again.ts';

/**
 * May this happen, and what then did? Refused in the order of the contract: never you (forbidden), you saw an older state (stale),
 * not at this place of the road (notNow, tooLate, askedAlready), not in this form (invalid).
 */
export function decide(state: CaseState, command: Command, context: Context): Decision {
  const parts = partsOf(state, context.viewer, context);
  const early =
    permission(state, context.viewer, command.action, context, parts) ??
    (command.ifMatch !== undefined && command.ifMatch !== state.seq ? refuse('stale', 'olderSequence') : null) ??
    timeliness(state, command.action, parts);
  if (early) return { refused: early };
  const body = bodies[command.action].safeParse(command.body ?? {});
  if (!body.success) return { refused: malformed(state, command.action, context, parts, body.error) };
  const given = bench(state, body.data as never, context, parts);
  const ruling = (verdicts[command.action] as Verdict<Action>)(given as Bench);
  return 'refused' in ruling ? ruling : happened(state, command.action, given as Bench, ruling);
}

/** One line from one command, and what the case itself then owes (a joint consultation). */
function happened(state: CaseState, action: Action, { context, work }: Bench, ruling: Exclude<Ruling, { refused: Refusal }>): Decision {
  const entry = entryOf(ruling.draft, context, { action, clocks: work.changes });
  const next = fold(state, entry, state.seq + 1);
  const owed = consultationOwed(next, context);
  const after = owed ? fold(next, owed, next.seq + 1) : next;
  return { entries: owed ? [entry, owed] : [entry], state: after, kin: ruling.kin ?? ([] satisfies Kin[]) };
}

export function entryOf(draft: Draft, context: Pick<Context, 'now' | 'actor'>, { action, clocks }: { action?: string; clocks: Bench['work']['changes'] }): NewEntry {
  const sealed = Object.fromEntries(Object.entries(draft.sealed ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return {
    type: draft.type, at: context.now, actor: context.actor,
    data: { ...(action === undefined ? {} : { action }), ...draft.data, ...(clocks.length ? { clocks } : {}) },
    ...(Object.keys(sealed).length ? { sealed } : {}),
  } as NewEntry;
}

/**
 * A body of the wrong shape. Where the road would have refused any body (asked before, too late), that comes first: the contract puts 409
 * before 422.
 */
function malformed(state: CaseState, action: Action, context: Context, parts: ReturnType<typeof partsOf>, error: z.ZodError): Refusal {
  const sample = samples[action];
  if (sample) {
    const ruling = (verdicts[action] as Verdict<Action>)(bench(state, sample as never, context, parts) as Bench);
    if ('refused' in ruling && ruling.refused.code !== 'invalid' && ruling.refused.code !== 'forbidden') return ruling.refused;
  }
  return { code: 'invalid', why: 'malformed', errors: error.issues.flatMap(problems) };
}

const problems = (issue: z.core.$ZodIssue): FieldProblem[] => {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ path: path ? `${path}.${name}` : name, code: 'unknownField', message: 'unknownField' }));
  return [{ path, code: codeOf(issue), message: issue.message }];
};

const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' ? (issue.message.includes('undefined') ? 'required' : 'wrongType') : issue.code === 'invalid_value' ? 'notOneOf' : /^[a-zA-Z]+$/.test(issue.message) ? issue.message : issue.code;
