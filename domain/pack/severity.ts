import { z } from 'zod';
import { severities } from '../case/status.ts';
import { Code } from './named.ts';

/** What a severity does to a profile: some steps up, but at least this one; and whether the written report chain starts. */
export const SeverityEffect = z.strictObject({
  raiseBy: z.number().int().min(0).default(0),
  atLeast: Code.optional(),
  reportChain: z.boolean().default(false),
});

/** Severity 事件等级 and its effect on the clock. */
export const SeverityRule = z.strictObject({
  /** From the slowest to the fastest; a raise goes to the right. */
  steps: z.array(Code).min(1),
  /** Profiles that keep their own clocks whatever the severity (S, T): there it only names a leader. */
  keep: z.array(Code).default([]),
  /** The profile of a report that has no category yet. */
  uncategorised: Code,
  /** The profile of a declared emergency 应急状态. */
  emergency: Code,
  /** The profile of a case that comes back a second time: the hard track with a leader in charge. */
  hardTrack: Code,
  effects: z.record(z.enum(severities), SeverityEffect),
});
export type SeverityRule = z.infer<typeof SeverityRule>;
export type SeverityRuleInput = z.input<typeof SeverityRule>;
