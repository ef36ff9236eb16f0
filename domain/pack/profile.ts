import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { Code, Named } from './named.ts';
import { StageLimits } from './stage.ts';

/** One grant of more time: how much of the limit at most, and which role says yes. */
export const ExtensionStep = z.strictObject({
  atMostPercent: z.number().positive().max(1000).optional(),
  /** A bound in time instead of a share of the limit (T: 30 d by statute). */
  atMost: Budget.optional(),
  by: z.string().min(1),
});
export type ExtensionStep = z.infer<typeof ExtensionStep>;

/** How often and by whom a case of this profile may be extended; null in the profile means never (E, U, I). */
export const ExtensionRule = z.strictObject({
  first: ExtensionStep,
  second: ExtensionStep.optional(),
  /** Beyond this the parties must agree, all of them (M: 30 d). */
  consentBeyond: Budget.optional(),
});
export type ExtensionRule = z.infer<typeof ExtensionRule>;

/** One step of the mediation ladder 四级调解: who tries, and for how long before the file moves up by itself. */
export const MediationRung = z.strictObject({
  rung: z.number().int().positive(), ...Named.shape, within: Budget,
  /** Key of the unit kind that sits on this step. */
  unit: Code,
});
export type MediationRung = z.infer<typeof MediationRung>;

/** A limit profile 时限类型: how fast each stage of a case has to be. */
export const Profile = z.strictObject({
  ...Named.shape,
  limits: StageLimits,
  /** First contact with the reporter, counted from submission. */
  firstContact: Budget.nullable().default(null),
  /** Arrival at the spot, counted from dispatch. */
  arrival: Budget.nullable().default(null),
  extension: ExtensionRule.nullable(),
  /** Handling runs from dispatch, not from signing. Only T's 60 days run from the statutory acceptance. */
  handleStartsAt: z.enum(['dispatch', 'statutoryAcceptance']).default('dispatch'),
  /** The acceptance decision that the statute asks for before handling starts (T: 15 d). */
  acceptanceWithin: Budget.optional(),
  mediationRungs: z.array(MediationRung).min(1).optional(),
  /** Which group of ladders the clocks of this profile climb; `default` where left out. */
  ladder: Code.optional(),
});
export type Profile = z.infer<typeof Profile>;
export type ProfileInput = z.input<typeof Profile>;
