import { DAY, dayNumber } from '../calendar/day.ts';
import { instantOf } from '../calendar/zone.ts';
import type { LadderRung } from '../clock/ladder.ts';
import { nextRung } from '../clock/ladder.ts';
import { due } from '../clock/stopwatch.ts';
import { ladderFor, profileOf } from '../pack/limits.ts';
import type { Context } from './context.ts';
import type { CaseState, ClockState } from './state.ts';
import { ringOf, running, runningAll, stopwatchOf } from './stopwatch-of.ts';
import { openRequest, standingHold } from './waiting.ts';

/** What the clock has to do next, and when it owes it (epoch ms). */
export type Owed = { at: number } & (
  | { what: 'rung'; clock: ClockState; rung: LadderRung }
  | { what: 'extensionLapse' | 'informationLapse' | 'holdEnd' | 'objectionLapse' | 'archive' | 'appealLapse' | 'mediationRung' | 'mediationCap' }
);

type Given = Pick<Context, 'pack' | 'calendarOf'>;

/**
 * The earliest thing that the clock owes this case, in the past or to come; null when nothing can ring. One question serves both the alarm
 * (when must we look again?) and the look itself (what is owed by now?), so that they cannot disagree. What ends by itself
 * comes before a rung of the same instant: nobody is urged for an answer that silence has just given.
 */
export function nextOwed(state: CaseState, given: Given): Owed | null {
  if (state.over) return null;
  const all = [...lapses(state, given), ...runningAll(state).flatMap((clock) => rungOf(state, clock, given))];
  return all.reduce<Owed | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

function rungOf(state: CaseState, clock: ClockState, given: Given): Owed[] {
  const ladder = ladderFor(given.pack, clock.name, state.profile);
  if (ladder.length === 0) return [];
  const reached = new Set(clock.rungs.map(({ rung }) => rung));
  for (const { rung, then } of ladder) if (then === 'publish' && hasAnswered(state, clock)) reached.add(rung);
  const next = nextRung(ladder, stopwatchOf(clock, given), reached);
  return next ? [{ at: next.at, what: 'rung', clock, rung: next.rung }] : [];
}

/** The public list names units that gave no reason: an answer to the second supervision keeps a unit off it. */
const hasAnswered = ({ clocks }: CaseState, late: ClockState): boolean =>
  clocks.findLast(({ name, about, startSeq }) => name === 'supervisionAnswer' && about === late.name && startSeq > late.startSeq)?.stoppedAt != null;

function lapses(state: CaseState, given: Given): Owed[] {
  const ring = (what: Exclude<Owed['what'], 'rung'>, clock: ClockState | undefined): Owed[] => {
    const at = clock ? ringOf(clock, given) : null;
    return at === null ? [] : [{ at, what }];
  };
  if (state.status === 'rejected') return ring('appealLapse', running(state, 'objection'));
  if (state.status === 'closed') return [...ring('objectionLapse', running(state, 'objection')), ...ring('archive', running(state, 'archive'))];
  const answer = (kind: 'extension' | 'information') => (openRequest(state.requests, kind) ? running(state, 'requestAnswer', kind) : undefined);
  return [
    ...ring('extensionLapse', answer('extension')), ...ring('informationLapse', answer('information')),
    ...holdEnd(state, given), ...mediationEnd(state, given),
  ];
}

/** A hold ends by itself after the day that was named, or when its review falls due, whichever is first. */
function holdEnd(state: CaseState, given: Given): Owed[] {
  const hold = standingHold(state.requests);
  const review = running(state, 'holdReview');
  if (!hold || !review) return [];
  const { zone } = given.calendarOf(review.calendar);
  const midnight = instantOf(zone, (dayNumber(String(hold.terms['until'])) ?? Infinity) * DAY + DAY);
  return [{ at: Math.min(midnight, ringOf(review, given) ?? midnight), what: 'holdEnd' }];
}

/**
 * An unsettled rung moves up by itself with its file; above the fourth the county tries, and then only people act. Thirty days from the
 * beginning it is over, hold or no hold, unless both parties agreed to go on.
 */
function mediationEnd(state: CaseState, given: Given): Owed[] {
  const rungs = profileOf(given.pack, state.profile).mediationRungs;
  const handle = running(state, 'handle');
  const atWork = state.status === 'dispatched' || state.status === 'inProgress';
  const { mediation } = state;
  if (!atWork || !handle || !mediation || (mediation.capped && !mediation.consents)) return [];
  const watch = stopwatchOf(handle, given);
  const step = rungs?.[mediation.rung - 1];
  const up = step ? due({ ...watch, start: mediation.since, budget: step.within, extensions: [] }) : null;
  const cap = mediation.consents ? null : due({ calendar: watch.calendar, start: mediation.began ?? mediation.since, budget: given.pack.terms.mediation.cap });
  return [...(up === null ? [] : [{ at: up, what: 'mediationRung' as const }]), ...(cap === null ? [] : [{ at: cap, what: 'mediationCap' as const }])];
}
