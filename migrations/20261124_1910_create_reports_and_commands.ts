import { type Kysely, sql } from 'kysely';

/** What came in, before it was decided: reports that are no case yet, and commands with what their caller was told. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table data_key (stream uuid primary key, wrapped bytea, created_at timestamptz not null default now(), destroyed_at timestamptz);
    comment on table data_key is 'one key a stream, wrapped by the master key; destroying it erases what people wrote and leaves the chain whole';

    create table intake (
      case_id uuid primary key,
      number text collate "C" not null unique,
      received_at timestamptz not null,
      follow_code_hash bytea not null,
      sealed bytea,
      plain jsonb not null,
      opened_at timestamptz,
      refused text collate "C",
      tries integer not null default 0,
      next_try_at timestamptz
    );
    create index intake_waiting on intake (next_try_at) where opened_at is null;

    create table command_log (
      id uuid primary key,
      caller text collate "C" not null,
      key uuid not null,
      fingerprint text collate "C" not null,
      case_id uuid,
      action text not null,
      body_sealed bytea,
      context jsonb not null,
      received_at timestamptz not null default now(),
      answer jsonb,
      refused text collate "C",
      refusal jsonb,
      response_status integer,
      response_sealed bytea,
      answered_at timestamptz,
      unique (caller, key)
    );
    comment on column command_log.body_sealed is 'what was asked, as ciphertext; wiped with the answer';
    comment on column command_log.response_sealed is 'the first answer, byte for byte, as ciphertext: it may quote what people wrote';
    create index command_of_case on command_log (case_id, received_at) where case_id is not null;
    create index command_waiting on command_log (received_at) where answer is null;
  `.execute(db);
}
