import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { awaitedAs } from '../domain/case/awaited.ts';
import { isOpen } from '../domain/case/main-clock.ts';
import type { CaseState, RequestState } from '../domain/case/state.ts';

type Several<T> = T | readonly T[];
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** What a list may be narrowed to. Areas, grids and persons are ids, units are codes; instants are epoch milliseconds. */
export interface CaseFilter {
  status?: Several<CaseState['status']>;
  category?: Several<string>;
  severity?: Several<CaseState['severity']>;
  profile?: Several<string>;
  /** The area with all below it. */
  area?: { id: string; depth: number };
  grid?: string;
  lead?: string;
  person?: string;
  /** How its main clock stands: more than 70 % used is yellow, spent is red, none or paused is grey. */
  light?: Several<Light>;
  overdue?: boolean;
  supervised?: boolean;
  /** `me`, or the code of a unit that must answer. */
  waitingFor?: string;
  createdFrom?: number;
  createdTo?: number;
  dueFrom?: number;
  dueTo?: number;
  /** Reported by me, given to me, led by me, or owed a word by me. */
  mine?: boolean;
  open?: boolean;
  /** A resident waits for the answer, also one for whom somebody of the staff reported. */
  promised?: boolean;
  /** Somebody asked for this and nobody has answered yet. */
  asks?: RequestState['kind'];
  /** How high it has climbed: 1 and 2 are the two supervisions 督办. */
  height?: number;
  /** Its limit rests. */
  held?: boolean;
}

type Condition = RawBuilder<boolean>;

const list = <T>(value: Several<T>): readonly T[] => (Array.isArray(value) ? value : [value as T]);
/** One value by equality, so that an index that begins with it still gives its rows in order. */
const oneOf = (column: string, value: Several<string>): Condition =>
  list(value).length === 1 ? sql<boolean>`${sql.ref(column)} = ${list(value)[0]}` : sql<boolean>`${sql.ref(column)} = any(${list(value)}::text[])`;
const day = (at: number): RawBuilder<Date> => sql<Date>`${new Date(at)}::timestamptz`;

const lights: Record<Light, (now: RawBuilder<Date>) => Condition> = {
  grey: () => sql<boolean>`due_at is null`,
  red: (now) => sql<boolean>`due_sort <= ${now}`,
  yellow: (now) => sql<boolean>`due_sort > ${now} and due_at is not null and warn_at <= ${now}`,
  green: (now) => sql<boolean>`due_sort > ${now} and due_at is not null and (warn_at is null or warn_at > ${now})`,
};

const either = (conditions: readonly Condition[]): Condition => sql<boolean>`(${sql.join([sql`false`, ...conditions.map((one) => sql`(${one})`)], sql` or `)})`;
const unless = (wanted: boolean, condition: Condition): Condition => (wanted ? condition : sql<boolean>`not coalesce(${condition}, false)`);

/** Each filter that was asked for as a condition on the row; "overdue" is asked of the row and never stored, so it is right whatever the engine does. */
export function conditionsOf(filter: CaseFilter, viewer: Viewer, at: number): Condition[] {
  const now = day(at);
  const { area, light, mine, status } = filter;
  const conditions: (Condition | undefined)[] = [
    ...(['status', 'category', 'severity', 'profile'] as const).map((name) => (filter[name] === undefined ? undefined : oneOf(name, filter[name]))),
    status !== undefined && list(status).every((one) => isOpen({ status: one })) ? sql<boolean>`open` : undefined,
    area && sql<boolean>`${sql.ref(`l${Math.min(area.depth, 5)}`)} = ${area.id}`,
    filter.grid === undefined ? undefined : sql<boolean>`grid_id = ${filter.grid}`,
    filter.lead === undefined ? undefined : sql<boolean>`lead = ${filter.lead}`,
    filter.person === undefined ? undefined : sql<boolean>`person_id = ${filter.person}`,
    light === undefined ? undefined : sql<boolean>`open and ${either(list(light).map((one) => lights[one](now)))}`,
    filter.overdue === undefined ? undefined : unless(filter.overdue, sql<boolean>`(open and due_sort <= ${now})`),
    filter.supervised === undefined ? undefined : unless(filter.supervised, sql<boolean>`(open and height > 0)`),
    filter.waitingFor === undefined ? undefined : sql<boolean>`open and waiting_for && ${filter.waitingFor === 'me' ? awaitedAs(viewer) : unitWords(filter.waitingFor)}::text[]`,
    filter.createdFrom === undefined ? undefined : sql<boolean>`created_at >= ${day(filter.createdFrom)}`,
    filter.createdTo === undefined ? undefined : sql<boolean>`created_at < ${day(filter.createdTo)}`,
    filter.dueFrom === undefined ? undefined : sql<boolean>`open and due_sort >= ${day(filter.dueFrom)} and due_at is not null`,
    filter.dueTo === undefined ? undefined : sql<boolean>`open and due_sort < ${day(filter.dueTo)}`,
    mine === undefined ? undefined : unless(mine, ownCase(viewer)),
    filter.promised === undefined ? undefined : unless(filter.promised, sql<boolean>`(open and due_at is not null and (reporter_person_id is null or on_behalf))`),
    filter.asks === undefined ? undefined : sql<boolean>`open and waiting_for <> '{}' and state->'requests' @> ${JSON.stringify([{ kind: filter.asks, state: 'open' }])}::jsonb`,
    filter.height === undefined ? undefined : sql<boolean>`open and height > 0 and height = ${filter.height}`,
    filter.held === undefined ? undefined : unless(filter.held, sql<boolean>`(open and paused)`),
    filter.open === undefined ? undefined : filter.open ? sql<boolean>`open` : sql<boolean>`not open`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

const unitWords = (unit: string): string[] => [`unit:${unit}`, `role:head@${unit}`, `role:clerk@${unit}`];

const ownCase = ({ personId }: Viewer): Condition =>
  sql<boolean>`(reporter_person_id = ${personId}::uuid or person_id = ${personId}::uuid or chief = ${personId}::uuid or (follow_ups <> '{}' and follow_ups @> array[${personId}::uuid]))`;

/** Words that somebody typed: a number or its beginning, a number without its year, else a piece of the description or the address. */
export function searchOf(words: string, at: number): Condition | undefined {
  const typed = words.trim().replaceAll('\u0000', '');
  if (typed === '') return undefined;
  if (/^gw-[\d-]*$/i.test(typed)) return sql<boolean>`number like ${`${typed.toUpperCase()}%`}`;
  const piece = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const said = sql<boolean>`(description ilike ${piece} or address ilike ${piece})`;
  return /^\d{1,6}$/.test(typed) ? sql<boolean>`(number = any(${numbersOf(typed, at)}::text[]) or ${said})` : said;
}

/** What people say on the phone: the last digits, of this year or one of the four before. */
function numbersOf(digits: string, at: number): string[] {
  const year = new Date(at).getUTCFullYear();
  return [1, 0, -1, -2, -3, -4].map((step) => `GW-${year + step}-${digits.padStart(6, '0')}`);
}
