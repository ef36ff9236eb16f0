import { type Kysely, sql } from 'kysely';

/** Finished visits that are looked at by sample: drawn by chance, asked of the resident or by the leader, never a penalty by itself. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table visit_sample (
      visit_id uuid primary key,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      visitor_id uuid,
      drawn_at timestamptz not null,
      due_at timestamptz not null,
      checked_at timestamptz,
      checked_by uuid references person (id),
      how text check (how in ('residentReply', 'leaderCall', 'revisit')),
      finding text check (finding in ('confirmed', 'notConfirmed', 'noAnswer')),
      note_sealed bytea,
      answer_sealed bytea,
      answered_at timestamptz,
      check ((checked_at is null) = (finding is null)),
      check (checked_by is null or visitor_id is null or checked_by <> visitor_id)
    );
    comment on table visit_sample is 'one visit in some that was drawn by chance; who made it may answer to what was found';
    comment on column visit_sample.note_sealed is 'under the key of the visit, as its own texts are';
    create index visit_sample_waiting on visit_sample (l2, due_at, visit_id) where checked_at is null;
    create index visit_sample_done on visit_sample (l2, checked_at desc) where checked_at is not null;
    create index visit_sample_of on visit_sample (visitor_id, drawn_at desc);
  `.execute(db);
}
