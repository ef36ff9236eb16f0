import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { Code } from './named.ts';

const Percent = z.number().positive().max(100);

/** What holds for every case whatever its category: the windows after closing, the shorter second tries, the throttles. */
export const Terms = z.strictObject({
  /** Call-back 回访 after closing. */
  callBack: Budget,
  /** The reporter may object 异议期. */
  objection: Budget,
  /** The file is fixed when nothing is open 归档. */
  archive: Budget,
  /** The same problem back within this reopens the case; a settled dispute has `relapseWithin`. */
  recurrenceWithin: Budget,
  relapseWithin: Budget,
  /** Another person decides again after a rejection. */
  appealWithin: Budget,
  /** Rework and reopening get this share of the handling limit. */
  reworkPercent: Percent,
  reopenPercent: Percent,
  /** Whoever decides about the second and the third rework (2nd the leader in charge, 3rd the county). */
  reworkRaisedTo: z.array(z.string().min(1)),
  /** Urging by hand 人工催办: at most once within this. */
  urgeInterval: Budget,
  urgeIntervalByProfile: z.record(Code, Budget).default({}),
  /** On-spot closings looked at again by sample. */
  sampledVerifyPercent: Percent,
  sampledVerifyWithin: Budget,
  /** The centre names the unit for a case in the queue 权属不清. */
  adjudicateUnclear: Budget,
  /** Joint consultation 会商 after so many refusals or re-dispatches of any cause, to be held within its limit. */
  jointConsultation: z.strictObject({ after: z.number().int().positive(), within: Budget }),
  /** 初报 by phone and in writing, then 续报 until stand-down. */
  emergencyReports: z.strictObject({ phone: Budget, written: Budget, every: Budget }),
  /** Mediation beyond the ladder: the county's own try, the cap without both consents, and the revisits (H22). */
  mediation: z.strictObject({
    countyWithin: Budget,
    cap: Budget,
    /** A red dispute goes to this step at once and opens a risk item. */
    redJumpsTo: z.number().int().positive(),
    redWhenAny: z.array(Code).min(1),
    revisits: z.array(Budget),
  }),
  /** A likely duplicate: same category, so near, so recent. A suggestion, never a decision. */
  duplicate: z.strictObject({ withinMetres: z.number().positive(), withinDays: z.number().positive() }),
  /** Majors whose reports cannot be withdrawn: they go on as the centre's own finding. */
  noWithdrawalOfMajors: z.array(z.string()).default([]),
});
export type Terms = z.infer<typeof Terms>;
export type TermsInput = z.input<typeof Terms>;
