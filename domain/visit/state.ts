import { z } from 'zod';
import { Place } from '../case/state.ts';
import { dutyKinds, targetKinds } from './duty.ts';
import { outcomes, visitStatuses } from './status.ts';

/** Instants are epoch milliseconds in the state and RFC 3339 text in the ledger. */
const Instant = z.number().int();
const Window = z.object({ from: Instant, to: Instant });

/** What became of a duty of this visit. `taken`: another visit answered for it, or it was planned anew elsewhere. */
export const dutyEnds = ['discharged', 'excused', 'lapsed', 'taken'] as const;
export type DutyEnd = (typeof dutyEnds)[number];

export const OwnDuty = z.object({
  id: z.string(), kind: z.enum(dutyKinds), code: z.string(), period: z.string(), ...Window.shape, ended: z.enum(dutyEnds).nullable(),
});
export type OwnDuty = z.infer<typeof OwnDuty>;

/** An incident that came of this visit. `owesWord`: whoever asked for it is still to be told what became of it. */
export const FollowUp = z.object({
  caseId: z.string(), number: z.string(), category: z.string().nullable(), why: z.enum(['need', 'gone', 'contactLost']), owesWord: z.boolean(),
  openedAt: Instant, toldAt: Instant.nullable(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** Somebody asked not to have to go. Silence is a refusal. */
export const Excuse = z.object({
  state: z.enum(['open', 'granted', 'refused', 'lapsed']), reason: z.string().nullable(), askedBy: z.string(), askedAt: Instant, answerBy: Instant,
});

/** Nobody was met where somebody might be in need: without a word by then an incident opens by itself (NT1). */
export const LostContact = z.object({ since: Instant, by: Instant, opens: z.string(), raised: z.boolean() });

export const VisitState = z.object({
  id: z.string(),
  seq: z.number().int(),
  status: z.enum(visitStatuses),
  target: z.object({ kind: z.enum(targetKinds), id: z.string() }),
  window: Window,
  duties: z.array(OwnDuty),
  pack: z.object({ id: z.string(), version: z.number().int() }),
  calendar: z.object({ id: z.string(), version: z.number().int() }),
  /** Where the door was when the visit began; where it lies now says the row, for grids are split. */
  place: Place,
  /** Whoever it was given to; null is every worker of the grid. */
  worker: z.string().nullable(),
  /** Who had it before, and until when: what they did by then is theirs to tell. */
  formerly: z.array(z.object({ worker: z.string().nullable(), until: Instant })),
  care: z.boolean(),
  unplanned: z.boolean(),
  /** The visit that this one adds to, where two people recorded the same. */
  supplements: z.string().nullable(),
  /** The window has begun. */
  begun: z.boolean(),
  slot: Instant.nullable(),
  slotTold: z.boolean(),
  started: z.object({ at: Instant, by: z.string().nullable() }).nullable(),
  /** Every time that somebody was there, in the order in which it was written down. */
  knocks: z.array(z.object({ at: Instant, outcome: z.enum(outcomes), by: z.string().nullable() })),
  late: z.boolean(),
  retry: z.object({ by: Instant, not: z.enum(['morning', 'afternoon', 'evening']), told: z.boolean() }).nullable(),
  lost: LostContact.nullable(),
  excuse: Excuse.nullable(),
  rungs: z.array(z.string()),
  height: z.number().int().min(0).max(2),
  followUps: z.array(FollowUp),
  over: z.boolean(),
  /** When a visit of which nothing is left ends by itself; null while something is. */
  endsAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** What people wrote: dies with the stream's key. */
  private: z.object({ note: z.string().optional(), memo: z.string().optional(), excuse: z.string().optional() }),
});
export type VisitState = z.infer<typeof VisitState>;

/** Duties of this visit that nobody has answered for. */
export const stillOwed = ({ duties }: { duties: readonly OwnDuty[] }): OwnDuty[] => duties.filter(({ ended }) => ended === null);

/** Whoever was told nothing yet of what they asked for. */
export const owingWord = ({ followUps }: Pick<VisitState, 'followUps'>): FollowUp[] => followUps.filter(({ owesWord, toldAt }) => owesWord && toldAt === null);

/**
 * From when on the visit may be made: when every duty of it has begun, also where it was planned for a later part of their time (a year's
 * visit that falls into November may be made in March).
 */
export const mayBeginAt = ({ window, duties }: { window: { from: number }; duties: readonly { from: number }[] }): number =>
  duties.length === 0 ? window.from : Math.min(window.from, Math.max(...duties.map(({ from }) => from)));
