import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import { bodies } from '../../domain/case/commands.ts';
import type { Action } from '../../domain/case/commands.ts';
import { openActions } from '../../domain/case/open-actions.ts';
import type { CaseState, RequestState } from '../../domain/case/state.ts';
import { mainClock } from '../../domain/case/main-clock.ts';
import { isPaused, stopwatchOf } from '../../domain/case/stopwatch-of.ts';
import { due as dueOf, isProvisional } from '../../domain/clock/stopwatch.ts';
import { categoryOf } from '../../domain/pack/limits.ts';
import { schemaOf } from '../openapi.ts';
import { presentClocks } from './clock.ts';
import type { ClockView } from './clock.ts';
import { maskedName, maskedPhone } from './masked.ts';
import type { Names } from './names.ts';

/** Everything a presenter needs besides the case: the instant, the pack and calendars of the case, who looks, what things are called. */
export interface CaseView extends ClockView {
  viewer: Viewer;
  names: Names;
  zone: string;
}

const schemas = new Map<Action, Record<string, unknown>>();
/** What an action asks for, as JSON Schema. */
export const schemaOfAction = (action: Action): Record<string, unknown> => {
  if (!schemas.has(action)) schemas.set(action, schemaOf(bodies[action]));
  return schemas.get(action)!;
};

/** An auditor follows the structure of every case without the people in it. */
export const seesPeople = (viewer: Viewer): boolean =>
  viewer.kind !== 'person' || viewer.grants.some(({ role }) => role !== 'auditor');

/** A case as the contract shows it, with what this caller may do now. Personal values are masked, for an auditor left out. */
export function presentCase(state: CaseState, view: CaseView) {
  return {
    ...presentRow(state, view),
    clocks: presentClocks(state, view),
    actions: openActions(state, view.viewer, view).map((name) => ({ name, schema: schemaOfAction(name) })),
  };
}

/** The same for a list: clocks without their sum, no actions. */
export function presentListed(state: CaseState, view: CaseView) {
  return { ...presentRow(state, view), clocks: presentClocks(state, view, false) };
}

function presentRow(state: CaseState, view: CaseView) {
  const { names, zone } = view;
  const write = (instant: number): string => formatInstant(instant, zone);
  const category = categoryOf(view.pack, state.category);
  return {
    id: state.id,
    number: state.number,
    seq: state.seq,
    status: state.status,
    category: state.category,
    categoryName: category ? { code: category.code, zh: category.zh, en: category.en } : null,
    severity: state.severity,
    profile: state.profile,
    pack: state.pack,
    channel: state.channel,
    lane: state.lane,
    area: names.area(state.place.areaId),
    grid: state.place.path.map((id) => names.area(id)).findLast((area) => area?.level === 'grid') ?? null,
    lead: names.unit(state.lead),
    assist: state.assist.map((code) => names.unit(code)),
    person: names.person(state.person),
    chief: names.person(state.chief),
    ownerLevel: state.ownerLevel,
    unclearOwner: state.unclearOwner,
    ...presentDue(state, view),
    requests: state.requests.map((request) => presentRequest(request, view)),
    height: state.height,
    counts: state.counts,
    ...(state.result ? { result: state.result.code, ...(state.result.plannedFor ? { plannedFor: state.result.plannedFor } : {}) } : {}),
    sampled: state.sampled,
    mediation: presentMediation(state, view),
    ...(state.signs ? { signs: state.signs } : {}),
    ...(state.statutory ? { statutory: state.statutory } : {}),
    leaderWanted: state.leaderWanted ?? false,
    emergency: state.emergency && {
      since: write(state.emergency.since), reports: state.emergency.reports,
      stoodDownAt: state.emergency.stoodDownAt === null ? null : write(state.emergency.stoodDownAt),
    },
    rating: state.rating,
    parent: state.parent,
    children: state.children,
    followUps: state.followUps.map((id) => names.person(id)),
    evidence: seesPeople(view.viewer) ? state.evidence : [],
    location: state.location,
    ...presentPeople(state, view),
    createdAt: write(state.createdAt),
    updatedAt: write(state.updatedAt),
    closedAt: state.closedAt === null ? null : write(state.closedAt),
    over: state.over,
  };
}

/** The texts of the case and whoever reported it. */
function presentPeople(state: CaseState, { viewer, names }: CaseView) {
  const { kind, personId, onBehalf } = state.reporter;
  if (!seesPeople(viewer)) return { description: null, address: null, reporter: { kind } };
  const { description, address, resultText, reporterName, reporterPhone } = state.private;
  return {
    description: description ?? null,
    address: address ?? null,
    ...(resultText === undefined ? {} : { resultText }),
    reporter: {
      kind,
      onBehalf,
      ...(personId ? { person: names.person(personId) } : {}),
      name: maskedName(reporterName) ?? null,
      phone: maskedPhone(reporterPhone) ?? null,
    },
  };
}

/** The file of a mediation: its step, its sittings, and who sat at the table, masked. */
function presentMediation({ mediation, private: texts }: CaseState, { viewer, zone }: CaseView) {
  if (!mediation) return null;
  const write = (instant: number): string => formatInstant(instant, zone);
  const parties = seesPeople(viewer) ? (JSON.parse(texts.parties ?? '[]') as string[]) : [];
  return {
    rung: mediation.rung, since: write(mediation.since), began: write(mediation.began ?? mediation.since), consents: mediation.consents, capped: mediation.capped ?? false,
    sittings: (mediation.sittings ?? []).map(({ seq, heldAt, rung }) => ({ seq, heldAt: write(heldAt), rung })),
    parties: parties.map((name) => maskedName(name) ?? ''),
    ...(seesPeople(viewer) && texts.remedies ? { remedies: texts.remedies } : {}),
  };
}

function presentRequest(request: RequestState, { names, zone }: CaseView) {
  const write = (instant: number): string => formatInstant(instant, zone);
  return {
    kind: request.kind,
    name: request.kind,
    n: request.n,
    state: request.state,
    askedBy: names.person(request.askedBy),
    unit: names.unit(request.unit),
    askedAt: write(request.askedAt),
    askedSeq: request.askedSeq,
    ...(request.answeredAt === null ? {} : { answeredAt: write(request.answeredAt), answeredBy: names.person(request.answeredBy) }),
    terms: request.terms,
  };
}

/** The deadline of the stage that the case is in: what lists sort by and lights show. Worked out, never stored in the case. */
function presentDue(state: CaseState, view: CaseView) {
  const clock = mainClock(state);
  const watch = clock && stopwatchOf(clock, view);
  const at = watch ? dueOf(watch) : null;
  return {
    due: at === null ? null : formatInstant(at, view.zone),
    dueClock: clock?.name ?? null,
    /** The holidays of that day are not published yet, so it may move. */
    provisional: watch !== undefined && isProvisional(watch),
    overdue: at !== null && at <= view.now,
    paused: clock !== undefined && isPaused(clock),
  };
}
