import type { VisitContext } from '../../domain/visit/context.ts';
import { isOwed, nextVisitAlarm, warnAt } from '../../domain/visit/owed.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { isRemote, outcomeTable } from '../../domain/visit/status.ts';

const day = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** The row that lists are read from: everything of it follows from the folded state and its pack. Where the door lies is the register's to say. */
export function visitRowOf(state: VisitState, given: Pick<VisitContext, 'pack' | 'calendarOf'>) {
  const { private: _texts, ...shown } = state;
  const knock = state.knocks.at(-1);
  const made = state.knocks.findLast(({ outcome }) => outcomeTable[outcome].met || outcome === 'refused');
  const wanted = isOwed(state) && !state.unplanned;
  return {
    seq: state.seq, status: state.status, worker_id: state.worker, slot_at: day(state.slot), window_from: new Date(state.window.from), window_to: new Date(state.window.to),
    care: state.care, due_at: wanted ? day(state.window.to) : null, warn_at: day(warnAt(state, given)), next_alarm_at: day(state.over ? null : nextVisitAlarm(state, given)),
    height: state.height, outcome: knock?.outcome ?? null, occurred_at: day((made ?? knock)?.at ?? null), remote: made !== undefined && isRemote(made.outcome),
    open: !state.over && state.status !== 'excused', over: state.over, updated_at: new Date(state.updatedAt), state: shown,
  };
}
export type ProjectedVisit = ReturnType<typeof visitRowOf>;
