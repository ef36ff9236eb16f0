import { profileOf, redStep } from '../../pack/limits.ts';
import type { MethodPack } from '../../pack/pack.ts';
import type { Clockwork } from '../clockwork.ts';
import { invalid, refuse } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import type { Verdict } from '../verdict.ts';
import { closing, files, householdsOf, invalidFields, line, no, unknownSigns } from '../verdict.ts';

/** The next step of the ladder 四级调解. Above the last one the county tries, and has a while of its own for it. */
export const oneUp = (state: CaseState, pack: MethodPack, work: Clockwork): number => upTo(state, pack, work, 1 + (state.mediation?.rung ?? 0));

function upTo(state: CaseState, pack: MethodPack, work: Clockwork, rung: number): number {
  if (rung > (profileOf(pack, state.profile).mediationRungs?.length ?? 0)) work.extend('handle', pack.terms.mediation.countyWithin);
  return rung;
}

/** Where a red dispute jumps to; undefined where it stands there already, or is not red. */
function jump({ mediation }: CaseState, pack: MethodPack, signs: readonly string[] | undefined): number | undefined {
  const red = redStep(pack, signs);
  return red !== undefined && red > (mediation?.rung ?? 0) ? red : undefined;
}

/** The thirty days are over and not both agreed to go on (人民调解工作若干规定): what is left is an agreement, or telling of other remedies. */
const minute = 60_000;

const isCapped = ({ mediation }: CaseState): boolean => mediation?.capped === true && !mediation.consents;

/** 调解: who sat together, when, and what was said. What it shows of danger sends the dispute up at once. */
export const sitting: Verdict<'sitting'> = (given) => {
  const { state, body, context, now } = given;
  if (!state.mediation) return no(refuse('notNow', 'noMediation'));
  if (isCapped(state) && body.consent !== true) return no(refuse('notNow', 'mediationCapped'));
  const heldAt = Date.parse(body.heldAt);
  if (heldAt > now) return no(invalid('heldAt', 'inTheFuture'));
  // People tell the time to the minute.
  if (heldAt < Math.floor(state.createdAt / minute) * minute) return no(invalid('heldAt', 'beforeItsReport'));
  const homes = householdsOf(given, body.households);
  const faults = [...unknownSigns(context.pack, state.category, body.signs), ...('errors' in homes ? homes.errors : [])];
  if ('errors' in homes || faults.length > 0) return invalidFields(faults);
  const jumpsTo = jump(state, context.pack, body.signs);
  return line({
    type: 'SittingHeld', sealed: { text: body.text, parties: JSON.stringify(body.parties) },
    data: {
      rung: state.mediation.rung, heldAt: new Date(heldAt).toISOString(), parties: body.parties.length, ...(homes.ids.length > 0 ? { households: homes.ids } : {}),
      ...(body.consent ? { consents: true } : {}), ...(body.signs?.length ? { signs: body.signs } : {}), ...(jumpsTo === undefined ? {} : { jumpsTo }),
    },
  });
};

/** Handed up before its time by the mediator (枫桥经验; Gaotai 四级七天); a red dispute goes to the town centre at once. */
export const moveUp: Verdict<'moveUp'> = ({ state, body, context, work }) => {
  const rungs = profileOf(context.pack, state.profile).mediationRungs;
  if (!state.mediation || !rungs) return no(refuse('notNow', 'noMediation'));
  if (isCapped(state)) return no(refuse('notNow', 'mediationCapped'));
  if (state.mediation.rung > rungs.length) return no(refuse('notNow', 'nobodyAbove'));
  const strange = unknownSigns(context.pack, state.category, body.signs);
  if (strange.length > 0) return invalidFields(strange);
  const rung = upTo(state, context.pack, work, jump(state, context.pack, body.signs) ?? state.mediation.rung + 1);
  return line({ type: 'MovedUp', data: { rung, byItself: false, ...(body.signs?.length ? { signs: body.signs } : {}) }, sealed: { reason: body.reason } });
};

/** A written agreement: mediated, to be verified like any other result. */
export const agree: Verdict<'agree'> = (given) => {
  const { state, body, work, limits } = given;
  if (!state.mediation) return no(refuse('notNow', 'noMediation'));
  const homes = householdsOf(given, body.households);
  if ('errors' in homes) return invalidFields(homes.errors);
  const closes = limits.verify === null;
  if (closes) closing(given, 'mediated');
  else work.stopAll().start('verify', limits.verify);
  return line({
    type: 'Agreed', sealed: { agreement: body.agreement, parties: body.parties && JSON.stringify(body.parties) },
    data: { closes, ...(homes.ids.length > 0 ? { households: homes.ids } : {}), ...files(body.evidence) },
  });
};
