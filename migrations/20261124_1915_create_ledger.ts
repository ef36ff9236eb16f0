import { type Kysely, sql } from 'kysely';

/**
 * The record. A stream is a case or a visit; lines are only ever added. `actor` and `data` are RFC 8785 text, not jsonb: the hash is
 * made over exactly these characters. `xid` lets a sealer take a cut without gaps whatever commits late.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'lines of % are only ever added', tg_table_name using errcode = '42501';
    end $$;

    create table ledger (
      stream uuid not null,
      seq integer not null check (seq > 0),
      type text collate "C" not null,
      at timestamptz not null,
      recorded_at timestamptz not null,
      due_at timestamptz,
      actor text not null,
      data text not null,
      sealed bytea,
      command_id uuid,
      suite smallint not null,
      prev_hash bytea not null,
      hash bytea not null,
      xid xid8 not null default pg_current_xact_id(),
      primary key (stream, seq)
    );
    create index ledger_by_xid on ledger (xid, stream, seq);
    create index ledger_of_command on ledger (command_id) where command_id is not null;
    create trigger ledger_is_append_only before update or delete on ledger for each row execute function refuse_change();
    create trigger ledger_is_never_emptied before truncate on ledger for each statement execute function refuse_change();

    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke all on ledger from gewu_app;
        grant select, insert on ledger to gewu_app;
      end if;
    end $$;
  `.execute(db);
}
