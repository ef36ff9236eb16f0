import { parseBudget, spends } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import { theSystem } from '../case/actor.ts';
import { due } from '../clock/stopwatch.ts';
import type { MethodPack } from '../pack/pack.ts';
import { cadenceOf } from './cadence.ts';
import type { VisitContext } from './context.ts';
import type { NewVisitEntry } from './entries.ts';
import type { VisitState } from './state.ts';

/** The limit of an arrival 必到 where it is counted in working time; everything else at a door goes by days, whatever the office hours. */
export function workingArrival(pack: MethodPack, code: string): Budget | undefined {
  const within = pack.triggers.find((one) => one.code === code)?.arriveWithin ?? cadenceOf(pack, code)?.arriveWithin;
  return within !== undefined && spends(parseBudget(within).unit) === 'working' ? within : undefined;
}

/**
 * The line of a visit whose window a new version of its calendar moved: its end before and after, so that the old one can still be checked.
 * Null where nothing of it is counted in working time, or it comes to the same. `now` is epoch milliseconds.
 */
export function overtakenVisit(state: VisitState, { pack, calendar, calendarOf, now }: Pick<VisitContext, 'pack' | 'calendar' | 'calendarOf' | 'now'>): NewVisitEntry | null {
  if (state.over || state.calendar.id !== calendar.id || state.calendar.version >= calendar.version) return null;
  const owed = state.duties.filter(({ ended }) => ended === null);
  const ends = owed.map((duty) => {
    const within = duty.kind === 'trigger' ? workingArrival(pack, duty.code) : undefined;
    return { id: duty.id, was: duty.to, to: within === undefined ? duty.to : (due({ calendar: calendarOf(calendar), start: duty.from, budget: within }) ?? duty.to) };
  });
  const moved = ends.filter(({ was, to }) => was !== to);
  if (moved.length === 0) return null;
  // A visit that answers for several duties is to be made before the first of them ends.
  const isFirst = state.window.to === Math.min(...ends.map(({ was }) => was));
  const to = isFirst ? Math.min(...ends.map((one) => one.to)) : state.window.to;
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    type: 'CalendarChanged', at: Math.max(now, state.updatedAt), actor: theSystem,
    data: { calendarBefore: state.calendar, calendar, toBefore: iso(state.window.to), to: iso(to), duties: moved.map((one) => ({ id: one.id, to: iso(one.to) })) },
  };
}
