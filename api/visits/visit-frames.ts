import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { openVisitActions } from '../../domain/visit/decide.ts';
import type { VisitEntryType } from '../../domain/visit/entries.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { mayVisit, visitRoles } from '../../domain/visit/parts.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Line } from '../../db/ledger.ts';
import { asVisitEntry } from '../../db/ledger.ts';
import { differences } from '../present/replay.ts';
import { presentVisitListed } from '../present/visit.ts';
import { presentVisitClocks } from '../present/visit-clock.ts';
import type { RungsReached } from '../present/visit-clock.ts';
import type { VisitView } from './visit-desk.ts';

/** The visit after one line, with what it was before, and which rungs had been reached when; `at` is the instant that its window is counted up to. */
export interface VisitStill { before: VisitState | null; after: VisitState; at: number; reached: RungsReached }

/** Every state that the lines fold to, in their order. */
export function visitStillsOf(lines: readonly Line<VisitEntryType>[], id: string): VisitStill[] {
  const stills: VisitStill[] = [];
  for (const line of lines) {
    const earlier = stills.at(-1);
    const rung = line.data['rung'];
    const reached = typeof rung === 'string' ? new Map([...(earlier?.reached ?? []), [rung, line.at]]) : (earlier?.reached ?? new Map());
    stills.push({ before: earlier?.after ?? null, after: foldVisit(earlier?.after ?? id, asVisitEntry(line), line.seq), at: line.at, reached });
  }
  return stills;
}

/** Somebody who holds a role where the door lies; whoever goes there is whoever the visit was given to. */
function holderOf({ place, worker }: VisitState, role: string): Viewer {
  const goes = role === 'worker' || role === 'parttimer';
  return { kind: 'person', personId: goes ? worker : null, grants: [{ role, areaId: place.areaId, areaPath: place.path, unit: null, employment: 'full' }], reporter: false };
}

/** What each role could have done with the visit at that moment, whoever held it. */
function actionsByRole(state: VisitState, { context }: VisitView): Record<string, VisitAction[]> {
  const all = visitRoles.map((role) => [role, openVisitActions(state, { ...context, viewer: holderOf(state, role) })] as const);
  return Object.fromEntries(all.filter(([, names]) => names.length > 0));
}

/** One frame of a visit's replay, as of an incident's: the window with its sum, what each role could have done, who could have seen it, what the line changed. */
export function presentVisitFrame({ before, after, at, reached }: VisitStill, given: VisitView) {
  const context = { ...given.context, now: at, calendar: after.calendar };
  // Where the door lay then, and not where it lies now.
  const view = { ...given, path: after.place.path, context };
  const shown = presentVisitListed(after, view);
  const clocks = presentVisitClocks(after, context, reached);
  const earlier = before && { ...presentVisitListed(before, view), clocks: presentVisitClocks(before, context, reached) };
  return {
    seq: after.seq,
    at: formatInstant(at, view.zone),
    visit: shown,
    clocks,
    openActions: actionsByRole(after, view),
    seenBy: visitRoles.filter((role) => mayVisit(after, after.place.path, holderOf(after, role))),
    changed: differences(earlier ?? {}, { ...shown, clocks }).filter(({ path }) => path !== 'seq' && path !== 'updatedAt'),
    pack: after.pack,
    calendar: after.calendar,
  };
}
