import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { Ladder } from '../clock/ladder.ts';
import { RungText } from '../clock/rung.ts';

const Wall = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'impossibleTime' });

/** Nobody has been there: the visitor is reminded, then the grid leader is told; a care class climbs to the supervisor and to the county (VT1–VT3). */
const ordinary = [
  { rung: '70%', at: '70%', then: 'tell', whom: ['worker'] },
  { rung: '100%', at: '100%', then: 'urge', whom: ['leader'] },
] as const;
const care = [
  ...ordinary,
  { rung: 'supervise1', at: '100% + 3 d', then: 'supervise', whom: ['leader', 'verifier'], height: 1 },
  { rung: 'supervise2', at: '100% + 7 d', then: 'supervise', whom: ['verifier', 'county'], height: 2 },
] as const;
/** Somebody needs a person at the door at once: the leader hears of it when the arrival limit has passed (VT4). */
const trigger = [{ rung: '70%', at: '70%', then: 'tell', whom: ['worker'] }, { rung: '100%', at: '100%', then: 'urge', whom: ['leader'] }] as const;
/** A missed review of a risk is supervised after three working days. */
const review = [...ordinary, { rung: 'supervise1', at: '100% + 3 wd', then: 'supervise', whom: ['chief', 'verifier'], height: 1 }] as const;

/** What holds for every visit whatever its class. Every part has the field's default, so that a pack may leave it out. */
export const VisitTerms = z.strictObject({
  /** No slot is promised between these two wall times; a visit that took place is valid at any hour. */
  quiet: z.strictObject({ from: Wall, to: Wall }).default({ from: '21:00', to: '08:00' }),
  /** A visit that was begun is kept for so long, NT2: nobody met, tried again within this at another time of day. */
  keepDraft: Budget.default('7 d'),
  retryWithin: Budget.default('7 d'),
  /** Away: the tags are looked at again within this. */
  reviewTagsWithin: Budget.default('3 wd'),
  /** Two visits of a monthly class nearer than this are both recorded, but the second discharges nothing. A cadence's own gap goes first. */
  monthlyGap: Budget.default('10 d'),
  /** Of so many discharging visits in a row to a class without a share of its own, one may be by phone or video. */
  remoteOneOf: z.number().int().min(2).default(3),
  /** A follow-up may be made when so much of its time has passed, so that one knock does not answer two. */
  followUpFrom: RungText.default('70%'),
  ladders: z.strictObject({ ordinary: Ladder, care: Ladder, trigger: Ladder, review: Ladder })
    .prefault({ ordinary: [...ordinary], care: [...care], trigger: [...trigger], review: [...review] } as never),
  /** Finished visits that are looked at by sample. */
  sampledPercent: z.number().min(0).max(100).default(3),
  sampledWithin: Budget.default('10 wd'),
  /** Visits a week that one person can make; the planner warns above it. */
  perWeek: z.strictObject({ full: z.number().int().positive(), part: z.number().int().positive() }).default({ full: 25, part: 6 }),
  /** Striking a risk off 销号 needs so many quiet days in green. */
  strikeOffAfter: Budget.default('30 d'),
});
export type VisitTerms = z.infer<typeof VisitTerms>;
export type VisitTermsInput = z.input<typeof VisitTerms>;
