import { z } from 'zod';
import { Actor } from '../case/actor.ts';
import { Place } from '../case/state.ts';
import { dutyKinds, targetKinds } from './duty.ts';
import { FollowUp } from './state.ts';
import { outcomes } from './status.ts';

const Instant = z.iso.datetime({ offset: true });
const Version = z.object({ id: z.string(), version: z.number().int() });
const code = z.string();
const ids = z.array(z.string());
const line = <S extends z.ZodRawShape>(shape: S) => z.object({ action: z.string().optional(), ...shape });
const plain = line({});

/** Of the clock: which rung of the visit's ladder, what it does, whom it tells. */
const rung = { rung: code, then: code, whom: ids };
const Merged = z.object({ id: z.string(), kind: z.enum(dutyKinds), code, period: z.string(), from: Instant, to: Instant });
const Settled = z.object({ id: z.string(), code, period: z.string() });

/** What every line says that tells of somebody at the door. `discharged`, `lapsed` and `excused` name duties of any visit to this door. */
const knock = {
  outcome: z.enum(outcomes), occurredAt: Instant, late: z.boolean(),
  discharged: z.array(Settled.extend({ late: z.boolean() })), lapsed: z.array(Settled), excused: z.array(Settled),
  kept: z.array(Settled.extend({ why: code })),
  facets: z.array(code).optional(),
};

/** Every kind of line in a visit's ledger: a past fact. What people wrote goes into the sealed part, never here. */
export const visitEntryData = {
  Opened: line({
    target: z.object({ kind: z.enum(targetKinds), id: z.string() }), window: z.object({ from: Instant, to: Instant }),
    duties: z.array(Merged),
    pack: Version, calendar: Version, place: Place, worker: z.string().nullable(), care: z.boolean(), unplanned: z.boolean(), supplements: z.string().nullable(),
    begun: z.boolean(), slot: Instant.nullable(),
  }),
  WindowOpened: plain,
  DueSoon: line(rung),
  BecameOverdue: line(rung),
  Escalated: line({ ...rung, height: z.number().int() }),
  Planned: line({ slot: Instant }),
  SlotNear: plain,
  Started: plain,
  Recorded: line({ ...knock, reviewTagsBy: Instant.nullable() }),
  NotMet: line({
    ...knock, times: z.number().int(), retryBy: Instant, retryNot: z.enum(['morning', 'afternoon', 'evening']),
    lost: z.object({ since: Instant, by: Instant, opens: code }).nullable(),
  }),
  RetryOwed: plain,
  /** Nobody was reached in time: the incident that opened by itself stands in the next line. */
  ContactLost: line({ opens: code, since: Instant }),
  /** The person was met on another visit. */
  ContactMade: line({ visit: code }),
  FollowUpOpened: line({ caseId: code, number: code, category: code.nullable(), why: FollowUp.shape.why, owesWord: z.boolean(), risk: z.enum(['red', 'yellow', 'green']).nullable() }),
  FollowUpClosed: line({ caseId: code, number: code }),
  ExcuseAsked: line({ reason: code.nullable(), answerBy: Instant }),
  ExcuseGranted: line({ excused: z.array(Settled) }),
  ExcuseRefused: line({ lapsed: z.boolean() }),
  /** To nobody: to every worker of the grid. */
  Handed: line({ from: z.string().nullable(), to: z.string().nullable() }),
  /** Another visit to this door answered for duties of this one, or they were planned anew. */
  DutiesTaken: line({ by: z.string().nullable(), duties: ids, lapsed: ids }),
  /** Planned anew: this knock is to answer for these as well. */
  DutiesAdded: line({ duties: z.array(Merged) }),
  /** A new version of the calendar moved the end of its window. */
  CalendarChanged: line({ calendarBefore: Version, calendar: Version, toBefore: Instant, to: Instant, duties: z.array(z.object({ id: code, to: Instant })) }),
  Lapsed: line({ what: z.enum(['draft', 'visit']) }),
  Settled: plain,
} as const;

export type VisitEntryType = keyof typeof visitEntryData;
export const visitEntryTypes = Object.keys(visitEntryData) as VisitEntryType[];
export type VisitEntryData<T extends VisitEntryType> = z.infer<(typeof visitEntryData)[T]>;

/** A line before it is chained; `at` is when it became true, `dueAt` for what the clock does when it was owed. */
export type NewVisitEntry = {
  [T in VisitEntryType]: { type: T; at: number; dueAt?: number; actor: Actor; data: VisitEntryData<T>; sealed?: Record<string, string> };
}[VisitEntryType];

export const parseVisitData = (type: VisitEntryType, data: unknown): VisitEntryData<VisitEntryType> => visitEntryData[type].parse(data);
