import { formatInstant } from '../domain/calendar/instant.ts';
import type { Viewer } from '../domain/case/actor.ts';
import type { CalendarRef } from '../domain/case/context.ts';
import { fold } from '../domain/case/fold.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Db } from '../db/connect.ts';
import type { Line } from '../db/ledger.ts';
import { asEntry } from '../db/ledger.ts';
import { newestCalendar } from '../db/calendars.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseView } from './present/case.ts';
import { presentListed } from './present/case.ts';
import { presentClocks } from './present/clock.ts';
import { actionsByRole, differences, rolesSeeing } from './present/replay.ts';

/** The case after one line, with what it was before; `at` is the instant that its clocks are counted up to. */
export interface Still { before: CaseState | null; after: CaseState; at: number }

/** Every state that the lines fold to, in their order. */
export function stillsOf(lines: readonly Line[], id: string): Still[] {
  const stills: Still[] = [];
  for (const line of lines) {
    const before = stills.at(-1)?.after ?? null;
    stills.push({ before, after: fold(before ?? id, asEntry(line), line.seq), at: line.at });
  }
  return stills;
}

/** What a viewer needs for any of these states: the people and calendars of all of them, read once. */
export async function viewOfAll(db: Db, desk: CaseDesk, stills: readonly Still[], viewer: Viewer): Promise<CaseView> {
  const last = stills.at(-1)!;
  const everybody = new Set(stills.flatMap(({ after }) => peopleOf(after)));
  await desk.calendars.read(db, stills.flatMap(({ after }) => after.clocks.map(({ calendar }) => calendar)));
  return desk.viewOf({ ...last.after, followUps: [...everybody] }, viewer, last.at);
}

const peopleOf = (state: CaseState): string[] =>
  [state.person, state.chief, state.reporter.personId, ...state.followUps, ...state.requests.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy])].filter((id) => id !== null);

/** The calendar of that moment: the one that the newest clock counts on, else the one that a clock would have started on. */
export const calendarAt = async (db: Db, { clocks }: CaseState, pack: { calendar: string }): Promise<CalendarRef> => clocks.at(-1)?.calendar ?? newestCalendar(db, pack.calendar);

/** The clocks that ran at that moment or were stopped by this very line: of a long case the others are many, and say nothing new. */
export const inHand = ({ clocks, seq }: CaseState): CaseState['clocks'] => clocks.filter(({ stoppedAt, stopSeq }) => stoppedAt === null || stopSeq === seq);

/**
 * One frame of a replay as the contract shows it: the case, its clocks with the sums as they stood, what waited for an answer, what
 * each role could have done and who could have seen it, and what the line changed. Of many frames at once each has only the clocks in hand.
 */
export function presentFrame({ before, after, at }: Still, given: CaseView, calendar: CalendarRef, among: 'one' | 'many' = 'one') {
  const view = { ...given, now: at };
  const { clocks, ...shown } = presentListed(after, view);
  const earlier = before && presentListed(before, view);
  return {
    seq: after.seq,
    at: formatInstant(at, view.zone),
    case: { ...shown, clocks },
    clocks: presentClocks(among === 'one' ? after : { ...after, clocks: inHand(after) }, view),
    requests: shown.requests,
    openActions: actionsByRole(after, view),
    seenBy: rolesSeeing(after),
    changed: differences(earlier ?? {}, { ...shown, clocks }).filter(({ path }) => path !== 'seq' && path !== 'updatedAt'),
    pack: after.pack,
    calendar,
  };
}
