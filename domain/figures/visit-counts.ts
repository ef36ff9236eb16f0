import type { VisitState } from '../visit/state.ts';
import { isRemote, outcomeTable } from '../visit/status.ts';
import type { Count } from './case-counts.ts';
import { dayOfCount } from './case-counts.ts';
import type { VisitCountName } from './count-names.ts';

/** What a visit counts for. A knock at which somebody was spoken to is one person-time 人次, however many were at home. */
export function countsOfVisit(state: VisitState): Count<VisitCountName>[] {
  const found: Count<VisitCountName>[] = [];
  const met = state.knocks.find(({ outcome }) => outcomeTable[outcome].met);
  for (const { at, outcome } of state.knocks) {
    const day = dayOfCount(at);
    if (outcomeTable[outcome].met) found.push({ name: 'visits', day });
    if (isRemote(outcome)) found.push({ name: 'visitsRemote', day });
    if (outcome === 'notMet') found.push({ name: 'notMet', day });
  }
  const wasOwed = !state.unplanned && state.status !== 'excused' && !state.duties.every(({ ended }) => ended === 'taken' || ended === 'excused');
  if (wasOwed) {
    // The first instant behind the window is another day's already.
    const day = dayOfCount(state.window.to - 1);
    found.push({ name: 'visitsDue', day });
    if (met && met.at < state.window.to) found.push({ name: 'visitsOnTime', day });
  }
  for (const { openedAt } of state.followUps) found.push({ name: 'needsFound', day: dayOfCount(openedAt) });
  return found;
}
