import { categoryOf, profileOf } from '../../pack/limits.ts';
import { invalid, refuse } from '../refusals.ts';
import type { Bench, Ruling, Verdict } from '../verdict.ts';
import { closing, line, no } from '../verdict.ts';
import { openRequest } from '../waiting.ts';
import { turnedAway } from './intake.ts';

/**
 * What was done, whatever it came to: an honest result code and a text for the reporter. A result that two must agree to waits for the
 * second; another result may take its place meanwhile, so that nobody is stuck when the second says no.
 */
export const feedBack: Verdict<'feedBack'> = (given) => {
  const { state, body, context, work } = given;
  const waits = openRequest(state.requests, 'secondSign');
  const result = context.pack.results.find(({ code }) => code === body.result);
  const mediates = profileOf(context.pack, state.profile).mediationRungs !== undefined;
  if (!result || !mayEndAs(body.result, mediates)) return no(invalid('result', 'unknownResult'));
  if (mediates && !ofMediations.includes(body.result)) return no(invalid('result', 'notOfMediation'));
  if (result.twoPersons && waits) return no(refuse('askedAlready', 'secondSignOpen'));
  if (result.needsDate && body.plannedFor === undefined) return no(invalid('plannedFor', 'required'));
  const outcome = { result: body.result, plannedFor: body.plannedFor ?? null, evidence: body.evidence ?? [] };
  if (!result.twoPersons) return handedIn(given, outcome, { text: body.text, remedies: body.remedies });
  work.start('requestAnswer', context.pack.requests.secondSign.answerWithin, { about: 'secondSign' });
  return line({ type: 'SecondSignAsked', data: { for: 'feedBack', body: outcome }, sealed: { text: body.text } });
};

interface Outcome { result: string; plannedFor: string | null; evidence: string[] }

/** Handling ends and verifying begins; I and S have no verify stage and close here. */
function handedIn(given: Bench, { result, plannedFor, evidence }: Outcome, sealed: Record<string, string | undefined>): Ruling {
  const { state, context, work, limits } = given;
  const closes = limits.verify === null;
  if (closes) closing(given, result);
  else work.stopAll().start('verify', limits.verify);
  return line({
    type: 'FedBack', sealed,
    data: {
      result, plannedFor, closes, ...(evidence.length ? { evidence } : {}),
      evidenceMissing: categoryOf(context.pack, state.category)?.evidence === 'required' && evidence.length === 0,
    },
  });
}

/** Results that are the outcome of another action, never of feeding back. */
const ofOtherActions = ['onSpot', 'referred', 'duplicate', 'withdrawn'];

/** A mediation ends settled, or with the parties told of their other remedies: arbitration, a court. */
const ofMediations = ['mediated', 'mediationFailedInformed'];

/** Only a mediation can fail as one, with the parties told of their other remedies. */
const mayEndAs = (result: string, mediates: boolean): boolean => !ofOtherActions.includes(result) && (mediates || result !== 'mediationFailedInformed');

/** The second person of a two-person rule agrees, and what was asked happens with the words of the first. */
export const secondSign: Verdict<'secondSign'> = (given) => {
  const { state } = given;
  const open = openRequest(state.requests, 'secondSign');
  if (!open) return no(refuse('notNow', 'nothingToSign'));
  const terms = open.terms as { for: 'reject' | 'feedBack'; body: Partial<Outcome> & { reasonCode?: string } };
  const sealed = JSON.parse(state.private.pending ?? '{}') as Record<string, string>;
  if (terms.for === 'reject') return turnedAway(given, terms.body.reasonCode ?? '', sealed);
  return handedIn(given, { result: terms.body.result ?? '', plannedFor: terms.body.plannedFor ?? null, evidence: terms.body.evidence ?? [] }, sealed);
};
