/** The worker's page as the app uses it, read from `GET /api/today`. */
export interface Today {
  serverTime?: string;
  minAppVersion?: string;
  visits: Visit[];
  followUps: FollowUp[];
  /** Given tasks with what is left of their time, also where the knock is planned for later. */
  tasks: Task[];
  /** Other doors of the day's buildings whose time has begun. */
  nearby: Visit[];
  /** A leader's three lists; undefined for anybody else. */
  team?: { overdue: Visit[]; promised: FollowUp[]; red: unknown[] };
}

export interface Task {
  id: string;
  /** Id of the visit, or of the duty where nobody merged it yet; both open the door. */
  visit: string;
  what: string;
  address: string;
  due?: string;
  overdue: boolean;
}

/** What became of a matter is owed to whoever asked for it at the door. */
export interface FollowUp {
  visit: string;
  seq?: number;
  number: string;
  incident: string;
  address: string;
  /** The matter is closed: now the word is owed. */
  closed: boolean;
  openedAt?: string;
  /** By when the next step of the matter is owed. */
  due?: string;
}

export interface Facet {
  code: string;
  zh: string;
  en: string;
  confirmedAt?: string;
}

/** One knock, with everything that is owed there. Why somebody is on a list is not here: it is not needed at the door. */
export interface Visit {
  id: string;
  seq?: number;
  status?: string;
  /** Id of the household, where it is one. */
  household?: string;
  address: string;
  name?: string;
  building?: { id: string; name: string };
  location?: { lng: number; lat: number };
  /** The first instant behind the window. */
  to?: string;
  slot?: string;
  overdue: boolean;
  duties: { id: string; kind?: string; what?: string }[];
  last: LastVisit[];
  /** Nobody planned it: it begins with the record. */
  unplanned?: boolean;
  /** Code of the place, where it is one that is looked after on patrol. */
  place?: string;
  facets?: Facet[];
  alongWith?: { zh: string; en: string }[];
  /** Duties at this door that were planned for another day: the same knock answers for them. */
  others: { id: string; what?: string }[];
}

/** A visit that was made: when, how it went, and what of it is still owed. */
export interface LastVisit {
  at: string;
  outcome?: string;
  mine: boolean;
  note?: string;
  needs: { number: string; zh?: string; en?: string; closed: boolean }[];
}

/** What is known at a door, from `GET /api/households/{id}`. */
export interface DoorCard {
  head?: string;
  facets: Facet[];
  /** Who comes along, in both languages. */
  alongWith: { zh: string; en: string }[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (...values: unknown[]): string | undefined => values.find((value): value is string => typeof value === 'string' && value !== '');
const given = <T extends object>(fields: T) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as { [K in keyof T]: Exclude<T[K], undefined | null> };
const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Reads what the server sent. A part that is missing is an empty list, not a broken page. @param language for names in two languages */
export function readToday(told: unknown, language: string, now: number): Today {
  const page = isObject(told) ? told : {};
  return {
    ...given({ serverTime: text(page['serverTime']), minAppVersion: text(page['minAppVersion']) }),
    visits: list(page['items']).map((visit) => readVisit(visit, language, now)).filter((visit) => visit.id !== ''),
    followUps: list(page['followUps']).map(readFollowUp),
    tasks: list(page['tasks']).map((task) => readTask(task, now)),
    nearby: list(page['buildings']).flatMap((building) => list(building['nearby'])).map((visit) => readVisit(visit, language, now)).filter((visit) => visit.id !== ''),
    ...(isObject(page['team']) ? { team: readTeam(page['team'], language, now) } : {}),
  };
}

const readTeam = (team: Json, language: string, now: number) =>
  ({ overdue: list(team['overdue']).map((visit) => readVisit(visit, language, now)), promised: list(team['promised']).map(readFollowUp), red: list(team['red']) });

function readTask(told: Json, now: number): Task {
  const home = isObject(told['household']) ? told['household'] : isObject(told['place']) ? told['place'] : {};
  const due = text(told['due']);
  return {
    id: text(told['id']) ?? '', visit: text(told['visit'], told['id']) ?? '', what: text(told['what']) ?? '', address: text(home['address'], home['zh'], home['code']) ?? '',
    overdue: told['overdue'] === true || (due !== undefined && Date.parse(due) <= now), ...given({ due }),
  };
}

const named = (value: unknown, language: string): string | undefined =>
  isObject(value) ? text(language === 'en' ? value['en'] : value['zh'], value['name'], value['zh'], value['code']) : text(value);

const pointOf = (value: unknown) => (isObject(value) && typeof value['lng'] === 'number' && typeof value['lat'] === 'number' ? { lng: value['lng'], lat: value['lat'] } : undefined);

export function readVisit(told: Json, language: string, now: number): Visit {
  const household = isObject(told['household']) ? told['household'] : undefined;
  const home = household ?? (isObject(told['place']) ? told['place'] : {});
  const window = isObject(told['window']) ? told['window'] : {};
  const building = isObject(told['building']) ? told['building'] : {};
  const to = text(told['due'], window['to']);
  const buildingId = text(building['id'], building['code']);
  return {
    id: text(told['id']) ?? '',
    address: text(home['address'], named(home, language)) ?? '',
    overdue: told['overdue'] === true || (to !== undefined && Date.parse(to) <= now),
    duties: list(told['duties']).map((duty) => ({ id: text(duty['id']) ?? '', ...given({ kind: text(duty['kind']), what: text(duty['what']) }) })),
    last: list(told['last']).slice(0, 3).map(readLast),
    others: list(told['others']).map((duty) => ({ id: text(duty['id']) ?? '', ...given({ what: text(duty['what']) }) })),
    ...given({
      seq: count(told['seq']),
      status: text(told['status']),
      household: household && text(household['id']),
      name: text(home['head'], home['name'], household ? undefined : named(home, language)),
      building: buildingId ? { id: buildingId, name: named(building, language) ?? buildingId } : undefined,
      location: pointOf(told['location']) ?? pointOf(home['location']),
      to, slot: text(told['slot']),
      place: isObject(told['place']) ? text(told['place']['code']) : undefined,
      facets: Array.isArray(told['facets']) ? list(told['facets']).map(readFacet) : undefined,
      alongWith: Array.isArray(told['alongWith']) ? list(told['alongWith']).map(inBoth) : undefined,
    }),
  };
}

const inBoth = (one: Json) => ({ zh: text(one['zh'], one['code']) ?? '', en: text(one['en'], one['code']) ?? '' });
const readFacet = (facet: Json): Facet => ({ code: text(facet['code']) ?? '', ...inBoth(facet), ...given({ confirmedAt: text(facet['confirmedAt']) }) });
const readLast = (one: Json): LastVisit => ({
  at: text(one['at']) ?? '', mine: one['mine'] === true, ...given({ outcome: text(one['outcome']), note: text(one['note']) }),
  needs: list(one['needs']).map((need) => ({ number: text(need['number']) ?? '', closed: need['closed'] === true, ...given({ zh: text(need['zh']), en: text(need['en']) }) })),
});

function readFollowUp(told: Json): FollowUp {
  const incident = isObject(told['incident']) ? told['incident'] : {};
  const home = isObject(told['household']) ? told['household'] : isObject(told['place']) ? told['place'] : {};
  return {
    visit: text(told['visit']) ?? '', number: text(incident['number']) ?? '', incident: text(incident['id']) ?? '', address: text(home['address'], home['code']) ?? '',
    closed: told['closed'] === true, ...given({ seq: count(told['seq']), openedAt: text(told['openedAt']), due: text(told['due']) }),
  };
}

/** Reads the card of a household; what the pack asks about comes even where nothing is known yet. */
export function readDoorCard(told: unknown): DoorCard {
  const card = isObject(told) ? told : {};
  const todo = isObject(card['todo']) ? card['todo'] : {};
  return {
    ...given({ head: text(card['head']) }),
    facets: list(card['facets']).map(readFacet),
    alongWith: list(todo['alongWith']).map(inBoth),
  };
}
