import { type Kysely, sql } from 'kysely';

/** On a grid that several walk, a stand-in takes the share of whoever is away and no more. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table assignment add column stands_for uuid references person (id), add constraint assignment_stands_in check (stands_for is null or (proxy and stands_for <> person_id));
    comment on column assignment.stands_for is 'whose share a stand-in takes; null where the one who serves there is meant, or nobody does';
    create index assignment_stood_in on assignment (stands_for) where stands_for is not null;
  `.execute(db);
}
