import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import type { DoorDuty } from '../../domain/visit/context.ts';
import { isDutyOverdue, isLive } from '../../domain/visit/duty.ts';
import { pathOf } from '../../db/registry-scope.ts';
import type { LastVisit } from '../../db/today/known-at-doors.ts';
import type { DutyRow, VisitRow } from '../../db/today/own-day.ts';
import type { DoorName } from '../../db/visits/doors.ts';
import { isStale } from '../present/household.ts';
import { maskedName } from '../present/masked.ts';
import { codeFor } from '../present/visit.ts';
import { zone } from '../local-day.ts';
import type { Door, DutyToday, FollowUpOwed, Stop, TaskOwed } from './shapes.ts';

/** What was gathered for every door of the page, by its id. */
export interface Known {
  viewer: Viewer;
  now: number;
  packOf: (row: { pack_id: string; pack_version: number }) => MethodPack;
  doors: ReadonlyMap<string, DoorName>;
  heads: ReadonlyMap<string, string>;
  duties: ReadonlyMap<string, readonly DoorDuty[]>;
  tasks: ReadonlyMap<string, string>;
  last: ReadonlyMap<string, readonly LastVisit[]>;
  facets: ReadonlyMap<string, ReadonlyMap<string, number>>;
  others: ReadonlyMap<string, readonly DoorDuty[]>;
  closed: ReadonlySet<string>;
  dues: ReadonlyMap<string, number>;
}

const write = (at: number): string => formatInstant(at, zone);
const left = (to: number, now: number): number => Math.round((to - now) / 1_000);

export const whereOf = ({ doors, heads }: Known, targetId: string): Pick<Door, 'household' | 'place' | 'location'> => {
  const door = doors.get(targetId);
  return {
    household: door?.kind === 'household' ? { id: door.id, code: door.code, address: door.address ?? '', head: maskedName(heads.get(door.id)) ?? null } : null,
    place: door?.kind === 'place' ? { id: door.id, code: door.code, zh: door.words, address: door.address } : null,
    location: door?.location ?? null,
  };
};

const dutyOf = ({ now, viewer, tasks }: Known, pack: MethodPack, path: string[], { id, kind, code, period, to, state, causeId }: DoorDuty): DutyToday => {
  const what = kind === 'task' && causeId ? tasks.get(causeId) : undefined;
  return { id, kind, code: codeFor(pack, code, viewer, path), period, due: write(to), leftSeconds: left(to, now), overdue: isDutyOverdue({ state, to }, now), ...(what === undefined ? {} : { what }) };
};

const ownDuties = ({ duties }: Known, visit: string): DoorDuty[] => (duties.get(visit) ?? []).filter(isLive);

/** A visit as the page lists it. */
export function doorOf(known: Known, row: VisitRow): Door {
  const { now, doors } = known;
  const pack = known.packOf(row);
  const to = row.window_to.getTime();
  return {
    id: row.id, visit: row.id, seq: row.seq, status: row.status === 'upcoming' ? 'open' : row.status, ...whereOf(known, row.target_id), target: { kind: row.target_kind, id: row.target_id },
    mine: row.worker_id === known.viewer.personId, overdue: to <= now, dueSoon: row.warn_at !== null && row.warn_at.getTime() <= now, due: write(to), leftSeconds: left(to, now), slot: row.slot_at && write(row.slot_at.getTime()),
    plannedFor: row.planned_for, care: row.care, height: row.height, outcome: row.outcome, building: { id: row.building_id, name: doors.get(row.target_id)?.building ?? null },
    duties: ownDuties(known, row.id).map((duty) => dutyOf(known, pack, pathOf(row), duty)),
  };
}

/** The same with what is needed to knock. */
export const stopOf = (known: Known, row: VisitRow): Stop => ({ ...doorOf(known, row), ...atTheDoor(known, row, ownDuties(known, row.id)) });

/** A duty that nobody merged yet is a stop of its own. */
export function looseStop(known: Known, row: DutyRow): Stop {
  const to = row.window_to.getTime();
  const duty: DoorDuty = { id: row.id, kind: row.kind, code: row.code, period: row.period, from: row.window_from.getTime(), to, state: row.state, causeId: row.cause_id, visitId: null };
  return {
    id: row.id, visit: null, seq: 0, status: 'open', ...whereOf(known, row.target_id), target: { kind: row.target_kind, id: row.target_id }, mine: row.worker_id === known.viewer.personId, overdue: to <= known.now, dueSoon: false, due: write(to),
    leftSeconds: left(to, known.now), slot: null, plannedFor: null, care: false, height: 0, outcome: null, building: { id: row.building_id, name: known.doors.get(row.target_id)?.building ?? null },
    duties: [dutyOf(known, known.packOf(row), pathOf(row), duty)], ...atTheDoor(known, row, [duty]),
  };
}

function atTheDoor(known: Known, row: VisitRow | DutyRow, duties: readonly DoorDuty[]): Pick<Stop, 'last' | 'facets' | 'alongWith' | 'others'> {
  const pack = known.packOf(row);
  const confirmed = known.facets.get(row.target_id);
  const others = known.others.get(row.target_id) ?? [];
  const along = [...duties, ...others].flatMap(({ code }) => cadenceOf(pack, code)?.with ?? []);
  return {
    last: (known.last.get(row.target_id) ?? []).map((one) => ({
      visit: one.visit, at: write(one.at), outcome: one.outcome, role: one.role, mine: one.by === known.viewer.personId, ...(one.note === null ? {} : { note: one.note }),
      needs: one.needs.map(({ caseId, number, category }) => ({ id: caseId, number, ...categoryOf(pack, category), closed: known.closed.has(caseId) })),
    })),
    facets: row.target_kind !== 'household' ? [] : pack.facets.map(({ code, zh, en }) => ({ code, zh, en, at: confirmed?.get(code) })).toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
      .map(({ at, ...facet }) => ({ ...facet, confirmedAt: at === undefined ? null : write(at), stale: isStale(at, known.now) })),
    alongWith: [...new Map(along.map(({ zh, en }) => [zh, { zh, en }])).values()],
    others: others.map((duty) => dutyOf(known, pack, pathOf(row), duty)),
  };
}

/** A task that somebody gave, with how long there is left. */
export function taskOf(known: Known, row: DutyRow): TaskOwed {
  const to = row.window_to.getTime();
  return {
    id: row.id, visit: row.visit_id, what: known.tasks.get(row.cause_id ?? '') ?? null, mine: row.worker_id === known.viewer.personId, due: write(to), leftSeconds: left(to, known.now), overdue: to <= known.now,
    target: { kind: row.target_kind, id: row.target_id }, ...whereOf(known, row.target_id),
  };
}

const categoryOf = (pack: MethodPack, code: string | null) => {
  const category = pack.categories.find((one) => one.code === code);
  return { category: code, zh: category?.zh ?? null, en: category?.en ?? null };
};

/** A word that is owed to whoever asked for something at the door. */
export const followUpsOf = (known: Known, row: VisitRow): FollowUpOwed[] => wordsOwed(row).map((one) => ({
  visit: row.id, seq: row.seq, ...whereOf(known, row.target_id), incident: { id: one.caseId, number: one.number }, ...categoryOf(known.packOf(row), one.category),
  openedAt: write(one.openedAt), due: known.dues.has(one.caseId) ? write(known.dues.get(one.caseId)!) : null, closed: known.closed.has(one.caseId),
}));

interface Owing { caseId: string; number: string; category: string | null; owesWord: boolean; openedAt: number; toldAt: number | null }
export const wordsOwed = ({ state }: Pick<VisitRow, 'state'>): Owing[] => ((state as { followUps?: Owing[] } | null)?.followUps ?? []).filter(({ owesWord, toldAt }) => owesWord && toldAt === null);
