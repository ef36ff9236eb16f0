import type { Refusal } from '../case/refusals.ts';
import { refuse } from '../case/refusals.ts';
import { parseInstant } from '../calendar/instant.ts';
import { fieldProblems } from './field-problems.ts';
import type { VisitAction } from './commands.ts';
import { visitActions, visitCommands } from './commands.ts';
import type { VisitCommand, VisitContext, VisitDecision } from './context.ts';
import type { NewVisitEntry } from './entries.ts';
import { foldVisit } from './fold.ts';
import { visitPartsOf } from './parts.ts';
import type { Visitor, VisitStep } from './road.ts';
import { visitEverBy, visitStep } from './road.ts';
import type { VisitState } from './state.ts';
import type { VisitBench, VisitDraft, VisitVerdict } from './verdict.ts';
import { visitVerdicts } from './verdicts/index.ts';

/** May this happen, and what then did? Refused in the order of the contract: never you, you saw an older state, not now, not in this form. */
export function decideVisit(state: VisitState, { action, body, ifMatch }: VisitCommand, context: VisitContext): VisitDecision {
  const parts = visitPartsOf(state, context.path, context.viewer, tookPlaceAt(body) ?? context.now);
  const early = permitted(state, action, parts, context) ?? (ifMatch !== undefined && ifMatch !== state.seq ? refuse('stale', 'olderSequence') : null) ?? timely(state, action, parts);
  if (early) return { refused: early };
  const parsed = visitCommands[action].safeParse(body ?? {});
  if (!parsed.success) return { refused: { code: 'invalid', why: 'malformed', errors: fieldProblems(parsed.error.issues) } };
  const bench: VisitBench = { state, body: parsed.data as never, context, now: context.now, zone: context.calendarOf(context.calendar).zone, parts };
  const ruling = (visitVerdicts[action] as VisitVerdict<VisitAction>)(bench);
  if ('refused' in ruling) return ruling;
  const entries = ruling.drafts.map((draft, nth) => entryOf(draft, context, nth === 0 ? action : undefined));
  const after = entries.reduce((so, entry) => foldVisit(so, entry, so.seq + 1), state);
  return { entries, state: after, kin: ruling.kin ?? [], opens: ruling.opens ?? [] };
}

/** What this person may do now: the same rows and, where the body does not matter, the same verdicts as in `decideVisit`. */
export function openVisitActions(state: VisitState, context: VisitContext): VisitAction[] {
  const parts = visitPartsOf(state, context.path, context.viewer, context.now);
  return visitActions.filter((action) => {
    if (permitted(state, action, parts, context) || timely(state, action, parts)) return false;
    if (action === 'plan' || action === 'hand') return true;
    const bench = { state, body: samples[action] as never, context, now: context.now, zone: context.calendarOf(context.calendar).zone, parts };
    const ruling = (visitVerdicts[action] as VisitVerdict<VisitAction>)(bench);
    return !('refused' in ruling) || ruling.refused.code === 'invalid';
  });
}

/** Well-formed bodies for the question whether something would be allowed. */
const samples: Partial<Record<VisitAction, unknown>> = {
  start: {}, record: { outcome: 'met' }, askExcuse: { reason: 'leave' }, grantExcuse: {}, refuseExcuse: { reason: '-' }, tell: { text: '-' },
};

/** When what is told took place, as far as the body says so; it was not checked yet. */
function tookPlaceAt(body: unknown): number | null {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['occurredAt'] : undefined;
  return typeof said === 'string' ? parseInstant(said) : null;
}

function permitted(state: VisitState, action: VisitAction, parts: ReadonlySet<Visitor>, { viewer }: Pick<VisitContext, 'viewer'>): Refusal | null {
  if (!visitEverBy(action).some((part) => parts.has(part))) return refuse('forbidden', 'notYours');
  const row: VisitStep | undefined = visitStep(state.status, action);
  const asked = state.excuse?.state === 'open' && state.excuse.askedBy === viewer.personId;
  return row?.not === 'askedFor' && asked ? refuse('forbidden', 'twoPersons.askedFor') : null;
}

function timely(state: VisitState, action: VisitAction, parts: ReadonlySet<Visitor>): Refusal | null {
  const row = visitStep(state.status, action);
  if (!row) return refuse('notNow', `visit.${state.status}`);
  if (state.over) return refuse('notNow', 'over');
  return row.by.some((part) => parts.has(part)) ? null : refuse('notNow', `visit.${state.status}`);
}

function entryOf(draft: VisitDraft, { now, actor }: VisitContext, action: VisitAction | undefined): NewVisitEntry {
  const sealed = Object.fromEntries(Object.entries(draft.sealed ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return {
    type: draft.type, at: now, actor, data: { ...(action === undefined ? {} : { action }), ...draft.data }, ...(Object.keys(sealed).length > 0 ? { sealed } : {}),
  } as NewVisitEntry;
}
