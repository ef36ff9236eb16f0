import { z } from 'zod';
import { channels, clockNames, levels, severities, statuses } from './status.ts';

/** Instants are epoch milliseconds in the state and RFC 3339 text in the ledger. */
const Instant = z.number().int();

/** Where: the smallest known area and the ids from the county down to it. */
export const Place = z.object({ areaId: z.string(), path: z.array(z.string()).min(1) });
export type Place = z.infer<typeof Place>;

export const Pause = z.object({ from: Instant, to: Instant.nullable(), seq: z.number().int() });

/** A stopwatch. When it rings is worked out, never stored; a paused one has no ring. */
export const ClockState = z.object({
  name: z.enum(clockNames),
  round: z.number().int().positive(),
  budget: z.string(),
  /** Said of whom, where one name runs several times at once (the unit that assists). */
  about: z.string().nullable(),
  start: Instant,
  startSeq: z.number().int(),
  calendar: z.object({ id: z.string(), version: z.number().int() }),
  pauses: z.array(Pause),
  stoppedAt: Instant.nullable(),
  stopSeq: z.number().int().nullable(),
  extensions: z.array(z.object({ budget: z.string(), at: Instant, seq: z.number().int() })),
  rungs: z.array(z.object({ rung: z.string(), dueAt: Instant, reachedAt: Instant, seq: z.number().int() })),
});
export type ClockState = z.infer<typeof ClockState>;

/** Somebody waits for an answer. Rows of table two, never statuses. */
export const RequestState = z.object({
  kind: z.enum(['return', 'extension', 'hold', 'information', 'assist', 'consultation', 'secondSign']),
  n: z.number().int().positive(),
  state: z.enum(['open', 'granted', 'refused', 'lapsed', 'answered', 'ended']),
  askedBy: z.string().nullable(),
  unit: z.string().nullable(),
  askedAt: Instant,
  askedSeq: z.number().int(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** What was asked for, without personal values: budget, reasonCode, until, unit, action. */
  terms: z.record(z.string(), z.json()),
});
export type RequestState = z.infer<typeof RequestState>;

/** Texts and reporter: the part of a case that dies when its key is destroyed. */
export const PrivatePart = z.object({
  description: z.string().optional(),
  address: z.string().optional(),
  reporterName: z.string().optional(),
  reporterPhone: z.string().optional(),
  resultText: z.string().optional(),
  /** Who sat at the table of a mediation, by name, as JSON. */
  parties: z.string().optional(),
  /** Which other remedies the parties were told of. */
  remedies: z.string().optional(),
  /** What waits for the second person of a two-person rule, as JSON. */
  pending: z.string().optional(),
});
export type PrivatePart = z.infer<typeof PrivatePart>;

/** The file of a mediation: its step and since when, since when it is tried at all, its sittings, whose households it is about. */
export const Mediation = z.object({
  rung: z.number().int(),
  since: Instant,
  consents: z.boolean(),
  began: Instant.optional(),
  /** The cap was reached without the consent of both. */
  capped: z.boolean().optional(),
  sittings: z.array(z.object({ seq: z.number().int(), heldAt: Instant, rung: z.number().int() })).optional(),
  households: z.array(z.string()).optional(),
});
export type Mediation = z.infer<typeof Mediation>;

export const CaseState = z.object({
  id: z.string(),
  number: z.string(),
  seq: z.number().int(),
  status: z.enum(statuses),
  lane: z.enum(['open', 'confidential']),
  category: z.string().nullable(),
  severity: z.enum(severities),
  profile: z.string(),
  pack: z.object({ id: z.string(), version: z.number().int() }),
  channel: z.enum(channels),
  place: Place,
  location: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  /** Which level has an accepted case in hand; escalation raises it (004-27). */
  ownerLevel: z.enum(levels),
  /** Nobody is plainly in charge: the queue 权属不清. */
  unclearOwner: z.boolean(),
  lead: z.string().nullable(),
  assist: z.array(z.string()),
  person: z.string().nullable(),
  chief: z.string().nullable(),
  /** Every unit that ever had the case, for scope and for the rule that who handled never verifies. */
  units: z.array(z.string()),
  dispatchedBy: z.array(z.string()),
  handledBy: z.array(z.string()),
  rejectedBy: z.string().nullable(),
  designated: z.boolean(),
  clocks: z.array(ClockState),
  requests: z.array(RequestState),
  height: z.number().int().min(0).max(2),
  counts: z.object({
    rework: z.number().int(), returned: z.number().int(), reopened: z.number().int(), extended: z.number().int(),
    redispatched: z.number().int(),
  }),
  result: z.object({ code: z.string(), plannedFor: z.string().nullable() }).nullable(),
  reporter: z.object({ kind: z.enum(['resident', 'person']), personId: z.string().nullable(), onBehalf: z.boolean(), reachable: z.boolean() }),
  parent: z.string().nullable(),
  children: z.array(z.string()),
  evidence: z.array(z.string()),
  /** Who escalated or transferred the matter and still owes the person an answer (004-33). */
  followUps: z.array(z.string()),
  /** Danger signs and aggravating circumstances that were found, as the pack calls them. */
  signs: z.array(z.string()).optional(),
  /** A leader in charge must take it on, and nobody has yet. */
  leaderWanted: z.boolean().optional(),
  /** The limit of the service item by law, where it was named (profile A). */
  statutory: z.string().optional(),
  mediation: Mediation.nullable(),
  emergency: z.object({ since: Instant, reports: z.number().int(), stoodDownAt: Instant.nullable() }).nullable(),
  sampled: z.boolean(),
  urgedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  rating: z.object({ solved: z.boolean(), satisfied: z.boolean() }).nullable(),
  /** The last word has been said: no alarm, no command. */
  over: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  private: PrivatePart,
});
export type CaseState = z.infer<typeof CaseState>;
