import { type Kysely, sql } from 'kysely';

/** What somebody had went over to somebody else at his leave: by whom, since when, and how much of each. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table hand_over (
      id uuid primary key,
      from_person uuid not null references person (id),
      to_person uuid not null references person (id),
      area_ids uuid[] not null,
      at timestamptz not null,
      until timestamptz,
      reason text not null check (not blank(reason)),
      note_sealed bytea,
      by_person uuid not null references person (id),
      moved jsonb not null,
      created_at timestamptz not null default now(),
      check (from_person <> to_person)
    );
    comment on table hand_over is 'duties that went over at a leave; until: when the stand-in ends, null where somebody left for good';
    comment on column hand_over.note_sealed is 'what the successor should know, under the key of the hand-over';
    create index hand_over_to on hand_over (to_person, at desc);
    create index hand_over_from on hand_over (from_person, at desc);
    create index post_in_use on post (code) where valid_to is null;
    create index assignment_to_post on assignment (post_id) where post_id is not null;
  `.execute(db);
}
