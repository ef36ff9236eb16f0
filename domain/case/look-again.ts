import type { LadderRung } from '../clock/ladder.ts';
import { theClock } from './actor.ts';
import { clockwork } from './clockwork.ts';
import type { Clockwork } from './clockwork.ts';
import type { Context, Decision } from './context.ts';
import { entryOf } from './decide.ts';
import type { NewEntry } from './entries.ts';
import { fold } from './fold.ts';
import type { Owed } from './owed.ts';
import { nextOwed } from './owed.ts';
import type { CaseState, ClockState } from './state.ts';
import type { Draft } from './verdict.ts';
import { wholeBudget } from './stopwatch-of.ts';
import { oneUp } from './verdicts/mediating.ts';

/** More than any ladder of any case: an alarm that did not move on must not run hot. */
const mostAtOnce = 400;

/**
 * What the clock owes by now, in the order in which it was owed; nothing when it looked too early or twice. Each line keeps the instant
 * it was owed (`dueAt`) beside the instant it was written (`at`).
 */
export function lookAgain(before: CaseState, context: Context): Decision {
  const entries: NewEntry[] = [];
  let state = before;
  while (entries.length < mostAtOnce) {
    const owed = nextOwed(state, context);
    if (!owed || owed.at > context.now) break;
    const entry = written(state, owed, context);
    entries.push(entry);
    state = fold(state, entry, state.seq + 1);
  }
  return { entries, state, kin: [] };
}

function written(state: CaseState, owed: Owed, context: Context): NewEntry {
  const work = clockwork(state, context, context.now);
  const draft = owed.what === 'rung' ? climb(state, owed, work) : lapse(state, owed.what, work, context);
  return { ...entryOf(draft, { now: context.now, actor: theClock }, { clocks: work.changes }), dueAt: owed.at };
}

function climb(state: CaseState, { clock, rung }: Extract<Owed, { what: 'rung' }>, work: Clockwork): Draft {
  const said = {
    clock: clock.name, round: clock.round, about: clock.about, rung: rung.rung, then: rung.then, whom: toldOf(clock, rung),
    budget: wholeBudget(clock.budget, clock.extensions.map(({ budget }) => budget)), unit: clock.name === 'assist' ? clock.about : state.lead,
  };
  if (rung.then !== 'supervise') return { type: 'RungReached', data: said };
  if (rung.answerWithin !== undefined) work.stop('supervisionAnswer', clock.name).start('supervisionAnswer', rung.answerWithin, { about: clock.name });
  return { type: 'Supervised', data: { ...said, height: rung.height ?? 1 } };
}

/** A question is reminded to whoever owes the answer: the reporter for information, the leader in charge for a hold. */
const owesAnswer: Record<string, string> = { information: 'reporter', hold: 'chief' };

function toldOf({ name, about }: ClockState, { then, whom }: LadderRung): string[] {
  const owes = name === 'requestAnswer' && then === 'tell' ? owesAnswer[about ?? ''] : undefined;
  return owes === undefined ? whom : [owes];
}

function lapse(state: CaseState, what: Exclude<Owed['what'], 'rung'>, work: Clockwork, { pack }: Context): Draft {
  switch (what) {
    case 'extensionLapse':
      work.stop('requestAnswer', 'extension');
      return { type: 'ExtensionRefused', data: { lapsed: true } };
    case 'informationLapse':
      return informationLapse(state, work);
    case 'holdEnd':
      work.stop('holdReview').resume('handle');
      return { type: 'Resumed', data: { byItself: true } };
    case 'objectionLapse':
      work.stop('objection');
      return { type: 'ObjectionLapsed', data: {} };
    case 'archive':
      work.stopAll();
      return { type: 'Archived', data: {} };
    case 'appealLapse':
      work.stopAll();
      return { type: 'AppealLapsed', data: {} };
    case 'mediationCap':
      return { type: 'MediationCapped', data: {} };
    case 'mediationRung':
      return { type: 'MovedUp', data: { rung: oneUp(state, pack, work), byItself: true } };
  }
}

/** Unanswered, the matter is withdrawn; an urgent one goes on without the answer. Whether the clock waited tells which. */
function informationLapse(state: CaseState, work: Clockwork): Draft {
  const waited = state.clocks.some(({ name, stoppedAt, pauses }) => name === 'accept' && stoppedAt === null && pauses.some(({ to }) => to === null));
  if (waited) {
    work.stopAll();
    return { type: 'Withdrawn', data: { lapsed: true } };
  }
  work.stop('requestAnswer', 'information');
  return { type: 'InformationLapsed', data: {} };
}
