import type { FieldProblem, Refusal } from '../case/refusals.ts';
import type { VisitAction, VisitBody } from './commands.ts';
import type { Opening, VisitContext, VisitKin } from './context.ts';
import type { VisitEntryData, VisitEntryType } from './entries.ts';
import type { Visitor } from './road.ts';
import type { VisitState } from './state.ts';

/** A line as a verdict writes it; actor and instant are added outside. */
export type VisitDraft = { [T in VisitEntryType]: { type: T; data: VisitEntryData<T>; sealed?: Record<string, string | undefined> } }[VisitEntryType];

/** What a verdict sees. */
export interface VisitBench<A extends VisitAction = VisitAction> {
  state: VisitState;
  body: VisitBody<A>;
  context: VisitContext;
  now: number;
  zone: string;
  parts: Set<Visitor>;
}

export type VisitRuling = { refused: Refusal } | { drafts: VisitDraft[]; kin?: VisitKin[]; opens?: Opening[] };
export type VisitVerdict<A extends VisitAction> = (bench: VisitBench<A>) => VisitRuling;

export const lines = (...drafts: VisitDraft[]): VisitRuling => ({ drafts });
export const no = (refused: Refusal): VisitRuling => ({ refused });
export const problem = (path: string, code: string): FieldProblem => ({ path, code, message: code });
export const invalidFields = (...errors: FieldProblem[]): VisitRuling => no({ code: 'invalid', why: errors[0]?.code ?? 'invalid', errors });
