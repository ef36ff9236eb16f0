import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { CalendarRef } from '../domain/case/context.ts';
import type { CaseState } from '../domain/case/state.ts';
import { maySee } from '../domain/case/visible.ts';
import { Calendars, newestCalendar } from '../db/calendars.ts';
import { findCase, loadState } from '../db/cases.ts';
import type { CaseFound } from '../db/cases.ts';
import { Packs } from '../db/packs.ts';
import type { Deps } from './deps.ts';
import { presentCase, presentListed, seesPeople } from './present/case.ts';
import type { CaseView } from './present/case.ts';
import { createPlaces, namesFor } from './present/names.ts';
import type { Names, Places } from './present/names.ts';
import { Problem } from './problem.ts';

/** Finding cases within what somebody may see, and everything needed to show them. */
export interface CaseDesk {
  /** By id or number; undefined also for what lies outside the viewer's scope. */
  findVisible: (ref: string, viewer: Viewer) => Promise<CaseFound | undefined>;
  /** @throws Problem notFound */
  getVisible: (ref: string, viewer: Viewer) => Promise<CaseFound>;
  /** The whole state with what people wrote. */
  load: (id: string) => Promise<CaseState>;
  visibleAmong: (ids: readonly string[], viewer: Viewer) => Promise<Set<string>>;
  /** What a presenter needs for this case, counted at `now`. */
  viewOf: (state: CaseState, viewer: Viewer, now?: number) => Promise<CaseView>;
  present: (state: CaseState, viewer: Viewer) => Promise<ReturnType<typeof presentCase>>;
  presentList: (found: readonly CaseFound[], viewer: Viewer) => Promise<ReturnType<typeof presentListed>[]>;
  places: () => Promise<Places>;
  packs: Packs;
  calendars: Calendars;
}

const caseRef = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|GW-\d{4}-\d{1,9})$/i;

export function createCaseDesk({ db, keys, clock }: Deps): CaseDesk {
  const calendars = new Calendars();
  const packs = new Packs();
  const places = createPlaces(db, clock);

  const findVisible: CaseDesk['findVisible'] = async (ref, viewer) => {
    if (!caseRef.test(ref)) return undefined;
    const found = await findCase(db, /^gw-/i.test(ref) ? ref.toUpperCase() : ref);
    return found && maySee(found.state, viewer) ? found : undefined;
  };

  const viewFor = async (state: CaseState, viewer: Viewer, names: Names, now = clock.now()): Promise<CaseView> => {
    const pack = await packs.get(db, state.pack);
    await calendars.read(db, calendarsOf(state));
    const calendar = state.clocks[0]?.calendar ?? (await newestCalendar(db, pack.calendar));
    await calendars.read(db, [calendar]);
    return { pack, calendarOf: calendars.of, now, viewer, names: seesPeople(viewer) ? names : withoutPeople(names), zone: calendars.of(calendar).zone };
  };

  const namesOfAll = async (states: readonly CaseState[]): Promise<Names> => namesFor(db, await places(), states.flatMap(peopleOf));

  const viewOf: CaseDesk['viewOf'] = async (state, viewer, now) => viewFor(state, viewer, await namesOfAll([state]), now);

  const visibleAmong: CaseDesk['visibleAmong'] = async (ids, viewer) => {
    if (ids.length === 0) return new Set();
    const rows = await db.selectFrom('cases')
      .select(['id', 'lane', 'units', 'reporter_person_id', sql<CaseState['place']>`state->'place'`.as('place'), sql<CaseState['reporter']>`state->'reporter'`.as('reporter')])
      .where('id', 'in', [...new Set(ids)]).execute();
    return new Set(rows.filter((row) => maySee(row, viewer)).map(({ id }) => id));
  };

  /** Linked cases are named to whoever may open them: the unit that handles one report need not see who else made it. */
  const withinSight = async (state: CaseState, viewer: Viewer): Promise<CaseState> => {
    const { parent, children } = state;
    const seen = await visibleAmong([...children, ...(parent === null ? [] : [parent])], viewer);
    return { ...state, parent: parent !== null && seen.has(parent) ? parent : null, children: children.filter((id) => seen.has(id)) };
  };

  return {
    calendars,
    packs,
    places,
    findVisible,
    load: (id) => loadState(db, keys, id),
    getVisible: async (ref, viewer) => {
      const found = await findVisible(ref, viewer);
      if (!found) throw new Problem('notFound');
      return found;
    },
    visibleAmong,
    viewOf,
    present: async (state, viewer) => presentCase(await withinSight(state, viewer), await viewOf(state, viewer)),
    presentList: async (found, viewer) => {
      const states = found.map(listed);
      const names = await namesOfAll(states);
      const presented = [];
      for (const state of states) presented.push(presentListed(state, await viewFor(state, viewer, names)));
      return presented;
    },
  };
}

/** A row as a state: of what people wrote a list shows the description and the address. */
const listed = ({ state, description, address }: CaseFound): CaseState =>
  ({ ...state, private: { ...(description === null ? {} : { description }), ...(address === null ? {} : { address }) } });

/** An auditor follows who did it by the id alone. */
const withoutPeople = (names: Names): Names => ({ ...names, person: (id) => (id === null ? null : { id, name: '' }) });

const calendarsOf = (state: CaseState): CalendarRef[] => state.clocks.map(({ calendar }) => calendar);

const peopleOf = (state: CaseState): (string | null)[] => [
  state.person, state.chief, state.reporter.personId, ...state.followUps, ...state.requests.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy]),
];
