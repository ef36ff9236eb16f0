import { nominalSeconds, parseBudget, spends } from '../../calendar/budget.ts';
import type { Budget } from '../../calendar/budget.ts';
import { due } from '../../clock/stopwatch.ts';
import { profileOf } from '../../pack/limits.ts';
import type { ExtensionRule, ExtensionStep } from '../../pack/profile.ts';
import { invalid, refuse } from '../refusals.ts';
import { running, sizeOf, stopwatchOf } from '../stopwatch-of.ts';
import type { Who } from '../road.ts';
import type { Bench, Ruling, Verdict } from '../verdict.ts';
import { line, no } from '../verdict.ts';
import { openRequest } from '../waiting.ts';

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

/** When the handling limit rings, for those who must ask before it does. */
function handleRing({ state, context }: Bench<'askExtension'>): number | null {
  const handle = running(state, 'handle');
  return handle ? due(stopwatchOf(handle, context)) : null;
}
