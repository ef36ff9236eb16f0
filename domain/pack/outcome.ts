import { z } from 'zod';
import { Code, Coded, Named } from './named.ts';

/** How a case really ended. Only `fixed`, `onSpot` and `mediated` count as solved: closed is not fixed. */
export const Result = z.strictObject({
  code: Code, ...Named.shape,
  solved: z.boolean(),
  /** Stays out of the rate of solved cases. */
  leavesDenominator: z.boolean().default(false),
  /** Two people must agree to it. */
  twoPersons: z.boolean().default(false),
  /** Names the day by which it will be done. */
  needsDate: z.boolean().default(false),
});
export type Result = z.infer<typeof Result>;
export type ResultInput = z.input<typeof Result>;

/** A reason from a list, so that it can be counted. */
export const Reason = z.strictObject({ ...Coded.shape, secondPerson: z.boolean().default(false) });
export type Reason = z.infer<typeof Reason>;
export type ReasonInput = z.input<typeof Reason>;

/** What a reason is given for. */
export const reasonKinds = [
  'reject', 'information', 'return', 'returnVerdict', 'extension', 'hold', 'rework', 'reopen', 'visitExcuse', 'supervisionAnswer', 'riskStrikeOff',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** The reason lists of a pack, one for each kind. */
export const Reasons = z.record(z.enum(reasonKinds), z.array(Reason).min(1));
export type Reasons = z.infer<typeof Reasons>;
export type ReasonsInput = z.input<typeof Reasons>;
