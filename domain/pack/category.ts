import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { levels } from '../case/status.ts';
import { Code, Named } from './named.ts';
import { OwnLimits } from './stage.ts';

/** Whether a photo of the finished work is asked for. Inside a home it never is (国办函〔2026〕12号). */
export const EvidencePolicy = z.enum(['required', 'optional', 'none']);
export type EvidencePolicy = z.infer<typeof EvidencePolicy>;

export const Major = z.strictObject({ code: z.string().regex(/^\d\d$/), ...Named.shape });
export type Major = z.infer<typeof Major>;

/** One kind of incident 事项: who leads it, how fast, who may close it where it stands. */
export const Category = z.strictObject({
  code: z.string().regex(/^\d{4}$/, 'a category has four digits: its major and its own two'),
  ...Named.shape,
  major: Major.shape.code,
  profile: Code,
  /** Limits that differ from the profile's; they win over it. */
  limits: OwnLimits.optional(),
  /** The lowest level whose staff may accept, act and close without dispatching. */
  closeOnSpot: z.enum(levels),
  /** Always leaves a copy at the town, also when closed on the spot (001-11); the flag holds under every pack. */
  mustReport: z.boolean().default(false),
  /** Lives in the confidential lane: only the two clue officers ever see it. */
  confidential: z.boolean().default(false),
  evidence: EvidencePolicy,
  /** Photos stay optional where the matter stands in a public place, though none are asked at home. */
  evidenceInPublicPlace: EvidencePolicy.optional(),
  /** Whom the duty list names, in words; `routing` says which unit that is here. */
  leadName: Named,
  assistNames: z.array(Named).default([]),
  /** The number to call before anything is written down. */
  callFirst: z.enum(['110', '119', '120', '122']).optional(),
  /** What makes it worse at once, and the profile it then has. */
  raise: z.strictObject({ when: Named, profile: Code }).optional(),
  /** Steps within handling that have a limit of their own. */
  subLimits: z.array(z.strictObject({ code: Code, ...Named.shape, within: Budget })).optional(),
  /** The statutory limit of the service item holds instead where it is longer (profile A). */
  orStatutoryLimit: z.boolean().optional(),
  /** Taken on by a named leader 包案 from the start (0202). */
  leaderInCharge: z.boolean().optional(),
  /** The law obliges whoever learns of it to report (0904). */
  statutoryReport: z.boolean().optional(),
  /** Goes through deliberation with the residents before anything is built (0706). */
  viaDeliberation: z.boolean().optional(),
  /** What must never be written into such a case. */
  never: Named.optional(),
  /** Where the category comes from: a seed, a standard, a practice. */
  basis: z.array(z.string().min(1)).default([]),
});
export type Category = z.infer<typeof Category>;
/** A category as data is written: what has a default may be left out. */
export type CategoryInput = z.input<typeof Category>;
