import { type Kysely, sql } from 'kysely';

/** What was changed about accounts, units and areas: what stood before, what after, by whom and why. Only ever added to. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table set_up_change (
      id uuid primary key default new_id(),
      about_kind text not null check (about_kind in ('person', 'unit', 'area')),
      about_id uuid not null,
      what text not null,
      before jsonb not null default '{}',
      after jsonb not null default '{}',
      reason text,
      by_person uuid not null references person (id),
      at timestamptz not null
    );
    create index set_up_change_about on set_up_change (about_kind, about_id, at desc, id desc);
    create trigger set_up_change_is_append_only before update or delete on set_up_change for each row execute function refuse_change();
    create trigger set_up_change_is_never_emptied before truncate on set_up_change for each statement execute function refuse_change();

    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke all on set_up_change from gewu_app;
        grant select, insert on set_up_change to gewu_app;
      end if;
    end $$;
  `.execute(db);
}
