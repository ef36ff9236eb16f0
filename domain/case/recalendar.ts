import { theSystem } from './actor.ts';
import { clockwork } from './clockwork.ts';
import type { Context } from './context.ts';
import type { NewEntry } from './entries.ts';
import type { CaseState } from './state.ts';

/**
 * The line of a case that a new version of its calendar overtook: for each running clock the ring before and after, so that the old deadline
 * can still be checked. Null where no running clock counts on an older version, so that asking twice writes once. A paused clock goes over
 * as well, with no ring on either side. `now` is epoch milliseconds.
 */
export function recalendared(state: CaseState, { calendar, calendarOf, now }: Pick<Context, 'calendar' | 'calendarOf' | 'now'>): NewEntry | null {
  if (state.over) return null;
  const at = Math.max(now, state.updatedAt);
  const { changes } = clockwork(state, { calendar, calendarOf }, at).recalendar();
  return changes.length === 0 ? null : { type: 'CalendarChanged', at, actor: theSystem, data: { calendar, clocks: changes } };
}
