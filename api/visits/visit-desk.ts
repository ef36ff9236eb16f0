import type { Viewer } from '../../domain/case/actor.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import { decideVisit } from '../../domain/visit/decide.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { openingLine } from '../../domain/visit/opening.ts';
import { mayVisit } from '../../domain/visit/parts.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { newestCalendar } from '../../db/calendars.ts';
import { textsOfTasks } from '../../db/given-tasks.ts';
import { closedAmong } from '../../db/visits/door.ts';
import type { DoorName } from '../../db/visits/doors.ts';
import { doorsById } from '../../db/visits/doors.ts';
import type { VisitFound } from '../../db/visits/find-visits.ts';
import { dutiesOf, findVisit, loadVisit } from '../../db/visits/find-visits.ts';
import type { NewVisit } from '../../db/visits/new-visit.ts';
import { looseDuty, mergeDuty } from '../../db/visits/new-visit.ts';
import { isId } from '../../db/ids.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { namesFor } from '../present/names.ts';
import type { Names } from '../present/names.ts';
import { presentVisit } from '../present/visit.ts';
import { Problem } from '../problem.ts';

/** Everything a presenter needs besides the visit. */
export interface VisitView {
  context: VisitContext;
  names: Names;
  zone: string;
  door: DoorName | undefined;
  /** Where it lies now. */
  path: readonly string[];
  buildingId: string | null;
  /** What was asked for in tasks that somebody gave, by the period that they are owed under. */
  tasks: ReadonlyMap<string, string>;
}

export type VisitDesk = ReturnType<typeof createVisitDesk>;

/** Finding visits within what somebody may see, and everything needed to show them. */
export function createVisitDesk({ db, keys, clock }: Deps, desk: Pick<CaseDesk, 'packs' | 'calendars' | 'places'>) {
  /** A visit by its id or a duty's, whoever asks. */
  const find = (ref: string): Promise<VisitFound | undefined> => findVisit(db, ref);

  /** A duty that waits to be merged gets its visit when somebody looks who may. */
  const merged = async (ref: string, viewer: Viewer): Promise<VisitFound | undefined> => {
    const duty = isId(ref) ? await looseDuty(db, ref) : undefined;
    if (!duty || !mayVisit({ worker: duty.worker }, duty.path, viewer)) return undefined;
    const visitId = await mergeDuty(db, ref, clock.now());
    return visitId === undefined ? undefined : find(visitId);
  };

  const findVisible = async (ref: string, viewer: Viewer): Promise<VisitFound | undefined> => {
    const found = (await find(ref)) ?? (await merged(ref, viewer));
    return found && mayVisit({ worker: found.row.worker_id }, found.place.path, viewer) ? found : undefined;
  };

  const contextOf = async (found: VisitFound, state: Pick<VisitState, 'calendar' | 'followUps'> | null, viewer: Viewer, now: number): Promise<VisitContext> => {
    const pack = await desk.packs.get(db, { id: found.row.pack_id, version: found.row.pack_version });
    const calendar = await newestCalendar(db, pack.calendar);
    await desk.calendars.read(db, [calendar, ...(state ? [state.calendar] : [])]);
    const closed = await closedAmong(db as never, state?.followUps.map(({ caseId }) => caseId) ?? [], now);
    return {
      now, pack, calendar, calendarOf: desk.calendars.of, viewer, actor: { kind: 'system' }, path: found.place.path,
      door: { duties: [], earlier: [], circumstances: [], others: [] }, worker: () => undefined, isClosed: (id) => closed.has(id), caseId: (nth) => nth,
    };
  };

  /** The state as it is, or as it would be if the visit began its ledger now. */
  const whole = async (found: VisitFound, state: VisitState | null, calendar: VisitContext['calendar'], now: number): Promise<VisitState> => {
    if (state) return state;
    const { row, place } = found;
    const duties = await dutiesOf(db, [row.id]);
    const line = openingLine({
      id: row.id, target: { kind: row.target_kind, id: row.target_id }, window: { from: row.window_from.getTime(), to: row.window_to.getTime() },
      duties: row.open ? duties.filter((duty) => duty.state === 'open' || duty.state === 'upcoming') : duties, pack: { id: row.pack_id, version: row.pack_version }, place, worker: row.worker_id,
      care: row.care, unplanned: row.unplanned, supplements: row.supplements, slot: row.slot_at?.getTime() ?? null,
    }, { now, calendar, actor: { kind: 'system' } });
    return { ...foldVisit(row.id, line, 0), status: row.over ? row.status : foldVisit(row.id, line, 0).status, over: row.over, createdAt: row.created_at.getTime(), updatedAt: row.updated_at.getTime() };
  };

  const viewOf = async (found: VisitFound, stored: VisitState | null, viewer: Viewer, now = clock.now()): Promise<{ state: VisitState; view: VisitView }> => {
    const context = await contextOf(found, stored, viewer, now);
    const state = await whole(found, stored, context.calendar, now);
    const names = await namesFor(db, await desk.places(), peopleOf(state));
    const door = (await doorsById(db, [state.target])).get(state.target.id);
    const tasks = await textsOfTasks(db, keys, state.duties.flatMap(({ kind, period }) => (kind === 'task' ? [period] : [])));
    return { state, view: { context, names, zone: desk.calendars.of(state.calendar).zone, door, path: found.place.path, buildingId: found.row.building_id, tasks } };
  };

  const present = async (id: string, viewer: Viewer) => {
    const { found, state: stored } = await loadVisit(db, keys, id);
    const { state, view } = await viewOf(found, stored, viewer);
    return presentVisit(state, view);
  };

  /** What the rules would say to a record at a door that nobody was sent to, without writing anything. */
  const rehearse = async (visit: NewVisit & { pack: { id: string; version: number } }, record: unknown, viewer: Viewer): Promise<Refusal | null> => {
    const now = clock.now();
    const pack = await desk.packs.get(db, visit.pack);
    const calendar = await newestCalendar(db, pack.calendar);
    await desk.calendars.read(db, [calendar]);
    const line = openingLine({
      id: visit.id, target: visit.target, window: visit, duties: [], pack: visit.pack, place: { areaId: visit.gridId, path: [...visit.path] }, worker: visit.workerId, care: false, unplanned: true,
      supplements: null, slot: null,
    }, { now, calendar, actor: { kind: 'system' } });
    const decision = decideVisit(foldVisit(visit.id, line, 1), { action: 'record', body: record }, {
      now, pack, calendar, calendarOf: desk.calendars.of, viewer, actor: { kind: 'system' }, path: visit.path, door: { duties: [], earlier: [], circumstances: [], others: [] },
      worker: () => undefined, isClosed: () => false, caseId: (nth) => nth,
    });
    return 'refused' in decision ? decision.refused : null;
  };

  return {
    find, findVisible, viewOf, present, rehearse,
    load: (id: string) => loadVisit(db, keys, id),
    /** @throws Problem notFound */
    async getVisible(ref: string, viewer: Viewer): Promise<VisitFound> {
      const found = await findVisible(ref, viewer);
      if (!found) throw new Problem('notFound');
      return found;
    },
  };
}

const peopleOf = (state: VisitState): (string | null)[] =>
  [state.worker, ...state.formerly.map(({ worker }) => worker), state.excuse?.askedBy ?? null, state.started?.by ?? null, ...state.knocks.map(({ by }) => by)];
