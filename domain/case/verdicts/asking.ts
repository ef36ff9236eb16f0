import { nominalSeconds, parseBudget, scaleBudget, spends } from '../../calendar/budget.ts';
import type { Budget } from '../../calendar/budget.ts';
import { localDate } from '../../calendar/instant.ts';
import { due, read } from '../../clock/stopwatch.ts';
import { profileOf } from '../../pack/limits.ts';
import type { ExtensionRule, ExtensionStep } from '../../pack/profile.ts';
import { invalid, refuse } from '../refusals.ts';
import { running, sizeOf, stopwatchOf } from '../stopwatch-of.ts';
import type { Who } from '../road.ts';
import type { Bench, Ruling, Verdict } from '../verdict.ts';
import { files, handOver, handsOf, invalidFields, line, mayHelp, no } from '../verdict.ts';
import { openRequest, standingHold } from '../waiting.ts';
import { handleRing } from './handling.ts';

const returnTerms = ({ state, context }: Pick<Bench, 'state' | 'context'>) => {
  const { byProfile, ...rule } = context.pack.requests.return;
  return { ...rule, ...byProfile[state.profile] };
};

/** 退单: before signing, once a unit, in time, with the basis in law and whose it is instead; handling keeps running (domain.md 4.1 row 11). */
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

/** 延期: before expiry, at most twice, within the bounds of the profile; silence is refusal (rows 14, 27). */
export const askExtension: Verdict<'askExtension'> = (given) => {
  const { state, body, context, now, work } = given;
  const rule = profileOf(context.pack, state.profile).extension;
  const terms = context.pack.requests.extension;
  if (!rule) return no(refuse('notNow', 'profileHasNoExtension'));
  if (openRequest(state.requests, 'extension')) return no(refuse('askedAlready', 'extensionOpen'));
  if (state.counts.extended >= (rule.second ? terms.atMost : 1)) return no(refuse('askedAlready', 'extendedBefore'));
  const ring = handleRing(given);
  if (ring !== null && now >= ring) return no(refuse('tooLate', 'limitIsSpent'));
  const fault = overBound(given, body.budget) ?? (body.consent || state.mediation?.consents ? null : beyondConsent(given, body.budget));
  if (fault) return no(invalid('budget', fault));
  work.start('requestAnswer', terms.answerWithin, { about: 'extension' });
  return line({ type: 'ExtensionAsked', data: { budget: body.budget, ...(body.consent ? { consents: true } : {}) }, sealed: { reason: body.reason } });
};

/** Mediation goes beyond 30 days only with the consent of both parties (row 14; the mediation regulation). */
function beyondConsent({ state, context }: Bench<'askExtension'>, budget: Budget): string | null {
  const cap = profileOf(context.pack, state.profile).extension?.consentBeyond;
  const handle = running(state, 'handle');
  if (cap === undefined || !handle) return null;
  const watch = stopwatchOf(handle, context);
  const ends = due({ ...watch, extensions: [...(watch.extensions ?? []), budget] });
  const latest = due({ calendar: watch.calendar, start: watch.start, budget: cap });
  return ends !== null && latest !== null && ends > latest ? 'needsConsent' : null;
}

/** Why so much more time cannot be had at all, or null. Who may grant it is asked when it is granted. */
function overBound(given: Bench<'askExtension'> | Bench<'grantExtension'>, budget: Budget): string | null {
  const { state, context, limits } = given;
  const handle = running(state, 'handle');
  const limit = limits.handle;
  if (!handle || limit === null) return 'noHandlingClock';
  if (spends(parseBudget(budget).unit) !== spends(parseBudget(limit).unit)) return 'otherUnitOfTime';
  if (nominalSeconds(budget) === 0) return 'nothing';
  const rule = profileOf(context.pack, state.profile).extension!;
  const step = stepOf(given, rule);
  if (step.atMostPercent !== undefined && nominalSeconds(budget) > (nominalSeconds(limit) * step.atMostPercent) / 100) return 'tooMuch';
  return step.atMost !== undefined && nominalSeconds(budget) > nominalSeconds(step.atMost) ? 'tooMuch' : null;
}

const stepOf = ({ state }: Pick<Bench, 'state'>, rule: ExtensionRule): ExtensionStep => (state.counts.extended === 0 ? rule.first : (rule.second ?? rule.first));

export const grantExtension: Verdict<'grantExtension'> = (given) => {
  const { body, work } = given;
  const asked = decidesExtension(given);
  if (typeof asked !== 'string') return asked;
  if (!profileOf(given.context.pack, given.state.profile).extension) return no(refuse('notNow', 'profileHasNoExtension'));
  const budget = body.budget ?? asked;
  const fault = overBound(given, budget) ?? (nominalSeconds(budget) > nominalSeconds(asked) ? 'moreThanAsked' : null);
  if (fault) return no(invalid('budget', fault));
  work.stop('requestAnswer', 'extension').extend('handle', budget);
  return line({ type: 'ExtensionGranted', data: { budget } });
};

export const refuseExtension: Verdict<'refuseExtension'> = (given) => {
  const asked = decidesExtension(given);
  if (typeof asked !== 'string') return asked;
  given.work.stop('requestAnswer', 'extension');
  return line({ type: 'ExtensionRefused', data: { lapsed: false }, sealed: { reason: given.body.reason } });
};

/** What was asked for, where this person may say yes or no to it: the first time the dispatcher, the second the leader in charge, beyond the total the county (row 27). */
function decidesExtension(given: Bench<'grantExtension'> | Bench<'refuseExtension'>): Budget | Ruling {
  const open = openRequest(given.state.requests, 'extension');
  if (!open) return no(refuse('notNow', 'nothingWasAsked'));
  const asked = open.terms['budget'] as Budget;
  return granters(given, asked).some((part) => given.parts.has(part)) ? asked : no(refuse('forbidden', 'anotherGrants'));
}

function granters(given: Pick<Bench, 'state' | 'context'>, budget: Budget): Who[] {
  const { state, context } = given;
  const rule = profileOf(context.pack, state.profile).extension;
  const ranks: readonly Who[] = ['dispatcher', 'chief', 'county'];
  if (!rule) return [...ranks];
  const { totalAtMost, beyondTotalBy } = context.pack.requests.extension;
  const granted = state.clocks.filter(({ name }) => name === 'handle').flatMap(({ extensions }) => extensions.map((one) => one.budget));
  const step = stepOf(given, rule);
  const isBeyond = step.atMost === undefined && sizeOf([...granted, budget]) > sizeOf([totalAtMost]);
  return ranks.slice(ranks.indexOf((isBeyond ? beyondTotalBy : step.by) as Who));
}

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
