import type { Context } from './context.ts';
import type { CaseState } from './state.ts';

/** When must we look again? Epoch milliseconds, or null when no clock of this case can ring. Always later than what `lookAgain` just handled. */
export function nextAlarm(state: CaseState, context: Pick<Context, 'pack' | 'calendarOf'>): number | null {
  throw new Error(`not written yet ${state.number} ${context.pack.id}`);
}
