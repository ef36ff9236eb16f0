import type { NewVisitEntry, VisitEntryData, VisitEntryType } from './entries.ts';
import type { DutyEnd, OwnDuty, VisitState } from './state.ts';
import { owingWord, stillOwed } from './state.ts';
import type { Outcome, VisitStatus } from './status.ts';
import { isToGo, outcomeTable } from './status.ts';

interface Line<T extends VisitEntryType> { data: VisitEntryData<T>; sealed: Record<string, string>; actor: NewVisitEntry['actor']; at: number; seq: number }
type Fold<T extends VisitEntryType> = (state: VisitState, line: Line<T>) => Partial<VisitState>;

const instant = (text: string): number => Date.parse(text);
const orNull = (text: string | null): number | null => (text === null ? null : instant(text));
const person = ({ actor }: { actor: NewVisitEntry['actor'] }): string | null => (actor.kind === 'person' ? (actor.id ?? null) : null);

const ended = (duties: readonly OwnDuty[], end: DutyEnd, gone: readonly string[]): OwnDuty[] =>
  duties.map((duty) => (duty.ended === null && gone.includes(duty.id) ? { ...duty, ended: end } : duty));

const idsOf = (named: readonly { id: string }[]): string[] => named.map(({ id }) => id);

const merged = (duties: VisitEntryData<'Opened'>['duties']): OwnDuty[] => duties.map((duty) => ({ ...duty, from: instant(duty.from), to: instant(duty.to), ended: null }));

/** Somebody was there. Where nothing of the visit could be discharged it is still to be made. */
function knocked(state: VisitState, line: Line<'Recorded' | 'NotMet'>): Partial<VisitState> {
  const { outcome, occurredAt, discharged, lapsed, excused, late } = line.data;
  const duties = ended(ended(ended(state.duties, 'discharged', idsOf(discharged)), 'lapsed', idsOf(lapsed)), 'excused', idsOf(excused));
  return {
    duties, late, started: null, excuse: state.excuse?.state === 'open' && outcome !== 'notMet' ? null : state.excuse, endsAt: null,
    status: standing(state, outcome, duties), retry: null,
    knocks: [...state.knocks, { at: instant(occurredAt), outcome, by: person(line) }],
    private: { ...state.private, ...(line.sealed['note'] === undefined ? {} : { note: line.sealed['note'] }), ...(line.sealed['memo'] === undefined ? {} : { memo: line.sealed['memo'] }) },
  };
}

function standing({ unplanned }: VisitState, outcome: Outcome, duties: readonly OwnDuty[]): VisitStatus {
  const { to, met } = outcomeTable[outcome];
  return met && !unplanned && stillOwed({ duties }).length > 0 ? 'open' : to;
}

const climbed = (state: VisitState, { data }: Line<'DueSoon' | 'BecameOverdue' | 'Escalated'>): Partial<VisitState> => ({ rungs: [...state.rungs, data.rung] });

/** One small function a kind of line. */
const folds: { [T in Exclude<VisitEntryType, 'Opened'>]: Fold<T> } = {
  WindowOpened: ({ status }) => ({ begun: true, ...(status === 'upcoming' ? { status: 'open' as const } : {}) }),
  DueSoon: climbed,
  BecameOverdue: climbed,
  Escalated: (state, line) => ({ ...climbed(state, line), height: Math.max(state.height, line.data.height) }),
  Planned: (_state, { data }) => ({ status: 'planned', slot: instant(data.slot), slotTold: false }),
  SlotNear: () => ({ slotTold: true }),
  Started: (_state, line) => ({ status: 'drafting', started: { at: line.at, by: person(line) } }),
  /** Met, turned away, or heard of elsewhere: nobody has lost them. */
  Recorded: (state, line) => ({ ...knocked(state, line), lost: null }),
  NotMet: (state, line) => ({
    ...knocked(state, line), retry: { by: instant(line.data.retryBy), not: line.data.retryNot, told: false },
    lost: line.data.lost === null ? state.lost : { since: instant(line.data.lost.since), by: instant(line.data.lost.by), opens: line.data.lost.opens, raised: false },
  }),
  RetryOwed: ({ retry }) => ({ retry: retry && { ...retry, told: true } }),
  ContactLost: ({ lost }) => ({ lost: lost && { ...lost, raised: true } }),
  ContactMade: () => ({ lost: null, retry: null }),
  FollowUpOpened: ({ followUps }, { data: { caseId, number, category, why, owesWord }, at }) => ({
    followUps: [...followUps, { caseId, number, category, why, owesWord, openedAt: at, toldAt: null }],
  }),
  FollowUpClosed: ({ followUps, status }, { data, at }) => {
    const after = followUps.map((one) => (one.caseId === data.caseId ? { ...one, toldAt: at } : one));
    return { followUps: after, ...(['done', 'refused', 'away'].includes(status) && owingWord({ followUps: after }).length === 0 ? { status: 'settled' as const } : {}) };
  },
  ExcuseAsked: (state, { data, at, sealed, ...line }) => ({
    excuse: { state: 'open', reason: data.reason, askedBy: person(line) ?? '', askedAt: at, answerBy: instant(data.answerBy) },
    private: { ...state.private, ...(sealed['reason'] === undefined ? {} : { excuse: sealed['reason'] }) },
  }),
  ExcuseGranted: ({ duties, excuse }, { data }) => ({ status: 'excused', duties: ended(duties, 'excused', idsOf(data.excused)), excuse: excuse && { ...excuse, state: 'granted' }, retry: null, started: null }),
  ExcuseRefused: ({ excuse }, { data }) => ({ excuse: excuse && { ...excuse, state: data.lapsed ? 'lapsed' : 'refused' } }),
  /** From whom says the line: the register may have taken the visit from somebody who left, without a line here. */
  Handed: ({ formerly }, { data, at }) => ({ worker: data.to, formerly: [...formerly, { worker: data.from, until: at }] }),
  DutiesTaken: ({ duties }, { data }) => ({ duties: ended(ended(duties, 'lapsed', data.lapsed), 'taken', data.duties) }),
  DutiesAdded: ({ duties }, { data }) => ({ duties: [...duties.filter(({ id }) => !data.duties.some((one) => one.id === id)), ...merged(data.duties)] }),
  CalendarChanged: ({ window, duties }, { data }) => {
    const moved = new Map(data.duties.map(({ id, to }) => [id, instant(to)]));
    return { calendar: data.calendar, window: { ...window, to: instant(data.to) }, duties: duties.map((duty) => ({ ...duty, to: moved.get(duty.id) ?? duty.to })) };
  },
  Lapsed: ({ slot }, { data }) => (data.what === 'draft' ? { status: slot === null ? 'open' : 'planned', started: null } : { status: 'settled' }),
  Settled: () => ({ status: 'settled' }),
};

/**
 * The visit after one more line; the first one is `Opened`.
 * @param before the state, or the visit's id before its first line
 */
export function foldVisit(before: VisitState | string, entry: NewVisitEntry, seq: number): VisitState {
  const line = { sealed: {}, ...entry, seq };
  if (typeof before === 'string') return opened(before, line as unknown as Line<'Opened'>);
  const change = (folds[entry.type as keyof typeof folds] as Fold<VisitEntryType>)(before, line as never);
  return closing({ ...before, ...change, seq, updatedAt: entry.at }, entry);
}

/** The last word is said when somebody has been there, or nobody need go, and nobody waits to be told of anything. */
function closing(state: VisitState, { type, at }: NewVisitEntry): VisitState {
  const finished = ['done', 'away', 'settled'].includes(state.status) || (state.status === 'refused' && stillOwed(state).length === 0);
  const over = finished && owingWord(state).length === 0 && (state.lost === null || state.lost.raised);
  const empty = !state.unplanned && stillOwed(state).length === 0 && (isToGo(state.status) || state.status === 'excused') && owingWord(state).length === 0;
  const endsAt = over || !empty ? null : type === 'DutiesTaken' ? at : state.endsAt;
  return { ...state, over, endsAt };
}

function opened(id: string, { data, at, seq }: Line<'Opened'>): VisitState {
  const { target, window, duties, pack, calendar, place, worker, care, unplanned, supplements, begun, slot } = data;
  return {
    id, seq, status: slot !== null ? 'planned' : begun ? 'open' : 'upcoming', target, window: { from: instant(window.from), to: instant(window.to) },
    duties: merged(duties), pack, calendar, place, worker, formerly: [], care, unplanned,
    supplements, begun, slot: orNull(slot), slotTold: false, started: null, knocks: [], late: false, retry: null, lost: null, excuse: null, rungs: [], height: 0,
    followUps: [], over: false, endsAt: null, createdAt: at, updatedAt: at, private: {},
  };
}
