import type { Ladder, LadderRung } from '../clock/ladder.ts';
import { nextRung } from '../clock/ladder.ts';
import { ringAt } from '../clock/stopwatch.ts';
import type { Stopwatch } from '../clock/stopwatch.ts';
import { due } from '../clock/stopwatch.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { VisitContext } from './context.ts';
import type { VisitState } from './state.ts';
import { mayBeginAt, stillOwed } from './state.ts';
import { isToGo } from './status.ts';

/** What the clock has to do next, and when it owes it (epoch ms). */
export type VisitOwed = { at: number } & (
  | { what: 'rung'; rung: LadderRung }
  | { what: 'window' | 'slot' | 'draft' | 'retry' | 'contact' | 'excuseLapse' | 'visitLapse' | 'settle' }
);

type Given = Pick<VisitContext, 'pack' | 'calendarOf'>;

/** Somebody has still to go there: not yet there, nobody met, or turned away and the duty stays for the leader. */
export const isOwed = (state: VisitState): boolean =>
  !state.over && (isToGo(state.status) || state.status === 'refused') && (state.unplanned || stillOwed(state).length > 0);

/** The window as a stopwatch: its share is VT1, its end VT2, what lies behind VT3. */
export const watchOf = (state: VisitState, { calendarOf }: Given): Stopwatch => ({
  calendar: calendarOf(state.calendar), start: state.window.from, budget: `${Math.max(1, Math.round((state.window.to - state.window.from) / 1_000))} s`,
});

/** Misfortune first: who waits for an arrival is waited for least; then reviews; then those whom it worries most not to be seen. */
export function ladderOf(state: Pick<VisitState, 'duties' | 'care'>, { visits: { ladders } }: Pick<MethodPack, 'visits'>): Ladder {
  const has = (kind: string): boolean => state.duties.some((duty) => duty.kind === kind);
  return has('trigger') ? ladders.trigger : has('review') ? ladders.review : state.care ? ladders.care : ladders.ordinary;
}

/** When it yellows, whatever its ladder says. */
export const warnAt = (state: VisitState, given: Given): number | null => (isOwed(state) && !state.unplanned ? ringAt(watchOf(state, given), '70%') : null);

/** The earliest thing that the clock owes this visit; null when nothing can ring. It serves the alarm and the look alike. */
export function nextVisitOwed(state: VisitState, given: Given): VisitOwed | null {
  if (state.over) return null;
  return everything(state, given).reduce<VisitOwed | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

function everything(state: VisitState, given: Given): VisitOwed[] {
  const { begun, window, unplanned, slot, slotTold, status, started, retry, lost, excuse, endsAt } = state;
  const { visits } = given.pack;
  const owed = isOwed(state);
  const one = (holds: boolean, what: Exclude<VisitOwed['what'], 'rung'>, at: number | null): VisitOwed[] => (holds && at !== null ? [{ what, at }] : []);
  const after = (start: number, budget: string): number | null => due({ calendar: given.calendarOf(state.calendar), start, budget });
  return [
    ...one(endsAt !== null, 'settle', endsAt),
    ...one(status === 'excused', 'settle', after(state.updatedAt, visits.keepDraft)),
    ...one(!begun, 'window', mayBeginAt(state)),
    ...one(lost !== null && !lost.raised, 'contact', lost?.by ?? null),
    ...one(excuse?.state === 'open' && status !== 'excused', 'excuseLapse', excuse?.answerBy ?? null),
    ...one(status === 'planned' && slot !== null && !slotTold, 'slot', slot === null ? null : slot - 3_600_000),
    ...one(status === 'drafting' && started !== null, 'draft', started && after(started.at, visits.keepDraft)),
    ...one(owed && status === 'notMet' && retry !== null && !retry.told, 'retry', retry?.by ?? null),
    ...one(unplanned && owed && status !== 'drafting' && (lost === null || lost.raised), 'visitLapse', window.to),
    ...(begun && owed && !unplanned ? rungOf(state, given) : []),
  ];
}

function rungOf(state: VisitState, given: Given): VisitOwed[] {
  const next = nextRung(ladderOf(state, given.pack), watchOf(state, given), new Set(state.rungs));
  return next ? [{ what: 'rung', at: next.at, rung: next.rung }] : [];
}

/** When must we look again? Epoch milliseconds, or null. */
export const nextVisitAlarm = (state: VisitState, given: Given): number | null => nextVisitOwed(state, given)?.at ?? null;
