import { type Kysely, sql } from 'kysely';

/** The photo on a worker's badge 证件照: shown to the public only after a second person has said that it is this worker. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table staff_photo (
      person_id uuid primary key references person (id),
      sha256 text collate "C" not null,
      stored_by uuid not null references person (id),
      stored_at timestamptz not null default now(),
      verified_by uuid references person (id),
      verified_at timestamptz,
      check ((verified_by is null) = (verified_at is null)),
      check (verified_by <> stored_by and verified_by <> person_id)
    );
    comment on table staff_photo is 'the photo on a badge; verified by somebody who neither brought it nor is on it';
  `.execute(db);
}
