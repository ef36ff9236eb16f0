import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { Line } from '../../db/ledger.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { visitCommands } from '../../domain/visit/commands.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import { tagReaders } from '../../domain/visit/tag.ts';
import { openVisitActions } from '../../domain/visit/decide.ts';
import type { VisitEntryType } from '../../domain/visit/entries.ts';
import { isOwed } from '../../domain/visit/owed.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { outcomeTable } from '../../domain/visit/status.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { visitWords } from '../../domain/locales/visit-words.ts';
import { wordsOf } from '../../domain/locales/index.ts';
import type { Language } from '../../domain/locales/index.ts';
import { schemaOf } from '../openapi.ts';
import type { VisitView } from '../visits/visit-desk.ts';
import { seesPeople } from './case.ts';

const schemas = new Map<VisitAction, Record<string, unknown>>();
const schemaOfAction = (action: VisitAction): Record<string, unknown> => {
  if (!schemas.has(action)) schemas.set(action, schemaOf(visitCommands[action]));
  return schemas.get(action)!;
};

/** A class that is sensitive is named to those alone who may read tags; whoever knocks learns that somebody is owed a visit, and when. */
export const codeFor = (pack: MethodPack, code: string, viewer: Viewer, path: readonly string[]): string | null =>
  cadenceOf(pack, code)?.sensitive === undefined || holdsOver(viewer, path, tagReaders) ? code : null;

/** A visit as the contract shows it, with what this caller may do now. */
export function presentVisit(state: VisitState, view: VisitView) {
  return { ...presentVisitListed(state, view), actions: openVisitActions(state, view.context).map((name) => ({ name, schema: schemaOfAction(name) })) };
}

/** The same without actions. */
export function presentVisitListed(state: VisitState, { context, names, zone, door, path, buildingId, tasks }: VisitView) {
  const { viewer, now, pack } = context;
  const write = (instant: number): string => formatInstant(instant, zone);
  const orNull = (instant: number | null): string | null => (instant === null ? null : write(instant));
  const people = seesPeople(viewer);
  const owed = isOwed(state) && !state.unplanned;
  const knock = state.knocks.at(-1);
  return {
    id: state.id,
    seq: state.seq,
    status: state.status,
    target: state.target,
    household: door?.kind === 'household' ? { id: door.id, code: door.code, address: people ? door.address : null } : null,
    place: door?.kind === 'place' ? { id: door.id, code: door.code, zh: door.words, address: door.address } : null,
    risk: state.target.kind === 'risk' ? { id: state.target.id, code: door?.code ?? null, zh: door?.words ?? null, address: people ? (door?.address ?? null) : null } : null,
    building: buildingId === null ? null : { id: buildingId, name: door?.building ?? null },
    location: door?.location ?? null,
    grid: path.map((id) => names.area(id)).findLast((area) => area !== null) ?? null,
    window: { from: write(state.window.from), to: write(state.window.to) },
    duties: state.duties.map(({ id, kind, code, period, from, to, ended }) => {
      const shown = codeFor(pack, code, viewer, context.path);
      const cadence = cadenceOf(pack, code);
      return { id, kind, code: shown, period, from: write(from), to: write(to), state: ended ?? 'open', ...(people && tasks.has(period) ? { what: tasks.get(period) } : {}), ...(cadence?.with ? { alongWith: { zh: cadence.with.zh, en: cadence.with.en } } : {}) };
    }),
    worker: names.person(state.worker),
    care: state.care,
    unplanned: state.unplanned,
    supplements: state.supplements,
    slot: orNull(state.slot),
    due: owed ? write(state.window.to) : null,
    overdue: owed && now >= state.window.to,
    late: state.late,
    height: state.height,
    outcome: knock?.outcome ?? null,
    occurredAt: knock ? write(knock.at) : null,
    knocks: state.knocks.map(({ at, outcome, by }) => ({ at: write(at), outcome, by: people ? names.person(by) : null })),
    started: state.started && { at: write(state.started.at), by: people ? names.person(state.started.by) : null },
    retry: state.retry && { by: write(state.retry.by), notIn: state.retry.not, how: state.knocks.filter(({ outcome }) => outcome === 'notMet').length > 1 ? 'phoneOrNeighbour' : 'anotherTime' },
    lostContact: state.lost && { since: write(state.lost.since), by: write(state.lost.by), opens: state.lost.opens, opened: state.lost.raised },
    excuse: state.excuse && {
      state: state.excuse.state, reason: state.excuse.reason, askedBy: people ? names.person(state.excuse.askedBy) : null, askedAt: write(state.excuse.askedAt), answerBy: write(state.excuse.answerBy),
      ...(people && state.private.excuse !== undefined ? { words: state.private.excuse } : {}),
    },
    followUps: state.followUps.map(({ caseId, number, category, why, owesWord, openedAt, toldAt }) => ({
      id: caseId, number, category, why, owesWord, openedAt: write(openedAt), closed: context.isClosed(caseId), toldAt: orNull(toldAt),
    })),
    ...(people && state.private.note !== undefined ? { note: state.private.note } : {}),
    ...(people && state.private.memo !== undefined ? { memo: `/api/visits/${state.id}/memo` } : {}),
    pack: state.pack,
    open: !state.over && state.status !== 'excused',
    over: state.over,
    createdAt: write(state.createdAt),
    updatedAt: write(state.updatedAt),
  };
}

/** A line of a visit's ledger, with its sentence. Sensitive classes are left out of its data for whoever may not read tags. */
export function presentVisitEntry(line: Line<VisitEntryType>, { context, names, zone }: VisitView, language: Language) {
  const { viewer, pack } = context;
  const people = seesPeople(viewer);
  const { kind, id, role, area, unit } = line.actor;
  const { memo: _voice, ...written } = line.sealed ?? {};
  const texts = people ? written : {};
  return {
    seq: line.seq,
    type: line.type,
    at: formatInstant(line.at, zone),
    recordedAt: formatInstant(line.recordedAt, zone),
    ...(line.dueAt === null ? {} : { dueAt: formatInstant(line.dueAt, zone) }),
    actor: {
      kind, ...(id === undefined ? {} : { id }), ...(people && line.actorName ? { name: line.actorName } : {}), ...(role === undefined ? {} : { role }),
      ...(area === undefined ? {} : { area: names.area(area) }), ...(unit === undefined ? {} : { unit: names.unit(unit) }),
    },
    ...(line.commandId === null ? {} : { commandId: line.commandId }),
    data: withoutClasses(line.data, (code) => codeFor(pack, code, viewer, context.path)),
    ...(Object.keys(texts).length > 0 ? { texts } : {}),
    words: visitWords(
      { type: line.type, actor: { kind, name: people ? (line.actorName ?? undefined) : undefined, role }, data: line.data, sealed: texts },
      { language, words: wordsOf(language), pack, person: (person) => (people ? names.person(person)?.name : null), time: (at) => formatInstant(Date.parse(at), zone).slice(0, 16).replace('T', ' ') },
    ),
    prevHash: line.prevHash.toString('hex'),
    hash: line.hash.toString('hex'),
  };
}

const listed = ['duties', 'discharged', 'lapsed', 'excused', 'kept'];

function withoutClasses(data: Record<string, unknown>, codeOf: (code: string) => string | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, listed.includes(key) && Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'object' && one !== null && 'code' in one ? { ...one, code: codeOf(String(one.code)) } : one)) : value]));
}

export const outcomeCodes = Object.keys(outcomeTable);
