import { ladderFor } from '../pack/limits.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { CaseState } from './state.ts';
import type { ClockName } from './status.ts';
import { runningAll } from './stopwatch-of.ts';
import { standingHold } from './waiting.ts';

/** A unit on the public list 通报, never a person. `since` is epoch milliseconds: when the rung was reached, or the hold was granted. */
export interface Published { unit: string | null; clock: ClockName; since: number }

/** The limit of this case that stands in the public list of overdue ones: a rung that publishes was reached, and the clock still runs. */
export function publishedOverdue(state: CaseState, pack: MethodPack): Published | null {
  if (state.lane !== 'open') return null;
  for (const clock of runningAll(state)) {
    const publishes = new Set(ladderFor(pack, clock.name, state.profile).filter(({ then }) => then === 'publish').map(({ rung }) => rung));
    const reached = clock.rungs.find(({ rung }) => publishes.has(rung));
    if (reached) return { unit: clock.name === 'assist' ? clock.about : state.lead, clock: clock.name, since: reached.reachedAt };
  }
  return null;
}

/** A case on hold 挂账: since when, why by the list of reasons, and until which day at most. */
export function publishedHold(state: CaseState): (Published & { reasonCode: string; until: string }) | null {
  const hold = state.lane === 'open' ? standingHold(state.requests) : undefined;
  if (!hold) return null;
  return { unit: state.lead, clock: 'handle', since: hold.answeredAt ?? hold.askedAt, reasonCode: String(hold.terms['reasonCode']), until: String(hold.terms['until']) };
}
