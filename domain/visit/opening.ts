import type { Actor } from '../case/actor.ts';
import type { CalendarRef } from '../case/context.ts';
import type { Place } from '../case/state.ts';
import type { Duty, TargetKind } from './duty.ts';
import type { NewVisitEntry } from './entries.ts';
import { iso } from './look.ts';

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
    duties: visit.duties.map(({ id, kind, code, period, from, to }) => ({ id, kind, code, period, from: iso(from), to: iso(to) })),
    pack: visit.pack, calendar, place: visit.place, worker: visit.worker, care: visit.care, unplanned: visit.unplanned, supplements: visit.supplements,
    begun: now >= visit.window.from, slot: visit.slot === null ? null : iso(visit.slot),
  },
});
