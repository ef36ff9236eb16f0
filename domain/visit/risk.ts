import { nominalSeconds } from '../calendar/budget.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Refusal } from '../case/refusals.ts';
import { refuse } from '../case/refusals.ts';
import { cadenceOf, everyOf, intervalWindow, isCalendarPeriod } from './cadence.ts';
import type { Period } from './duty.ts';
import { dayAt, daysBetween, periodAt, startOf } from './period.ts';

/** A matter under watch 三色风险台账 (003-21), on a place, a household or an incident. */
export const riskSubjects = ['place', 'household', 'case'] as const;
export type RiskSubject = (typeof riskSubjects)[number];

/** From the least to the worst. */
export const riskColours = ['green', 'yellow', 'red'] as const;
export type RiskColour = (typeof riskColours)[number];

export const riskStages = ['assessed', 'watch', 'struckOff', 'escalated'] as const;
export type RiskStage = (typeof riskStages)[number];

export const riskDeeds = ['opened', 'coloured', 'reviewed', 'measured', 'given', 'strikeAsked', 'struckOff', 'strikeRefused', 'escalated'] as const;
export type RiskDeed = (typeof riskDeeds)[number];

export interface RiskState {
  colour: RiskColour;
  stage: RiskStage;
  /** When it took the colour that it has. */
  colouredAt: number;
  /** First instant behind the review that is owed now; null where none is. */
  reviewDueAt: number | null;
  strikeAskedBy: string | null;
}

/** The cadence that a colour is reviewed by. */
export const reviewCode = (colour: RiskColour): string => `R-${colour}`;

/**
 * The review that a risk owes next: after an interval counted from the day on which it took its colour or was last reviewed, or within the
 * calendar period; the rest of the one in which it took its colour, the next one after a review. Null where the colour is not reviewed.
 */
export function nextReview(pack: MethodPack, colour: RiskColour, { at, reviewed }: { at: number; reviewed: boolean }, zone: string): Period | null {
  const cadence = cadenceOf(pack, reviewCode(colour));
  const every = cadence ? everyOf(cadence) : null;
  if (every === null) return null;
  if (!isCalendarPeriod(every)) return intervalWindow(every, at, zone);
  const now = periodAt(every, at, zone);
  return reviewed ? periodAt(every, now.to, zone) : { ...now, from: Math.max(now.from, startOf(dayAt(at, zone), zone)) };
}

/** Is one colour worse than another? */
export const isWorse = (one: RiskColour, other: RiskColour): boolean => riskColours.indexOf(one) > riskColours.indexOf(other);

/** Whose a risk is by its colour: red the leader in charge, yellow the village's, green the worker's. */
export const ownerRole: Record<RiskColour, string> = { red: 'chief', yellow: 'desk', green: 'worker' };

/** Who may lower a colour: of a red one the leader in charge (R13), of a yellow one its owner's head or the desk. */
export const mayLower: Record<RiskColour, readonly string[]> = { red: ['chief'], yellow: ['chief', 'head', 'desk', 'dispatcher'], green: [] };

/** Who may agree to strike one off, as the second person. */
export const mayStrike = ['chief', 'dispatcher', 'desk', 'county'] as const;

/**
 * May the colour become another? Raising is anybody's who keeps the risk; lowering goes one step at a time, by whom it is given to, and not
 * while a review is missed.
 */
export function mayRecolour(risk: RiskState, to: RiskColour, roles: readonly string[], at: number): Refusal | null {
  if (risk.stage === 'struckOff') return refuse('notNow', 'riskStruckOff');
  const step = riskColours.indexOf(to) - riskColours.indexOf(risk.colour);
  if (step === 0) return refuse('notNow', 'sameColour');
  if (step > 0) return null;
  if (!mayLower[risk.colour].some((role) => roles.includes(role))) return refuse('forbidden', 'notYours');
  if (step < -1) return refuse('notNow', 'oneStepAtATime');
  return reviewMissed(risk, at) ? refuse('notNow', 'reviewMissed') : null;
}

export const reviewMissed = ({ reviewDueAt }: RiskState, at: number): boolean => reviewDueAt !== null && at >= reviewDueAt;

/**
 * May it be struck off 销号 (001-24, 003-21)? Only out of green, after so many quiet days in it, no review missed, with evidence; asked by
 * one person and agreed to by another.
 */
export function mayAskStrike(risk: RiskState, evidence: readonly string[], pack: Pick<MethodPack, 'visits'>, zone: string, at: number): Refusal | null {
  if (risk.stage === 'struckOff') return refuse('notNow', 'riskStruckOff');
  if (risk.strikeAskedBy !== null) return refuse('askedAlready', 'strikeAskedBefore');
  if (risk.colour !== 'green') return refuse('notNow', 'notGreen');
  if (reviewMissed(risk, at)) return refuse('notNow', 'reviewMissed');
  if (daysBetween(at, risk.colouredAt, zone) < nominalSeconds(pack.visits.strikeOffAfter) / 86_400) return refuse('notNow', 'notQuietYet');
  return evidence.length === 0 ? { code: 'invalid', why: 'required', errors: [{ path: 'evidence', code: 'required', message: 'required' }] } : null;
}

/** The second person: another one than who asked, and one of those who may. */
export function mayAgreeToStrike(risk: RiskState, personId: string, roles: readonly string[]): Refusal | null {
  if (risk.strikeAskedBy === null) return refuse('notNow', 'nothingWasAsked');
  if (risk.strikeAskedBy === personId) return refuse('forbidden', 'twoPersons.askedFor');
  return mayStrike.some((role) => roles.includes(role)) ? null : refuse('forbidden', 'notYours');
}
