import type { Context } from './context.ts';
import { nextOwed } from './owed.ts';
import type { CaseState } from './state.ts';

/** When must we look again? Epoch milliseconds, or null when no clock of this case can ring. Later than anything `lookAgain` just wrote. */
export const nextAlarm = (state: CaseState, context: Pick<Context, 'pack' | 'calendarOf'>): number | null => nextOwed(state, context)?.at ?? null;
