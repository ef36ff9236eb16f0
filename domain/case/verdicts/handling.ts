import { categoryOf, limitsWith } from '../../pack/limits.ts';
import { invalid, refuse } from '../refusals.ts';
import type { Verdict } from '../verdict.ts';
import { closing, files, handOver, handsOf, householdsOf, invalidFields, line, no } from '../verdict.ts';
import { openRequest } from '../waiting.ts';

/** Lead, assistants and a named person; the handling clock starts here and does not wait for signing (004-28). */
export const dispatch: Verdict<'dispatch'> = (given) => {
  const found = handsOf(given, given.body);
  if ('errors' in found) return invalidFields(found.errors);
  const { state, body: { statutory }, context: { pack } } = given;
  if (statutory !== undefined && !categoryOf(pack, state.category)?.orStatutoryLimit) return no(invalid('statutory', 'noServiceItem'));
  const limits = limitsWith(pack, state.category, state.profile, statutory ?? state.statutory);
  return line({ type: 'Dispatched', data: { ...handOver({ ...given, limits }, found.hands, false), ...(statutory === undefined ? {} : { statutory }), from: state.lead, again: state.dispatchedBy.length > 0 }, sealed: { note: given.body.note } });
};

/** Whoever signs takes it: a return that was asked for is heard no more. */
export const sign: Verdict<'sign'> = ({ work }) => {
  work.stop('sign').stop('adjudicateReturn');
  return line({ type: 'Signed', data: {} });
};

/** Within the unit: another name, the same clocks. */
export const reassign: Verdict<'reassign'> = ({ state, body, context }) => {
  const person = context.lookups.person(body.person);
  if (!person) return no(invalid('person', 'unknownPerson'));
  if (!state.lead || !person.units.includes(state.lead)) return no(invalid('person', 'notOfTheUnit'));
  return line({ type: 'Reassigned', data: { person: person.id } });
};

/** After a joint consultation 会商: this unit has it, and no return is heard. */
export const designate: Verdict<'designate'> = (given) => {
  const { state, body, work } = given;
  if (!openRequest(state.requests, 'consultation')) return no(refuse('notNow', 'noConsultation'));
  const found = handsOf(given, body);
  if ('errors' in found) return invalidFields(found.errors);
  work.stop('requestAnswer', 'consultation');
  return line({ type: 'Designated', data: { ...handOver(given, found.hands, true), from: state.lead } });
};

/** Closed where it stands, by the authority matrix (002-20, 004-13); what must be reported leaves a copy at the town (001-11). */
export const settle: Verdict<'settle'> = (given) => {
  const { state, body, context, work } = given;
  const homes = householdsOf(given, body.households);
  if ('errors' in homes) return invalidFields(homes.errors);
  closing(given, body.result);
  const sampled = isSampled(state.number, context.pack.terms.sampledVerifyPercent);
  if (sampled) work.start('verify', context.pack.terms.sampledVerifyWithin);
  const found = categoryOf(context.pack, state.category);
  return line({
    type: 'Settled', sealed: { done: body.done, told: body.told },
    data: { result: body.result, sampled, ...files(body.evidence), mustReportCopy: Boolean(found?.mustReport || found?.major === '04'), ...(homes.ids.length > 0 ? { households: homes.ids } : {}) },
  });
};

/** Every so many numbers, spread by a multiplier so that neighbours do not fall together: nobody chooses, anybody can check. */
export const isSampled = (number: string, percent: number): boolean => (Number(number.replace(/\D/g, '')) * 7919) % 100 < percent;
