import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';

/** The five stages that have a limit, in the order of the road; `sign` lies inside `handle` and never starts it. */
export const stages = ['accept', 'dispatch', 'sign', 'handle', 'verify'] as const;
export type Stage = (typeof stages)[number];

/** A limit for every stage; null where the profile has no such stage (I and S are not verified). */
export const StageLimits = z.strictObject({
  accept: Budget.nullable(),
  dispatch: Budget.nullable(),
  sign: Budget.nullable(),
  handle: Budget.nullable(),
  verify: Budget.nullable(),
});
export type StageLimits = z.infer<typeof StageLimits>;

/** The limits that one category has of its own; what is left out comes from its profile. */
export const OwnLimits = StageLimits.partial();
export type OwnLimits = z.infer<typeof OwnLimits>;
