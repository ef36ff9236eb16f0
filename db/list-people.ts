import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from './connect.ts';
import type { AssignmentRow, PersonRow } from './people.ts';

export type Listed = PersonRow & { assignments: AssignmentRow[] };

export interface PeopleQuery {
  /** Only who works above, below or beside these areas now, and has an account that is in use; everybody where left out. */
  near?: readonly (readonly string[])[];
  role?: string | undefined;
  /** Code or id of a unit. */
  unit?: string | undefined;
  /** An area with all below it. */
  area?: string | undefined;
  disabled?: boolean | undefined;
  /** A piece of the name or the beginning of the user name. */
  q?: string | undefined;
  /** The person whom the page before ended with. */
  after?: string | undefined;
  limit: number;
}

const cap = 1_000;
const held = (at: Date, more: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from assignment s left join area a on a.id = s.area_id left join unit u on u.id = s.unit_id left join area seat on seat.id = u.area_id
  where s.person_id = person.id and s.valid_from <= ${at} and (s.valid_to is null or s.valid_to > ${at}) and ${more})`;

/** A page of accounts by user name, each with every role that it holds or held; the count ends at a thousand. */
export async function pageOfPeople(db: Db, { near, role, unit, area, disabled, q, after, limit }: PeopleQuery, at: number): Promise<{ people: Listed[]; more: boolean; count: number; capped: boolean }> {
  const now = new Date(at);
  const path = sql`coalesce(a.path, seat.path)`;
  const conditions: RawBuilder<unknown>[] = [
    ...(near ? [sql`disabled_at is null`, near.length === 0 ? sql`false` : held(now, sql`(${sql.join(near.map((own) => sql`(${own.at(-1)}::uuid = any(${path}) or (${path})[cardinality(${path})] = any(${[...own]}::uuid[]))`), sql` or `)})`)] : []),
    ...(role === undefined ? [] : [held(now, sql`s.role = ${role}`)]),
    ...(unit === undefined ? [] : [held(now, sql`(u.code = ${unit} or u.id::text = ${unit})`)]),
    ...(area === undefined ? [] : [held(now, sql`${area}::uuid = any(${path})`)]),
    ...(disabled === undefined ? [] : [disabled ? sql`disabled_at is not null` : sql`disabled_at is null`]),
    ...(q === undefined ? [] : [sql`(name like ${like(q)} or username like ${`${escaped(q.toLowerCase())}%`})`]),
  ];
  const fits = sql.join([sql`true`, ...conditions], sql` and `);
  const { rows } = await sql<PersonRow>`
    select id, username, name, disabled_at as "disabledAt", created_at as "createdAt" from person
    where ${fits} ${after === undefined ? sql`` : sql`and username > (select username from person where id = ${after}::uuid)`} order by username limit ${limit + 1}`.execute(db);
  const { rows: [counted] } = await sql<{ count: number }>`select count(*)::int as count from (select from person where ${fits} limit ${cap + 1}) as counted`.execute(db);
  const count = counted?.count ?? 0;
  return { people: await withAssignments(db, rows.slice(0, limit)), more: rows.length > limit, count: Math.min(count, cap), capped: count > cap };
}

const escaped = (words: string): string => words.replaceAll(/[\\%_]/g, String.raw`\$&`);
const like = (words: string): string => `%${escaped(words)}%`;

/** Accounts with every role that they hold or held, the oldest first. */
export async function withAssignments(db: Db, people: readonly PersonRow[]): Promise<Listed[]> {
  if (people.length === 0) return [];
  const rows: AssignmentRow[] = await db.selectFrom('assignment')
    .select(['id', 'person_id as personId', 'role', 'area_id as areaId', 'unit_id as unitId', 'grid_set as gridSet', 'employment', 'proxy',
      'valid_from as from', 'valid_to as to', 'by_person as by', 'reason']).where('person_id', 'in', people.map(({ id }) => id)).orderBy('valid_from').execute();
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return people.map((person) => ({ ...person, assignments: byPerson.get(person.id) ?? [] }));
}
