import type { Command, Context, Decision, Received } from './context.ts';
import type { CaseState } from './state.ts';

/** The first lines of a case: the report, and its acceptance when whoever reports may settle it on the spot (001-09). */
export function openCase(received: Received, context: Context): Decision {
  throw new Error(`not written yet ${received.number} ${context.now}`);
}

/** May this happen, and what then did? */
export function decide(state: CaseState, command: Command, context: Context): Decision {
  throw new Error(`not written yet ${state.number} ${command.action} ${context.now}`);
}

/** What the clock owes by now, in the order in which it was owed; nothing when it looked too early or twice. */
export function lookAgain(state: CaseState, context: Context): Decision {
  throw new Error(`not written yet ${state.number} ${context.now}`);
}
