import { type Kysely, sql } from 'kysely';

/** What the phone needs: shared phones that can be locked, and records made offline that nobody may drop silently. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table visit add column supplements uuid;
    comment on column visit.supplements is 'the visit that this one adds to, where two people recorded the same';

    create table device (
      id text collate "C" primary key check (length(id) between 1 and 80),
      person_id uuid not null references person (id),
      name text,
      pin_hash text,
      area_id uuid references area (id),
      created_at timestamptz not null default now(),
      locked_at timestamptz,
      locked_by uuid references person (id)
    );
    comment on table device is 'phones: whose, or the grid of a shared one; locked when lost';
    create index device_of_person on device (person_id);

    create table sync_conflict (
      key uuid not null,
      person_id uuid not null references person (id),
      type text not null,
      target_id uuid,
      code text not null,
      payload_sealed bytea,
      occurred_at timestamptz not null,
      area_path uuid[] not null default '{}',
      at timestamptz not null default now(),
      resolved_at timestamptz,
      resolved_as text check (resolved_as in ('supplement', 'drop', 'handOver')),
      resolved_visit uuid,
      primary key (person_id, key)
    );
    comment on table sync_conflict is 'what was recorded on a phone and could not be applied, as ciphertext, until somebody says what becomes of it';
    create index sync_conflict_open on sync_conflict (target_id) where resolved_at is null;

    create index command_held on command_log (case_id, caller) where answer is null and stream_kind = 'visit';
  `.execute(db);
}
