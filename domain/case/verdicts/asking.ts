import { parseBudget, scaleBudget, spends } from '../../calendar/budget.ts';
import type { Budget } from '../../calendar/budget.ts';
import { localDate } from '../../calendar/instant.ts';
import { due, read } from '../../clock/stopwatch.ts';
import { invalid, refuse } from '../refusals.ts';
import { running, stopwatchOf } from '../stopwatch-of.ts';
import type { Bench, Verdict } from '../verdict.ts';
import { files, handOver, handsOf, invalidFields, line, mayHelp, no } from '../verdict.ts';
import { openRequest, standingHold } from '../waiting.ts';

const returnTerms = ({ state, context }: Pick<Bench, 'state' | 'context'>) => {
  const { byProfile, ...rule } = context.pack.requests.return;
  return { ...rule, ...byProfile[state.profile] };
};

/** 退单: before signing, once a unit, in time, with the basis in law and whose it is instead; handling keeps running. */
export const askReturn: Verdict<'askReturn'> = (given) => {
  const { state, body, context, now, work } = given;
  const unit = state.lead!;
  const terms = returnTerms(given);
  const before = state.requests.filter((one) => one.kind === 'return' && one.unit === unit);
  if (before.length >= terms.atMostPerUnit) return no(refuse('askedAlready', 'returnAskedBefore'));
  if (state.designated) return no(refuse('notNow', 'designated'));
  const handle = running(state, 'sign') ?? running(state, 'handle');
  const last = handle ? due({ calendar: context.calendarOf(handle.calendar), start: handle.start, budget: terms.askWithin }) : null;
  if (last !== null && now > last) return no(refuse('tooLate', 'returnTooLate'));
  work.start('adjudicateReturn', terms.answerWithin);
  return line({ type: 'ReturnAsked', data: { unit }, sealed: { basis: body.basis, suggestedOwner: body.suggestedOwner } });
};

/** Upheld: the new unit gets the full limit; the second return of a case designates (rows 12, 13). */
export const grantReturn: Verdict<'grantReturn'> = (given) => {
  const { state, body } = given;
  if (!openRequest(state.requests, 'return')) return no(refuse('notNow', 'nothingWasAsked'));
  const found = handsOf(given, body);
  if ('errors' in found) return invalidFields(found.errors);
  if (found.hands.lead.code === state.lead) return no(invalid('lead', 'sameUnit'));
  return line({ type: 'ReturnGranted', data: { ...handOver(given, found.hands, state.counts.returned >= 1), from: state.lead! } });
};

export const refuseReturn: Verdict<'refuseReturn'> = ({ state, body, work }) => {
  if (!openRequest(state.requests, 'return')) return no(refuse('notNow', 'nothingWasAsked'));
  work.stop('adjudicateReturn');
  return line({ type: 'ReturnRefused', data: {}, sealed: { reason: body.reason } });
};

/** 挂账: a reason, an interim safety measure and a day at most as far as the review (row 15). */
export const askHold: Verdict<'askHold'> = ({ state, body, context, now, work }) => {
  if (openRequest(state.requests, 'hold') || standingHold(state.requests)) return no(refuse('askedAlready', 'holdOpen'));
  if (!context.pack.reasons.hold?.some(({ code }) => code === body.reasonCode)) return no(invalid('reasonCode', 'unknownReason'));
  const calendar = context.calendarOf(context.calendar);
  const latest = due({ calendar, start: now, budget: context.pack.requests.hold.reviewWithin });
  if (body.until < localDate(now, calendar.zone)) return no(invalid('until', 'inThePast'));
  if (latest !== null && body.until > localDate(Math.max(latest, now + 30 * 86_400_000), calendar.zone)) return no(invalid('until', 'tooFar'));
  work.start('requestAnswer', context.pack.requests.hold.answerWithin, { about: 'hold' });
  return line({ type: 'HoldAsked', data: { reasonCode: body.reasonCode, until: body.until }, sealed: { interimMeasure: body.interimMeasure } });
};

export const grantHold: Verdict<'grantHold'> = ({ state, context, work }) => {
  const open = openRequest(state.requests, 'hold');
  if (!open) return no(refuse('notNow', 'nothingWasAsked'));
  work.stop('requestAnswer', 'hold').pause('handle').start('holdReview', context.pack.requests.hold.reviewWithin);
  return line({ type: 'HoldGranted', data: { until: String(open.terms['until']), reasonCode: String(open.terms['reasonCode']) } });
};

export const refuseHold: Verdict<'refuseHold'> = ({ state, body, work }) => {
  if (!openRequest(state.requests, 'hold')) return no(refuse('notNow', 'nothingWasAsked'));
  work.stop('requestAnswer', 'hold');
  return line({ type: 'HoldRefused', data: {}, sealed: { reason: body.reason } });
};

/** The limit goes on with what was left (row 28). */
export const resume: Verdict<'resume'> = ({ state, body, work }) => {
  if (!standingHold(state.requests)) return no(refuse('notNow', 'notOnHold'));
  work.stop('holdReview').resume('handle');
  return line({ type: 'Resumed', data: { byItself: false }, sealed: { reason: body.reason } });
};

/** 协办: the other unit has half of what is left (row 16). */
export const askAssist: Verdict<'askAssist'> = ({ state, body, context, now, work, parts }) => {
  const unit = context.lookups.unit(body.unit);
  if (!unit || unit.kind === 'clue') return no(invalid('unit', 'unknownUnit'));
  if (unit.code === state.lead) return no(invalid('unit', 'sameUnit'));
  if (!mayHelp(unit, state, parts)) return no(invalid('unit', 'outOfReach'));
  if (openRequest(state.requests, 'assist', unit.code)) return no(refuse('askedAlready', 'assistOpen'));
  const handle = running(state, 'handle');
  if (handle) work.start('assist', shareOfLeft(handle, context, now), { about: unit.code });
  return line({ type: 'AssistAsked', data: { unit: unit.code }, sealed: { what: body.what } });
};

/** Where next to nothing is left, a tenth of the limit counts as left: nobody can help within a minute. */
function shareOfLeft(handle: NonNullable<ReturnType<typeof running>>, context: Bench['context'], now: number): Budget {
  const { leftSeconds, worthSeconds } = read({ ...stopwatchOf(handle, context), at: now });
  const left = Math.max(leftSeconds, worthSeconds / 10, 2);
  const isWorking = spends(parseBudget(handle.budget).unit) === 'working';
  const share = context.pack.requests.assist.percentOfLeft;
  return !isWorking && left < 600 ? scaleBudget(`${Math.floor(left)} s`, share) : scaleBudget(`${Math.ceil(left / 60)} ${isWorking ? 'wmin' : 'min'}`, share);
}

export const giveAssist: Verdict<'giveAssist'> = ({ state, body, context, work }) => {
  const mine = context.viewer.grants.map(({ unit }) => unit);
  const open = state.requests.find((one) => one.kind === 'assist' && one.state === 'open' && mine.includes(one.unit));
  if (!open?.unit) return no(refuse('notNow', 'nothingWasAsked'));
  work.stop('assist', open.unit);
  return line({ type: 'AssistGiven', data: { unit: open.unit, ...files(body.evidence) }, sealed: { text: body.text } });
};
