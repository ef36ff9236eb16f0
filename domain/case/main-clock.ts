import type { CaseState, ClockState } from './state.ts';
import type { ClockName, Status } from './status.ts';
import { running } from './stopwatch-of.ts';

const mattersMost: Partial<Record<Status, readonly ClockName[]>> = {
  submitted: ['accept'],
  accepted: ['dispatch', 'adjudicateReturn', 'handle'],
  dispatched: ['handle', 'sign'],
  inProgress: ['handle'],
  verifying: ['verify'],
};

/** Work remains: not closed, not turned away, not gone elsewhere. */
export const isOpen = ({ status }: Pick<CaseState, 'status'>): boolean => status in mattersMost;

/** The clock that lists are sorted by: of the stage that the case stands in, the one that says when its work is due. */
export function mainClock(state: CaseState): ClockState | undefined {
  for (const name of mattersMost[state.status] ?? []) {
    const clock = running(state, name);
    if (clock) return clock;
  }
  return undefined;
}
