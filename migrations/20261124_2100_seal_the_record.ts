import { type Kysely, sql } from 'kysely';

/**
 * The seals over the record: every line of both ledgers is a leaf of one hash tree, whose heads are signed. `seal_leaf` keeps the order in
 * which lines were sealed, so that it does not hang on transaction ids, which a copy of the database into another server does not keep;
 * `seal_node` keeps every eighth level of full subtrees, so that a proof reads a few hundred rows at most. The other tables hold the second
 * witness, and how the hourly sample came out.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table seal_key (
      id text collate "C" primary key,
      nth integer not null unique,
      public_key bytea not null,
      since timestamptz not null default now(),
      endorsed_by text collate "C" references seal_key (id),
      endorsement bytea
    );
    comment on column seal_key.endorsement is 'what the key before it signed of this one; the first has none';

    create table seal (
      n integer primary key,
      size bigint not null,
      root bytea not null,
      previous bytea not null,
      at timestamptz not null,
      key_id text collate "C" not null references seal_key (id),
      sig bytea not null,
      xid_before xid8 not null
    );
    comment on column seal.xid_before is 'every line of a transaction before this one is sealed';

    create table seal_leaf (
      index bigint primary key,
      stream text collate "C" not null,
      seq integer not null,
      hash bytea not null,
      unique (stream, seq)
    );
    create table seal_node (level smallint not null, index bigint not null, hash bytea not null, primary key (level, index));

    create table engine_history (
      case_id uuid not null,
      run_id uuid not null,
      next_run_id uuid,
      moment text collate "C" not null check (moment in ('closed', 'ended')),
      taken_at timestamptz not null default now(),
      steps integer not null,
      sha256 text collate "C" not null,
      sdk text collate "C" not null,
      bundle text collate "C" not null,
      sealed bytea not null,
      primary key (case_id, run_id, moment)
    );
    comment on table engine_history is 'what the engine remembers of a case, fetched at its closing and when its workflow ended: a second witness beside the ledger';
    comment on column engine_history.sha256 is 'of the history as it was fetched, before it was compressed and sealed under the key of the case';

    create table verification (
      id uuid primary key,
      at timestamptz not null default now(),
      kind text collate "C" not null check (kind in ('sample', 'whole')),
      lines integer not null,
      broken jsonb not null,
      took_ms integer not null
    );
    create index verification_new on verification (at desc);

    create index access_line_by_xid on access_line (xid, chain, seq);
    create index command_refused on command_log (answered_at) where refused is not null;
    create index cases_closed_for_witness on cases (closed_at, id) where closed_at is not null;
  `.execute(db);

  for (const table of ['seal_key', 'seal', 'seal_leaf', 'seal_node', 'engine_history', 'verification']) {
    await sql`
      create trigger ${sql.ref(`${table}_is_append_only`)} before update or delete on ${sql.table(table)} for each row execute function refuse_change();
      create trigger ${sql.ref(`${table}_is_never_emptied`)} before truncate on ${sql.table(table)} for each statement execute function refuse_change();
    `.execute(db);
  }
  await sql`
    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke all on seal_key, seal, seal_leaf, seal_node, engine_history, verification from gewu_app;
        grant select, insert on seal_key, seal, seal_leaf, seal_node, engine_history, verification to gewu_app;
      end if;
    end $$;
  `.execute(db);
}
