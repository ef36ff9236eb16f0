import { categoryOf, limitsWith, profileOf, redStep, signsOf } from '../pack/limits.ts';
import type { StageLimits } from '../pack/stage.ts';
import type { Clockwork } from './clockwork.ts';
import { clockwork } from './clockwork.ts';
import type { Action, Body } from './commands.ts';
import type { Context, Kin, PersonFound, UnitFound } from './context.ts';
import type { EntryData, EntryType } from './entries.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import type { CaseState } from './state.ts';
import type { Who } from './road.ts';

/** A line as a verdict writes it; actor, instant and the clock changes are added outside. */
export type Draft = { [T in EntryType]: { type: T; data: EntryData<T>; sealed?: Record<string, string | undefined> } }[EntryType];

/** What a verdict sees. `work` collects what its line does to the stopwatches. */
export interface Bench<A extends Action = Action> {
  state: CaseState;
  body: Body<A>;
  context: Context;
  now: number;
  me: string | null;
  parts: Set<Who>;
  work: Clockwork;
  limits: StageLimits;
}

export type Ruling = { refused: Refusal } | { draft: Draft; kin?: Kin[] };
export type Verdict<A extends Action> = (bench: Bench<A>) => Ruling;

export const line = (draft: Draft, kin?: Kin[]): Ruling => (kin ? { draft, kin } : { draft });
export const no = (refused: Refusal): Ruling => ({ refused });

/** A draft whose data is filled by the table alone. */
export const bench = <A extends Action>(state: CaseState, body: Body<A>, context: Context, parts: Set<Who>, work: Clockwork = clockwork(state, context, context.now)): Bench<A> => ({
  state, body, context, now: context.now, me: context.viewer.personId, parts,
  work, limits: limitsWith(context.pack, state.category, state.profile, state.statutory),
});

/** Evidence that came along, where some did. */
export const files = (evidence: string[] | undefined) => (evidence ? { evidence } : {});

export const problem = (path: string, code: string): FieldProblem => ({ path, code, message: code });
export const invalidFields = (errors: FieldProblem[]): Ruling => no({ code: 'invalid', why: errors[0]?.code ?? 'invalid', errors });

/**
 * The callback, objection and archive clocks of a closed case; a settled dispute may relapse longer. Nobody calls
 * back whoever gave a clue, nor somebody for whom a colleague reported without a number.
 */
export function closing({ state, work, context }: Pick<Bench, 'state' | 'work' | 'context'>, result: string): Clockwork {
  const { terms } = context.pack;
  work.stopAll();
  if (mayBeCalled(state)) work.start('callBack', terms.callBack);
  return work.start('objection', terms.objection).start('archive', result === 'mediated' ? terms.relapseWithin : terms.archive);
}

const mayBeCalled = ({ lane, reporter, children }: CaseState): boolean =>
  lane === 'open' && (reporter.kind === 'resident' || reporter.reachable || children.length > 0);

/** The signs that a pack does not know, each at its place. */
export const unknownSigns = (pack: Context['pack'], category: string | null, signs: readonly string[] = []): FieldProblem[] =>
  signs.flatMap((sign, at) => (signsOf(pack, category).includes(sign) ? [] : [problem(`signs.${at}`, 'unknownSign')]));

/** The households that a body names, by id; they lie in the town of the case. */
export function householdsOf({ state, context: { lookups } }: Pick<Bench, 'state' | 'context'>, named: readonly string[] = []): { ids: string[] } | { errors: FieldProblem[] } {
  const town = state.place.path[1];
  const found = named.map(lookups.household);
  const errors = found.flatMap((one, at) => (one && (town === undefined || one.path.includes(town)) ? [] : [problem(`households.${at}`, 'unknownHousehold')]));
  return errors.length > 0 ? { errors } : { ids: [...new Set(found.map((one) => one!.id))] };
}

export interface Hands { lead: UnitFound; person: PersonFound; assist: UnitFound[] }

/**
 * Who shall have it: units and person that exist, within reach, the person of that unit (004-28). A village desk reaches the village's own
 * forces, a town what lies in the town or above it, the county everybody.
 */
export function handsOf({ state, context: { lookups }, parts }: Pick<Bench, 'state' | 'context' | 'parts'>, body: { lead: string; person: string; assist?: string[] }): { hands: Hands } | { errors: FieldProblem[] } {
  const errors: FieldProblem[] = [];
  const lead = lookups.unit(body.lead);
  const person = lookups.person(body.person);
  const assist = (body.assist ?? []).map(lookups.unit);
  assist.forEach((unit, i) => {
    if (!unit) errors.push(problem(`assist.${i}`, 'unknownUnit'));
    else if (!isOfItsLane(unit, state)) errors.push(problem(`assist.${i}`, 'outOfReach'));
    else if (unit.code === lead?.code) errors.push(problem(`assist.${i}`, 'sameUnit'));
    else if (!mayHelp(unit, state, parts)) errors.push(problem(`assist.${i}`, 'outOfReach'));
  });
  if (!lead) errors.push(problem('lead', 'unknownUnit'));
  else if (!isWithinReach(lead, state, parts)) errors.push(problem('lead', 'outOfReach'));
  if (!person) errors.push(problem('person', 'unknownPerson'));
  else if (lead && !person.units.includes(lead.code)) errors.push(problem('person', 'notOfTheUnit'));
  return errors.length ? { errors } : { hands: { lead: lead!, person: person!, assist: assist as UnitFound[] } };
}

/** A clue goes to its officers, and nothing else goes there. */
const isOfItsLane = (unit: UnitFound, { lane }: CaseState): boolean => (unit.kind === 'clue') === (lane === 'confidential');

/**
 * A unit that helps sees the case, so it must be of its town or stand above the towns; the county alone calls upon another town.
 */
export function mayHelp(unit: UnitFound, state: CaseState, parts: Set<Who>): boolean {
  const town = state.place.path[1];
  return isOfItsLane(unit, state) && (parts.has('county') || town === undefined || unit.areaPath.length === 1 || unit.areaPath.includes(town));
}

function isWithinReach(unit: UnitFound, state: CaseState, parts: Set<Who>): boolean {
  if (!isOfItsLane(unit, state)) return false;
  if (unit.kind === 'clue' || parts.has('county')) return true;
  const town = state.place.path[1] ?? state.place.path[0]!;
  const above = unit.areaPath.length === 1;
  const inTown = unit.areaPath.includes(town);
  if (parts.has('dispatcher') || parts.has('chief')) return above || inTown;
  const village = state.place.path[2];
  return village !== undefined && unit.areaPath.includes(village);
}

/** The line's data and clocks of a case that goes into (other) hands: signing and handling start now, whatever the department does. */
export function handOver(given: Bench, { lead, person, assist }: Hands, designated: boolean) {
  const { work, limits, state, context } = given;
  const profile = profileOf(context.pack, state.profile);
  for (const name of ['dispatch', 'adjudicateReturn', 'sign', 'assist', 'holdReview', 'requestAnswer'] as const) work.stop(name);
  const statutory = profile.handleStartsAt === 'statutoryAcceptance' && state.clocks.some(({ name, stoppedAt }) => name === 'handle' && stoppedAt === null);
  if (!statutory) work.stop('handle').start('handle', limits.handle);
  work.start('sign', limits.sign).stop('arrival').start('arrival', profile.arrival);
  for (const step of categoryOf(context.pack, state.category)?.subLimits ?? []) work.start('arrival', step.within, { about: step.code });
  const red = profile.mediationRungs && redStep(context.pack, state.signs);
  return {
    lead: lead.code, person: person.id, assist: assist.map(({ code }) => code), designated,
    mediates: profile.mediationRungs !== undefined, ...(red === undefined ? {} : { rung: red }),
  };
}
