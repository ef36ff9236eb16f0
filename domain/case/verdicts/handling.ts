import { scaleBudget } from '../../calendar/budget.ts';
import { categoryOf, profileOf } from '../../pack/limits.ts';
import { invalid, refuse } from '../refusals.ts';
import { running, stopwatchOf } from '../stopwatch-of.ts';
import { due } from '../../clock/stopwatch.ts';
import type { Verdict } from '../verdict.ts';
import { closing, handOver, handsOf, invalidFields, line, no } from '../verdict.ts';
import { openRequest } from '../waiting.ts';

const files = (evidence: string[] | undefined) => (evidence ? { evidence } : {});

/** Lead, assistants and a named person; the handling clock starts here and does not wait for signing (004-28). */
export const dispatch: Verdict<'dispatch'> = (given) => {
  const found = handsOf(given, given.body);
  if ('errors' in found) return invalidFields(found.errors);
  return line({ type: 'Dispatched', data: { ...handOver(given, found.hands, false), from: given.state.lead, again: given.state.dispatchedBy.length > 0 }, sealed: { note: given.body.note } });
};

export const sign: Verdict<'sign'> = ({ work }) => {
  work.stop('sign');
  return line({ type: 'Signed', data: {} });
};

/** Within the unit: another name, the same clocks. */
export const reassign: Verdict<'reassign'> = ({ state, body, context }) => {
  const person = context.lookups.person(body.person);
  if (!person) return no(invalid('person', 'unknownPerson'));
  if (!state.lead || !person.units.includes(state.lead)) return no(invalid('person', 'notOfTheUnit'));
  return line({ type: 'Reassigned', data: { person: person.id } });
};

/** After a joint consultation 会商: this unit has it, and no return is heard (domain.md 4.1 row 13). */
export const designate: Verdict<'designate'> = (given) => {
  const { state, body, work } = given;
  if (!openRequest(state.requests, 'consultation')) return no(refuse('notNow', 'noConsultation'));
  const found = handsOf(given, body);
  if ('errors' in found) return invalidFields(found.errors);
  work.stop('requestAnswer', 'consultation');
  return line({ type: 'Designated', data: { ...handOver(given, found.hands, true), from: state.lead } });
};

/** What was done, whatever it came to: an honest result code and a text for the reporter. I and S have no verify stage and close here. */
export const feedBack: Verdict<'feedBack'> = (given) => {
  const { state, body, context, work, limits } = given;
  const result = context.pack.results.find(({ code }) => code === body.result);
  if (!result || !mayEndAs(body.result, state.profile, profileOf(context.pack, state.profile).mediationRungs !== undefined)) return no(invalid('result', 'unknownResult'));
  if (result.needsDate && body.plannedFor === undefined) return no(invalid('plannedFor', 'required'));
  if (openRequest(state.requests, 'secondSign')) return no(refuse('askedAlready', 'secondSignOpen'));
  if (result.twoPersons) {
    work.start('requestAnswer', context.pack.requests.secondSign.answerWithin, { about: 'secondSign' });
    return line({ type: 'SecondSignAsked', data: { for: 'feedBack', body: { result: body.result, plannedFor: body.plannedFor ?? null, evidence: body.evidence ?? [] } }, sealed: { text: body.text } });
  }
  const closes = limits.verify === null;
  if (closes) closing(given, body.result);
  else work.stopAll().start('verify', limits.verify);
  return line({
    type: 'FedBack', sealed: { text: body.text },
    data: {
      result: body.result, plannedFor: body.plannedFor ?? null, ...files(body.evidence), closes,
      evidenceMissing: categoryOf(context.pack, state.category)?.evidence === 'required' && !body.evidence?.length,
    },
  });
};

/** A mediation ends as mediated or with the parties told of their other remedies; the other codes belong to other actions. */
const mayEndAs = (result: string, _profile: string, mediates: boolean): boolean =>
  mediates ? result === 'mediated' || result === 'mediationFailedInformed' : !['onSpot', 'mediationFailedInformed', 'referred', 'duplicate', 'withdrawn'].includes(result);

/** Closed where it stands, by the authority matrix (002-20, 004-13); what must be reported leaves a copy at the town (001-11). */
export const settle: Verdict<'settle'> = (given) => {
  const { state, body, context, work } = given;
  closing(given, body.result);
  const sampled = isSampled(state.number, context.pack.terms.sampledVerifyPercent);
  if (sampled) work.start('verify', context.pack.terms.sampledVerifyWithin);
  const found = categoryOf(context.pack, state.category);
  return line({
    type: 'Settled', sealed: { done: body.done, told: body.told },
    data: { result: body.result, sampled, ...files(body.evidence), mustReportCopy: Boolean(found?.mustReport || found?.major === '04') },
  });
};

/** Every so many numbers, spread by a multiplier so that neighbours do not fall together: nobody chooses, anybody can check. */
export const isSampled = (number: string, percent: number): boolean => (Number(number.replace(/\D/g, '')) * 7919) % 100 < percent;

/** The second person of a two-person rule agrees, and what was asked happens. */
export const secondSign: Verdict<'secondSign'> = (given) => {
  const { state, context, work, limits } = given;
  const open = openRequest(state.requests, 'secondSign');
  if (!open) return no(refuse('notNow', 'nothingToSign'));
  const terms = open.terms as { for: 'reject' | 'feedBack'; body: { reasonCode?: string; result?: string; plannedFor?: string | null; evidence?: string[] } };
  const sealed = JSON.parse(state.private.pending ?? '{}') as Record<string, string>;
  if (terms.for === 'reject') {
    work.stopAll().start('objection', context.pack.terms.appealWithin);
    return line({ type: 'Rejected', data: { reasonCode: terms.body.reasonCode ?? '' }, sealed });
  }
  const closes = limits.verify === null;
  if (closes) closing(given, terms.body.result ?? '');
  else work.stopAll().start('verify', limits.verify);
  return line({
    type: 'FedBack', sealed,
    data: { result: terms.body.result ?? '', plannedFor: terms.body.plannedFor ?? null, evidence: terms.body.evidence ?? [], closes, evidenceMissing: false },
  });
};

export const pass: Verdict<'pass'> = (given) => {
  const { state, body } = given;
  closing(given, state.result?.code ?? 'fixed');
  return line({ type: 'Passed', data: { method: body.method, ...files(body.evidence) }, sealed: { informed: body.informed } });
};

/** Back to work with half of the limit; the second time the leader hears of it, the third the county (domain.md 4.1 row 19). */
export const fail: Verdict<'fail'> = ({ state, body, context, work, limits }) => {
  work.stop('verify').start('handle', limits.handle && scaleBudget(limits.handle, context.pack.terms.reworkPercent));
  return line({ type: 'Failed', data: { rework: state.counts.rework + 1 }, sealed: { reason: body.reason } });
};

export const samplePass: Verdict<'samplePass'> = ({ state, body, work }) => {
  if (!state.sampled) return no(refuse('notNow', 'notSampled'));
  work.stop('verify');
  return line({ type: 'SamplePassed', data: { method: body.method } });
};

/** Leaves "solved" and goes back to accepted (domain.md 4.1 row 29). */
export const sampleFail: Verdict<'sampleFail'> = ({ state, body, work, limits }) => {
  if (!state.sampled) return no(refuse('notNow', 'notSampled'));
  work.stopAll().start('dispatch', limits.dispatch);
  return line({ type: 'SampleFailed', data: {}, sealed: { reason: body.reason } });
};

/** The reporter within his objection, a full-time worker while it may recur; half of the limit, the second time the hard track (domain.md 4.1 row 21). */
export const reopen: Verdict<'reopen'> = (given) => {
  const { state, body, context, work, parts, now, limits } = given;
  const { terms, severity } = context.pack;
  const window = parts.has('fullWorker') ? (state.result?.code === 'mediated' ? terms.relapseWithin : terms.recurrenceWithin) : terms.objection;
  const start = state.closedAt ?? now;
  const last = due({ calendar: context.calendarOf(context.calendar), start, budget: window });
  if (last !== null && now >= last) return no(refuse('tooLate', 'objectionLapsed'));
  const to = state.lead === null ? 'accepted' : 'dispatched';
  const hard = state.counts.reopened >= 1 && severity.steps.includes(state.profile) && state.profile !== severity.emergency && state.profile !== 'U';
  work.stopAll();
  if (to === 'accepted') work.start('dispatch', limits.dispatch);
  else work.start('handle', limits.handle && scaleBudget(limits.handle, terms.reopenPercent)).start('sign', limits.sign);
  return line({ type: 'Reopened', data: { to, reopened: state.counts.reopened + 1, profile: hard ? severity.hardTrack : state.profile }, sealed: { reason: body.reason } });
};

/** The four rungs of mediation: handed up before its time by the mediator (枫桥经验; Gaotai 四级七天). */
export const moveUp: Verdict<'moveUp'> = ({ state, body, context }) => {
  const rungs = profileOf(context.pack, state.profile).mediationRungs;
  if (!state.mediation || !rungs) return no(refuse('notNow', 'noMediation'));
  if (state.mediation.rung > rungs.length) return no(refuse('notNow', 'nobodyAbove'));
  return line({ type: 'MovedUp', data: { rung: state.mediation.rung + 1, byItself: false }, sealed: { reason: body.reason } });
};

/** A written agreement: mediated, to be verified like any other result. */
export const agree: Verdict<'agree'> = (given) => {
  const { state, body, work, limits } = given;
  if (!state.mediation) return no(refuse('notNow', 'noMediation'));
  const closes = limits.verify === null;
  if (closes) closing(given, 'mediated');
  else work.stopAll().start('verify', limits.verify);
  return line({ type: 'Agreed', data: { closes }, sealed: { agreement: body.agreement } });
};

/** Whether a clock of this name has been stopped already is the clock's own business; the fact is always worth a line. */
export const stopsClock = (name: 'firstContact' | 'arrival' | 'callBack') => (given: { work: { stop: (clock: typeof name) => unknown } }) => given.work.stop(name);

/** When the handling limit rings, for those who must ask before it does. */
export const handleRing = ({ state, context }: Parameters<Verdict<'askExtension'>>[0]): number | null => {
  const handle = running(state, 'handle');
  return handle ? due(stopwatchOf(handle, context)) : null;
};
