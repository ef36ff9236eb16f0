import type { Actor } from '../case/actor.ts';
import type { CalendarRef } from '../case/context.ts';
import type { Place } from '../case/state.ts';
import type { Duty, TargetKind } from './duty.ts';
import type { NewVisitEntry } from './entries.ts';
import { iso } from './look.ts';
import type { VisitState } from './state.ts';
import { mayBeginAt, stillOwed } from './state.ts';

/** A visit as it was planned: a row, and the duties that were merged into it. */
export interface PlannedVisit {
  id: string;
  target: { kind: TargetKind; id: string };
  window: { from: number; to: number };
  duties: readonly Duty[];
  pack: { id: string; version: number };
  place: Place;
  worker: string | null;
  care: boolean;
  unplanned: boolean;
  supplements: string | null;
  slot: number | null;
}

/** The first line of a visit, when its window opens or when somebody touches it, whichever is first. */
export const openingLine = (visit: PlannedVisit, { now, calendar, actor }: { now: number; calendar: CalendarRef; actor: Actor }): NewVisitEntry => ({
  type: 'Opened', at: now, actor,
  data: {
    target: visit.target, window: { from: iso(visit.window.from), to: iso(visit.window.to) },
    duties: visit.duties.map(mergedDuty),
    pack: visit.pack, calendar, place: visit.place, worker: visit.worker, care: visit.care, unplanned: visit.unplanned, supplements: visit.supplements,
    begun: now >= mayBeginAt(visit), slot: visit.slot === null ? null : iso(visit.slot),
  },
});

export const mergedDuty = ({ id, kind, code, period, from, to }: Pick<Duty, 'id' | 'kind' | 'code' | 'period' | 'from' | 'to'>) => ({ id, kind, code, period, from: iso(from), to: iso(to) });

/**
 * What planning changed about a visit that has begun its ledger: duties that were cancelled or merged elsewhere, and new ones that this
 * knock is to answer for. Nothing where its rows say what its lines say.
 * @param standing live duties that are merged into this visit now
 */
export function replanned(state: VisitState, standing: readonly Duty[], { now, actor }: { now: number; actor: Actor }): NewVisitEntry[] {
  const gone = stillOwed(state).filter(({ id }) => !standing.some((duty) => duty.id === id));
  const fresh = standing.filter(({ id }) => !state.duties.some((duty) => duty.id === id && duty.ended === null));
  return [
    ...(fresh.length > 0 ? [{ type: 'DutiesAdded' as const, at: now, actor, data: { duties: fresh.map(mergedDuty) } }] : []),
    ...(gone.length > 0 ? [{ type: 'DutiesTaken' as const, at: now, actor, data: { by: null, duties: gone.map(({ id }) => id), lapsed: [] } }] : []),
  ];
}
