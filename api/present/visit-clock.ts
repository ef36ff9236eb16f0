import { formatInstant } from '../../domain/calendar/instant.ts';
import { schedule } from '../../domain/clock/ladder.ts';
import { measure } from '../../domain/clock/stopwatch.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import { isOwed, ladderOf, watchOf } from '../../domain/visit/owed.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { PresentedClock } from './clock.ts';

/** When a rung of a visit was reached, by its name: the state remembers that it was, its lines say when. */
export type RungsReached = ReadonlyMap<string, number>;

export type VisitClock = Omit<PresentedClock, 'name' | 'about'> & { name: 'visit' };

/**
 * The window of a visit as a clock of the contract with its whole sum: it runs while somebody has still to go there, and stands
 * where the last knock left it. One that nobody planned owes nothing by itself and has none.
 */
export function presentVisitClocks(state: VisitState, { pack, calendarOf, now }: Pick<VisitContext, 'pack' | 'calendarOf' | 'now'>, reached: RungsReached): VisitClock[] {
  if (state.unplanned) return [];
  const watch = watchOf(state, { pack, calendarOf });
  const write = (instant: number): string => formatInstant(instant, watch.calendar.zone);
  const stoppedAt = isOwed(state) ? null : Math.max(watch.start, state.knocks.at(-1)?.at ?? state.updatedAt);
  const shown = measure({ ...watch, at: stoppedAt ?? Math.max(now, watch.start) });
  const rungs = schedule(ladderOf(state, pack), watch).map(({ rung, at }) => ({
    rung: rung.rung, then: rung.then, at: write(at), ...(reached.has(rung.rung) ? { reachedAt: write(reached.get(rung.rung)!) } : {}),
  }));
  return [{
    name: 'visit', round: 1, budget: inDays(state.window) ?? watch.budget, startedAt: write(watch.start), ...(stoppedAt === null ? {} : { stoppedAt: write(stoppedAt) }), state: stoppedAt === null ? shown.state : 'stopped',
    usedSeconds: shown.usedSeconds, leftSeconds: shown.leftSeconds, due: shown.due === null ? null : write(shown.due), provisional: shown.provisional, calendar: state.calendar, rungs,
    explain: shown.explain.map((stretch) => ({ ...stretch, from: write(stretch.from), to: write(stretch.to) })),
  }];
}

/** Windows are days of the calendar: thirty of them read better than their seconds. */
const inDays = ({ from, to }: VisitState['window']): string | undefined => ((to - from) % 86_400_000 === 0 ? `${(to - from) / 86_400_000} d` : undefined);
