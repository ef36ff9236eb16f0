import { type Kysely, sql } from 'kysely';

/**
 * How somebody arranged the desk: saved queries, columns. Of a person nothing else is kept here, and no time with it.
 * Similar reports of the last days are found by the half-kilometre square in which they lie.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table desk_setting (
      person_id uuid not null references person (id),
      name text collate "C" not null,
      value jsonb not null,
      primary key (person_id, name)
    );
    create index cases_square on cases ((floor(lng * 200)::int), (floor(lat * 200)::int), created_at desc) where lane = 'open' and lng is not null;
  `.execute(db);
}
