import { z } from 'zod';
import { Actor } from './actor.ts';
import { channels, clockNames, levels, severities } from './status.ts';
import { Place } from './state.ts';

const Instant = z.iso.datetime({ offset: true });
const Ring = Instant.nullable();
const CalendarVersion = z.object({ id: z.string(), version: z.number().int() });
const which = { name: z.enum(clockNames), round: z.number().int(), about: z.string().nullable().optional() };

/** What a line does to the stopwatches, with the ring before and after, so that anybody can do the sum again. */
export const ClockChange = z.discriminatedUnion('op', [
  z.object({ op: z.literal('start'), ...which, budget: z.string(), calendar: CalendarVersion, from: Instant, ringAfter: Ring }),
  z.object({ op: z.literal('stop'), ...which, ringBefore: Ring }),
  z.object({ op: z.literal('pause'), ...which, ringBefore: Ring }),
  z.object({ op: z.literal('resume'), ...which, ringAfter: Ring }),
  z.object({ op: z.literal('extend'), ...which, by: z.string(), budget: z.string(), ringBefore: Ring, ringAfter: Ring }),
  z.object({ op: z.literal('recalendar'), ...which, calendarBefore: CalendarVersion, calendar: CalendarVersion, ringBefore: Ring, ringAfter: Ring }),
  z.object({ op: z.literal('rebudget'), ...which, budget: z.string(), calendar: CalendarVersion, ringBefore: Ring, ringAfter: Ring }),
]);
export type ClockChange = z.infer<typeof ClockChange>;

const text = z.string().optional();
const code = z.string();
const files = z.array(z.string()).optional();
/** Whatever a line says of the road; each type adds its own. */
const common = { action: text, clocks: z.array(ClockChange).optional() };
const line = <S extends z.ZodRawShape>(shape: S) => z.object({ ...common, ...shape });
const plain = line({});
/** `rung`: a red dispute begins higher up. `statutory`: the limit of the service item by law. */
const handedTo = { lead: code, person: code, assist: z.array(code), designated: z.boolean(), mediates: z.boolean(), rung: z.number().int().optional(), statutory: code.optional() };
/** What makes it worse at once, as the pack calls it. */
const signs = z.array(code).optional();
/** A leader in charge must take it on 包案. */
const leader = z.boolean().optional();
/** The households of the parties, by id. */
const households = z.array(code).optional();

/** Every kind of ledger line: a past fact without the case's name. Personal texts go into the sealed part, never here. */
export const entryData = {
  Submitted: line({
    number: code, channel: z.enum(channels), category: code.nullable(), severity: z.enum(severities), profile: code,
    pack: z.object({ id: code, version: z.number().int() }), place: Place, location: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    lane: z.enum(['open', 'confidential']), evidence: z.array(code),
    reporter: z.object({ kind: z.enum(['resident', 'person']), personId: code.nullable(), onBehalf: z.boolean(), reachable: z.boolean() }),
    openedBy: code.nullable().optional(),
  }),
  Accepted: line({
    category: code, severity: z.enum(severities), profile: code, place: Place, location: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    lane: z.enum(['open', 'confidential']), ownerLevel: z.enum(levels), unclearOwner: z.boolean(), suggestedLead: code.nullable(), signs, leader,
  }),
  Rejected: line({ reasonCode: code }),
  InformationAsked: plain,
  InformationGiven: line({ evidence: files }),
  InformationLapsed: plain,
  Merged: line({ into: code, intoNumber: code }),
  /** Whoever still owed the reporters of the child an answer owes it through the parent. */
  ChildMerged: line({ child: code, childNumber: code, followUps: z.array(code).optional() }),
  Settled: line({ result: code, sampled: z.boolean(), evidence: files, mustReportCopy: z.boolean(), households }),
  Escalated: line({ to: z.enum(levels) }),
  Dispatched: line({ ...handedTo, from: code.nullable(), again: z.boolean() }),
  Signed: plain,
  ReturnAsked: line({ unit: code }),
  ReturnGranted: line({ ...handedTo, from: code }),
  ReturnRefused: plain,
  ExtensionAsked: line({ budget: code, consents: z.boolean().optional() }),
  ExtensionGranted: line({ budget: code }),
  ExtensionRefused: line({ lapsed: z.boolean() }),
  HoldAsked: line({ reasonCode: code, until: code }),
  HoldGranted: line({ until: code, reasonCode: code }),
  HoldRefused: plain,
  Resumed: line({ byItself: z.boolean() }),
  AssistAsked: line({ unit: code }),
  AssistGiven: line({ unit: code, evidence: files }),
  FedBack: line({ result: code, plannedFor: code.nullable(), evidence: files, closes: z.boolean(), evidenceMissing: z.boolean() }),
  Passed: line({ method: code, evidence: files }),
  Failed: line({ rework: z.number().int() }),
  SamplePassed: line({ method: code }),
  SampleFailed: plain,
  Reopened: line({ to: z.enum(['accepted', 'dispatched']), reopened: z.number().int(), profile: code, leader }),
  Regraded: line({ severity: z.enum(severities), category: code.nullable(), profile: code, lane: z.enum(['open', 'confidential']), mediates: z.boolean().optional(), rung: z.number().int().optional(), signs, leader }),
  Urged: plain,
  SupervisionAnswered: line({ height: z.number().int() }),
  TakenOver: line({ chief: code }),
  Reassigned: line({ person: code }),
  Designated: line({ ...handedTo, from: code.nullable() }),
  Contacted: plain,
  Arrived: line({ step: text }),
  CalledBack: line({ solved: z.boolean(), satisfied: z.boolean() }),
  ProgressReported: line({ stage: z.enum(['first', 'further', 'final']) }),
  StoodDown: plain,
  SecondSignAsked: line({ for: z.enum(['reject', 'feedBack']), body: z.record(z.string(), z.json()) }),
  /** `jumpsTo`: it turned out red, and goes to this step at once. */
  SittingHeld: line({ rung: z.number().int(), heldAt: Instant, parties: z.number().int(), households, consents: z.boolean().optional(), signs, jumpsTo: z.number().int().optional() }),
  MovedUp: line({ rung: z.number().int(), byItself: z.boolean(), signs }),
  /** Without the consent of both it may not go on: what is left is to tell the parties of their other remedies. */
  MediationCapped: plain,
  Agreed: line({ closes: z.boolean(), households, evidence: files }),
  Commented: plain,
  Withdrawn: line({ lapsed: z.boolean() }),
  Referred: plain,
  Appealed: plain,
  AppealLapsed: plain,
  ObjectionLapsed: plain,
  EmergencyDeclared: line({ profile: code }),
  Rated: line({ solved: z.boolean(), satisfied: z.boolean() }),
  RungReached: line({ clock: z.enum(clockNames), round: z.number().int(), about: code.nullable().optional(), rung: code, then: code, whom: z.array(code), budget: code, unit: code.nullable() }),
  Supervised: line({ clock: z.enum(clockNames), round: z.number().int(), about: code.nullable().optional(), rung: code, then: code, whom: z.array(code), budget: code, height: z.number().int(), unit: code.nullable() }),
  ConsultationCalled: plain,
  CalendarChanged: line({ calendar: CalendarVersion }),
  /** Its grid was split, merged or moved; `change` is the change of the grids. */
  GridChanged: line({ place: Place, change: code }),
  Archived: plain,
} as const;

export type EntryType = keyof typeof entryData;
export const entryTypes = Object.keys(entryData) as EntryType[];
export type EntryData<T extends EntryType> = z.infer<(typeof entryData)[T]>;

/**
 * A line before it is chained. `at` and `dueAt` are epoch milliseconds: when it became true, and for what the clock does when it was owed.
 * `sealed` holds the personal texts; it is stored as ciphertext only.
 */
export type NewEntry = {
  [T in EntryType]: { type: T; at: number; dueAt?: number; actor: Actor; data: EntryData<T>; sealed?: Record<string, string> };
}[EntryType];

export const parseEntryData = (type: EntryType, data: unknown): EntryData<EntryType> => entryData[type].parse(data);
