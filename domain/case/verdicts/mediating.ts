import { profileOf } from '../../pack/limits.ts';
import type { MethodPack } from '../../pack/pack.ts';
import type { Clockwork } from '../clockwork.ts';
import { refuse } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import type { Verdict } from '../verdict.ts';
import { closing, line, no } from '../verdict.ts';

/** The next step of the ladder 四级调解. Above the last one the county tries, and has a while of its own for it (domain.md 4.1). */
export function oneUp(state: CaseState, pack: MethodPack, work: Clockwork): number {
  const rung = 1 + (state.mediation?.rung ?? 0);
  const last = profileOf(pack, state.profile).mediationRungs?.length ?? 0;
  if (rung > last) work.extend('handle', pack.terms.mediation.countyWithin);
  return rung;
}

/** Handed up before its time by the mediator (枫桥经验; Gaotai 四级七天). */
export const moveUp: Verdict<'moveUp'> = ({ state, body, context, work }) => {
  const rungs = profileOf(context.pack, state.profile).mediationRungs;
  if (!state.mediation || !rungs) return no(refuse('notNow', 'noMediation'));
  if (state.mediation.rung > rungs.length) return no(refuse('notNow', 'nobodyAbove'));
  return line({ type: 'MovedUp', data: { rung: oneUp(state, context.pack, work), byItself: false }, sealed: { reason: body.reason } });
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
