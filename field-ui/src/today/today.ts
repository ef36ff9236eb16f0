/** The worker's page as the app uses it, read from `GET /api/today`. */
export interface Today {
  serverTime?: string;
  minAppVersion?: string;
  visits: Visit[];
  followUps: Errand[];
  tasks: Errand[];
  /** Three lists only, for whoever leads. */
  leader?: { overdue: Errand[]; promised: Errand[]; red: Errand[] };
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
  household?: string;
  address: string;
  name?: string;
  building?: { id: string; name: string };
  location?: { lng: number; lat: number };
  from?: string;
  to?: string;
  slotAt?: string;
  overdue: boolean;
  duties: { id: string; code: string; kind?: string; what?: string }[];
  facets: Facet[];
  last: { at: string; outcome?: string; note?: string }[];
}

/** Something owed to somebody: a follow-up, a timed task, a line of a leader's list. */
export interface Errand {
  id: string;
  kind: 'visit' | 'incident';
  title: string;
  number?: string;
  due?: string;
  overdue: boolean;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (...values: unknown[]): string | undefined => values.find((value): value is string => typeof value === 'string' && value !== '');
const given = <T extends object>(fields: T) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as { [K in keyof T]: Exclude<T[K], undefined | null> };

/** Reads what the server sent. A part that is missing is an empty list, not a broken page. @param language for names in two languages */
export function readToday(told: unknown, language: string, now: number): Today {
  const page = isObject(told) ? told : {};
  const visits = [...list(page['visits']), ...list(page['buildings']).flatMap((building) => list(building['visits']).map((visit) => ({ building, ...visit })))];
  const leader = isObject(page['leader']) ? page['leader'] : page['lists'];
  const errands = (name: string) => (isObject(leader) ? list(leader[name]).map((one) => readErrand(one, language, now)) : []);
  return {
    ...given({ serverTime: text(page['serverTime']), minAppVersion: text(page['minAppVersion']) }),
    visits: visits.map((visit) => readVisit(visit, language, now)).filter((visit) => visit.id !== ''),
    followUps: list(page['followUps']).map((one) => readErrand(one, language, now)),
    tasks: list(page['tasks'] ?? page['cases']).map((one) => readErrand(one, language, now)),
    ...(isObject(leader) ? { leader: { overdue: errands('overdue'), promised: errands('promised'), red: errands('red') } } : {}),
  };
}

const named = (value: unknown, language: string): string | undefined =>
  isObject(value) ? text(language === 'en' ? value['en'] : value['zh'], value['name'], value['zh'], value['code']) : text(value);

export function readVisit(told: Json, language: string, now: number): Visit {
  const home = isObject(told['household']) ? told['household'] : isObject(told['target']) ? told['target'] : {};
  const window = isObject(told['window']) ? told['window'] : {};
  const building = isObject(told['building']) ? told['building'] : isObject(home['building']) ? home['building'] : undefined;
  const location = isObject(told['location']) ? told['location'] : home['location'];
  const to = text(window['to'], told['due'], told['to']);
  const buildingId = building && text(building['id'], building['code']);
  return {
    id: text(told['id']) ?? '',
    address: text(told['address'], home['address'], named(home, language)) ?? '',
    overdue: told['overdue'] === true || (to !== undefined && Date.parse(to) <= now),
    duties: list(told['duties']).map((duty) => ({ id: text(duty['id']) ?? '', code: text(duty['code']) ?? '', ...given({ kind: text(duty['kind']), what: text(duty['what']) }) })),
    facets: list(told['facets']).map((facet) => ({
      code: text(facet['code']) ?? '', zh: text(facet['zh'], facet['code']) ?? '', en: text(facet['en'], facet['code']) ?? '', ...given({ confirmedAt: text(facet['confirmedAt'], facet['at']) }),
    })),
    last: (Array.isArray(told['last']) ? list(told['last']) : isObject(told['last']) ? [told['last']] : []).slice(0, 3)
      .map((one) => ({ at: text(one['at'], one['occurredAt']) ?? '', ...given({ outcome: text(one['outcome']), note: text(one['note']) }) })),
    ...given({
      seq: typeof told['seq'] === 'number' ? told['seq'] : undefined,
      status: text(told['status']),
      household: text(home['id']),
      name: text(told['name'], home['name'], home['head']),
      building: buildingId ? { id: buildingId, name: named(building, language) ?? buildingId } : undefined,
      location: isObject(location) && typeof location['lng'] === 'number' && typeof location['lat'] === 'number' ? { lng: location['lng'], lat: location['lat'] } : undefined,
      from: text(window['from'], told['from']), to, slotAt: text(told['slotAt'], told['slot']),
    }),
  };
}

export function readErrand(told: Json, language: string, now: number): Errand {
  const due = text(told['due'], told['to'], told['by']);
  const kind = told['kind'] === 'visit' || told['kind'] === 'household' || told['visit'] !== undefined ? 'visit' : 'incident';
  const title = text(told['title'], told['what'], told['words'], named(told['categoryName'], language), told['description'], told['address']);
  return {
    id: text(told['id'], told['visit'], told['case']) ?? '', kind, title: title ?? text(told['number']) ?? '',
    overdue: told['overdue'] === true || (due !== undefined && Date.parse(due) <= now),
    ...given({ number: text(told['number']), due }),
  };
}
