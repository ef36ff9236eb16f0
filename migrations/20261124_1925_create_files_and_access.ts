import { type Kysely, sql } from 'kysely';

/** Photos by the hash of their content, and the second ledger: who looked at what, and why. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table file (
      sha256 text collate "C" primary key,
      bytes bigint not null,
      kind text collate "C" not null,
      width integer,
      height integer,
      stored_by text,
      created_at timestamptz not null default now()
    );

    create table case_file (case_id uuid not null, sha256 text collate "C" not null, added_at timestamptz not null default now(), primary key (case_id, sha256));
    create index case_file_by_hash on case_file (sha256);

    create table access_line (
      chain text collate "C" not null,
      seq integer not null check (seq > 0),
      at timestamptz not null,
      person_id uuid,
      role text,
      action text collate "C" not null,
      target text collate "C" not null,
      fields text[] not null default '{}',
      purpose text,
      request_id text,
      data text not null,
      suite smallint not null,
      prev_hash bytea not null,
      hash bytea not null,
      xid xid8 not null default pg_current_xact_id(),
      primary key (chain, seq)
    );
    comment on column access_line.chain is 'one chain a kind, day and shard, never one global head';
    create index access_line_of_target on access_line (target, at desc);
    create index access_line_of_person on access_line (person_id, at desc);
    create index access_line_new on access_line (at desc);
    create trigger access_line_is_append_only before update or delete on access_line for each row execute function refuse_change();
    create trigger access_line_is_never_emptied before truncate on access_line for each statement execute function refuse_change();

    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke all on access_line from gewu_app;
        grant select, insert on access_line to gewu_app;
      end if;
    end $$;
  `.execute(db);
}
