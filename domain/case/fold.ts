import type { EntryData, EntryType, NewEntry } from './entries.ts';
import { foldClocks } from './fold-clocks.ts';
import { begun, filed, stepAnew, takenUpAnew, withParties } from './mediation-file.ts';
import type { CaseState, PrivatePart } from './state.ts';
import type { Status } from './status.ts';
import { isFinal } from './status.ts';
import { answered, asked, openRequest, stillWaiting } from './waiting.ts';

type Fold<T extends EntryType> = (state: CaseState, line: Line<T>) => Partial<CaseState>;
interface Line<T extends EntryType> { data: EntryData<T>; sealed: Record<string, string>; actor: NewEntry['actor']; at: number; dueAt: number | undefined; seq: number }

const add = <V>(list: readonly V[], ...more: (V | null | undefined)[]): V[] => [...new Set([...list, ...more.filter((one) => one !== null && one !== undefined)])];
const count = (state: CaseState, ...names: (keyof CaseState['counts'])[]) => ({
  counts: { ...state.counts, ...Object.fromEntries(names.map((name) => [name, state.counts[name] + 1])) },
});
const keep = (state: CaseState, more: PrivatePart) => ({ private: { ...state.private, ...more } });
const person = (line: { actor: NewEntry['actor'] }) => (line.actor.kind === 'person' ? (line.actor.id ?? null) : null);
const evidence = (state: CaseState, files: readonly string[] | undefined) => (files ? { evidence: add(state.evidence, ...files) } : {});

/** In other hands: the lead, who helps, who is named, and the mediation whose step begins anew with them. Nobody has supervised them yet. */
function handedTo(state: CaseState, { data, at, ...line }: Line<'Dispatched' | 'ReturnGranted' | 'Designated'>): Partial<CaseState> {
  return {
    status: 'dispatched', lead: data.lead, person: data.person, assist: data.assist, designated: state.designated || data.designated,
    units: add(state.units, data.lead, ...data.assist), dispatchedBy: add(state.dispatchedBy, person(line)), unclearOwner: false, height: 0,
    mediation: data.mediates ? begun(state, at, data.rung) : null, ...(data.statutory === undefined ? {} : { statutory: data.statutory }),
  };
}

const withSigns = ({ signs = [] }: CaseState, more: readonly string[] | undefined): Partial<CaseState> => (more?.length ? { signs: add(signs, ...more) } : {});

const wanted = ({ chief }: CaseState, leader: boolean | undefined): Partial<CaseState> => (leader && chief === null ? { leaderWanted: true } : {});

const closed = (at: number, code: string, plannedFor: string | null = null): Partial<CaseState> => ({
  status: 'closed', closedAt: at, result: { code, plannedFor }, sampled: false, followUps: [],
});

/** One small function a kind of line. */
const folds: { [T in EntryType]: Fold<T> } = {
  Submitted: () => ({}),
  Accepted: (state, { data }) => ({
    status: 'accepted', category: data.category, severity: data.severity, profile: data.profile, place: data.place, location: data.location, lane: data.lane,
    ownerLevel: data.ownerLevel, unclearOwner: data.unclearOwner, ...withSigns(state, data.signs), ...wanted(state, data.leader),
  }),
  Rejected: (state, { at, ...line }) => ({
    status: 'rejected', rejectedBy: person(line), followUps: [], requests: answered(state.requests, 'secondSign', 'granted', person(line), at),
    ...keep(state, { resultText: line.sealed['explanation'] }), result: null,
  }),
  InformationAsked: (state, line) => ({ requests: asked(state.requests, 'information', line, person(line), {}) }),
  InformationGiven: (state, { data, at, ...line }) => ({ ...evidence(state, data.evidence), requests: answered(state.requests, 'information', 'answered', person(line), at) }),
  InformationLapsed: (state, { at }) => ({ requests: answered(state.requests, 'information', 'lapsed', null, at) }),
  Merged: (_state, { data }) => ({ status: 'merged', parent: data.into, result: { code: 'duplicate', plannedFor: null }, followUps: [] }),
  ChildMerged: (state, { data }) => ({ children: add(state.children, data.child), followUps: add(state.followUps, ...(data.followUps ?? [])) }),
  Settled: (state, { data, sealed, at, ...line }) => ({
    ...closed(at, data.result), ...evidence(state, data.evidence), sampled: data.sampled, handledBy: add(state.handledBy, person(line)), ...keep(state, { resultText: sealed['done'] }),
  }),
  Escalated: (state, { data, ...line }) => ({ ownerLevel: data.to, followUps: add(state.followUps, person(line)) }),
  Dispatched: (state, line) => ({
    ...handedTo(state, line), ...(line.data.again ? count(state, 'redispatched') : {}),
    followUps: line.actor.role === 'desk' ? add(state.followUps, person(line)) : state.followUps,
  }),
  Signed: (state, line) => ({ status: 'inProgress', handledBy: add(state.handledBy, person(line)) }),
  ReturnAsked: (state, line) => ({ requests: asked(state.requests, 'return', line, person(line), {}, line.data.unit) }),
  ReturnGranted: (state, line) => ({
    ...handedTo(state, line), ...count(state, 'returned', 'redispatched'), requests: answered(state.requests, 'return', 'granted', person(line), line.at),
  }),
  ReturnRefused: (state, line) => ({ designated: true, requests: answered(state.requests, 'return', 'refused', person(line), line.at) }),
  ExtensionAsked: (state, line) => ({
    requests: asked(state.requests, 'extension', line, person(line), { budget: line.data.budget }, state.lead),
    ...(line.data.consents ? filed(state, undefined, { consents: true, capped: false }) : {}),
  }),
  ExtensionGranted: (state, line) => ({ ...count(state, 'extended'), requests: answered(state.requests, 'extension', 'granted', person(line), line.at) }),
  ExtensionRefused: (state, line) => ({ requests: answered(state.requests, 'extension', line.data.lapsed ? 'lapsed' : 'refused', person(line), line.at) }),
  HoldAsked: (state, line) => ({ requests: asked(state.requests, 'hold', line, person(line), { reasonCode: line.data.reasonCode, until: line.data.until }, state.lead) }),
  HoldGranted: (state, line) => ({ requests: answered(state.requests, 'hold', 'granted', person(line), line.at) }),
  HoldRefused: (state, line) => ({ requests: answered(state.requests, 'hold', 'refused', person(line), line.at) }),
  Resumed: (state, line) => ({ requests: answered(state.requests, 'hold', 'ended', person(line), line.at, 'granted') }),
  AssistAsked: (state, line) => ({
    assist: add(state.assist, line.data.unit), units: add(state.units, line.data.unit), requests: asked(state.requests, 'assist', line, person(line), {}, line.data.unit),
  }),
  AssistGiven: (state, line) => ({
    ...evidence(state, line.data.evidence), handledBy: add(state.handledBy, person(line)),
    requests: answered(state.requests, 'assist', 'answered', person(line), line.at, 'open', line.data.unit),
  }),
  FedBack: (state, { data, sealed, at, ...line }) => ({
    ...(data.closes ? closed(at, data.result, data.plannedFor) : { status: 'verifying', result: { code: data.result, plannedFor: data.plannedFor } }),
    ...evidence(state, data.evidence), handledBy: add(state.handledBy, person(line)), requests: answered(state.requests, 'secondSign', data.action === 'secondSign' ? 'granted' : 'ended', person(line), at), ...keep(state, { resultText: sealed['text'], ...(sealed['remedies'] ? { remedies: sealed['remedies'] } : {}) }),
  }),
  Passed: (state, { data, at }) => ({ ...closed(at, state.result?.code ?? 'fixed', state.result?.plannedFor ?? null), ...evidence(state, data.evidence) }),
  Failed: (state, { at }) => ({ status: 'inProgress', result: null, ...stepAnew(state, at), ...count(state, 'rework') }),
  SamplePassed: () => ({ sampled: false }),
  SampleFailed: () => ({ status: 'accepted', sampled: false, result: null, closedAt: null }),
  Reopened: (state, { data, at }) => ({
    status: data.to, profile: data.profile, result: null, closedAt: null, rating: null, sampled: false, ...takenUpAnew(state, at), ...wanted(state, data.leader), ...count(state, 'reopened', ...(data.to === 'dispatched' ? ['redispatched' as const] : [])),
  }),
  Regraded: regraded,
  Urged: (_state, { at }) => ({ urgedAt: at }),
  SupervisionAnswered: () => ({}),
  TakenOver: (state, { data }) => ({ chief: data.chief, ...(state.leaderWanted ? { leaderWanted: false } : {}) }),
  Reassigned: (state, { data }) => ({ person: data.person, ...count(state, 'redispatched') }),
  Designated: (state, line) => ({
    ...handedTo(state, line), ...count(state, 'redispatched'),
    requests: answered(answered(state.requests, 'consultation', 'answered', person(line), line.at), 'return', 'ended', person(line), line.at),
  }),
  Contacted: () => ({}),
  Arrived: (state, line) => ({ handledBy: line.actor.role === 'clerk' ? add(state.handledBy, person(line)) : state.handledBy }),
  CalledBack: (state, { data }) => ({ rating: state.rating ?? { solved: data.solved, satisfied: data.satisfied } }),
  ProgressReported: (state) => (state.emergency ? { emergency: { ...state.emergency, reports: state.emergency.reports + 1 } } : {}),
  StoodDown: (state, { at }) => (state.emergency ? { emergency: { ...state.emergency, stoodDownAt: at } } : {}),
  SecondSignAsked: (state, line) => ({
    ...(line.data.for === 'feedBack' ? { handledBy: add(state.handledBy, person(line)) } : {}),
    requests: asked(state.requests, 'secondSign', line, person(line), { for: line.data.for, body: line.data.body }),
    ...keep(state, { pending: JSON.stringify(line.sealed) }),
  }),
  SittingHeld: (state, { data, sealed, at, seq }) => ({
    ...filed(state, data.households, {
      sittings: [...(state.mediation?.sittings ?? []), { seq, heldAt: Date.parse(data.heldAt), rung: data.rung }],
      ...(data.jumpsTo === undefined ? {} : { rung: data.jumpsTo, since: at }), ...(data.consents ? { consents: true, capped: false } : {}),
    }),
    ...withSigns(state, data.signs), ...keep(state, withParties(state, sealed['parties'])),
  }),
  MovedUp: (state, { data, at, dueAt }) => ({ mediation: { consents: false, ...state.mediation, rung: data.rung, since: dueAt ?? at }, ...withSigns(state, data.signs) }),
  MediationCapped: (state) => filed(state, undefined, { capped: true }),
  Agreed: (state, { data, sealed, at, ...line }) => ({
    ...(data.closes ? closed(at, 'mediated') : { status: 'verifying', result: { code: 'mediated', plannedFor: null } }),
    ...filed(state, data.households), ...evidence(state, data.evidence), handledBy: add(state.handledBy, person(line)),
    ...keep(state, { resultText: sealed['agreement'], ...withParties(state, sealed['parties']) }),
  }),
  Commented: () => ({}),
  Withdrawn: () => ({ status: 'withdrawn', result: { code: 'withdrawn', plannedFor: null }, followUps: [] }),
  Referred: (_state, { at }) => ({ status: 'referred', closedAt: at, result: { code: 'referred', plannedFor: null }, followUps: [] }),
  Appealed: () => ({ status: 'submitted', result: null }),
  AppealLapsed: () => ({ over: true }),
  ObjectionLapsed: () => ({}),
  EmergencyDeclared: (state, { data, at }) => ({ profile: data.profile, emergency: { since: at, reports: 0, stoodDownAt: null }, requests: answered(state.requests, 'hold', 'ended', null, at, 'granted') }),
  Rated: (_state, { data }) => ({ rating: { solved: data.solved, satisfied: data.satisfied } }),
  RungReached: (state, line) => ({ clocks: climbed(state, line) }),
  Supervised: (state, line) => ({ clocks: climbed(state, line), height: Math.max(state.height, line.data.height), ...wanted(state, line.data.height >= 2) }),
  ConsultationCalled: (state, line) => ({ requests: asked(state.requests, 'consultation', line, null, {}) }),
  CalendarChanged: () => ({}),
  GridChanged: (_state, { data }) => ({ place: data.place }),
  Archived: () => ({ status: 'archived' }),
};

/** Lines of which the fold reads what people wrote; the texts of the others stand in the ledger alone. */
export const readsTexts: ReadonlySet<EntryType> = new Set(['Submitted', 'Rejected', 'Settled', 'FedBack', 'SecondSignAsked', 'SittingHeld', 'Agreed']);

/** Another kind or grade. Into the confidential lane it goes alone: no unit keeps it, and its officers begin anew. */
function regraded(state: CaseState, { data, at }: Line<'Regraded'>): Partial<CaseState> {
  const isHidden = data.lane === 'confidential' && state.lane === 'open';
  return {
    severity: data.severity, category: data.category, profile: data.profile, lane: data.lane,
    mediation: !data.mediates || isHidden ? null : state.mediation && (data.rung ?? 1) <= state.mediation.rung ? state.mediation : begun(state, at, data.rung), ...withSigns(state, data.signs), ...wanted(state, data.leader),
    ...(isHidden ? { status: 'accepted', ownerLevel: 'county', unclearOwner: false, lead: null, person: null, assist: [], units: [], chief: null, followUps: [], height: 0, designated: false, emergency: null } : {}),
  };
}

const climbed = (state: CaseState, { data, at, dueAt = at, seq }: Line<'RungReached' | 'Supervised'>) =>
  state.clocks.map((clock) =>
    clock.name === data.clock && clock.round === data.round && clock.about === (data.about ?? null)
      ? { ...clock, rungs: [...clock.rungs, { rung: data.rung, dueAt, reachedAt: at, seq }] }
      : clock);

function born(entry: Extract<NewEntry, { type: 'Submitted' }>, caseId: string): CaseState {
  const { data, sealed = {} } = entry;
  return {
    id: caseId, number: data.number, seq: 0, status: 'submitted', lane: data.lane, category: data.category, severity: data.severity, profile: data.profile,
    pack: data.pack, channel: data.channel, place: data.place, location: data.location, ownerLevel: 'village', unclearOwner: false, lead: null, assist: [],
    person: null, chief: null, units: [], dispatchedBy: [], handledBy: [], rejectedBy: null, designated: false, clocks: [], requests: [], height: 0,
    counts: { rework: 0, returned: 0, reopened: 0, extended: 0, redispatched: 0 }, result: null, reporter: data.reporter, parent: null, children: [],
    evidence: data.evidence, followUps: [], mediation: null, emergency: null, sampled: false, urgedAt: null, closedAt: null, rating: null, over: false,
    createdAt: entry.at, updatedAt: entry.at, private: sealed as PrivatePart,
  };
}

/**
 * What is the case after this line? `seq` is the line's place in the ledger. Before the first line the case is its id alone.
 * Sealed texts may be missing (the key was destroyed, or the reader may not see them): the rest folds all the same.
 */
export function fold(before: CaseState | string, entry: NewEntry, seq: number): CaseState {
  const state = typeof before === 'string' ? born(entry as Extract<NewEntry, { type: 'Submitted' }>, before) : before;
  const line = { data: entry.data, sealed: entry.sealed ?? {}, actor: entry.actor, at: entry.at, dueAt: entry.dueAt, seq };
  const changed = (folds[entry.type] as Fold<EntryType>)(state, line as Line<EntryType>);
  const next = { ...state, ...changed, seq, updatedAt: entry.at };
  return { ...next, ...atRest(next), clocks: foldClocks(next.clocks, entry.data.clocks ?? [], entry.at, seq), over: next.over || isFinal(next.status) };
}

/** Nobody is supervised for what is at rest. */
const resting: readonly Status[] = ['closed', 'rejected', 'archived', 'merged', 'referred', 'withdrawn'];

/** What follows from the place on the road alone: who still waits, and what waits for a second person. */
function atRest({ status, requests, height, private: texts, updatedAt }: CaseState): Pick<CaseState, 'requests' | 'height' | 'private'> {
  const waiting = stillWaiting(requests, status, updatedAt);
  const { pending, ...rest } = texts;
  return {
    requests: waiting, height: resting.includes(status) ? 0 : height,
    private: pending !== undefined && openRequest(waiting, 'secondSign') ? { ...rest, pending } : rest,
  };
}
