import { scaleBudget } from '../../calendar/budget.ts';
import { due } from '../../clock/stopwatch.ts';
import { limitsFor, needsLeader } from '../../pack/limits.ts';
import type { MethodPack } from '../../pack/pack.ts';
import { refuse } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import type { Verdict } from '../verdict.ts';
import { closing, files, line, no } from '../verdict.ts';

export const pass: Verdict<'pass'> = (given) => {
  const { state, body } = given;
  closing(given, state.result?.code ?? 'fixed');
  return line({ type: 'Passed', data: { method: body.method, ...files(body.evidence) }, sealed: { informed: body.informed } });
};

/** Back to work with half of the limit; the second time the leader hears of it, the third the county. */
export const fail: Verdict<'fail'> = ({ state, body, context, work, limits }) => {
  work.stop('verify').start('handle', limits.handle && scaleBudget(limits.handle, context.pack.terms.reworkPercent));
  return line({ type: 'Failed', data: { rework: state.counts.rework + 1 }, sealed: { reason: body.reason } });
};

export const samplePass: Verdict<'samplePass'> = ({ state, body, work }) => {
  if (!state.sampled) return no(refuse('notNow', 'notSampled'));
  work.stop('verify');
  return line({ type: 'SamplePassed', data: { method: body.method } });
};

/** Leaves "solved" and goes back to accepted. */
export const sampleFail: Verdict<'sampleFail'> = ({ state, body, work, limits }) => {
  if (!state.sampled) return no(refuse('notNow', 'notSampled'));
  work.stopAll().start('dispatch', limits.dispatch);
  return line({ type: 'SampleFailed', data: {}, sealed: { reason: body.reason } });
};

/** The reporter within his objection, a full-time worker while it may recur; half of the limit, the second time the hard track. */
export const reopen: Verdict<'reopen'> = ({ state, body, context, work, parts, now }) => {
  const { terms } = context.pack;
  const window = !parts.has('fullWorker') ? terms.objection : state.result?.code === 'mediated' ? terms.relapseWithin : terms.recurrenceWithin;
  const last = due({ calendar: context.calendarOf(context.calendar), start: state.closedAt ?? now, budget: window });
  if (last !== null && now >= last) return no(refuse('tooLate', 'objectionLapsed'));
  const profile = trackOf(state, context.pack);
  const limits = limitsFor(context.pack, state.category, profile);
  const to = state.lead === null ? 'accepted' : 'dispatched';
  work.stopAll();
  if (to === 'accepted') work.start('dispatch', limits.dispatch);
  else work.start('handle', limits.handle && scaleBudget(limits.handle, terms.reopenPercent)).start('sign', limits.sign);
  const reopened = state.counts.reopened + 1;
  const leader = needsLeader(context.pack, { ...state, profile, counts: { reopened } });
  return line({ type: 'Reopened', data: { to, reopened, profile, ...(leader ? { leader } : {}) }, sealed: { reason: body.reason } });
};

/** Twice reopened, a matter goes on the hard track with its leader; what is urgent stays urgent, and what is off the steps keeps its own. */
function trackOf({ counts, profile }: CaseState, { severity: { steps, hardTrack } }: MethodPack): string {
  const isOrdinary = steps.includes(profile) && steps.indexOf(profile) <= steps.indexOf('Q');
  return counts.reopened >= 1 && isOrdinary ? hardTrack : profile;
}
