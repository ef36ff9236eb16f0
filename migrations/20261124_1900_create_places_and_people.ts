import { type Kysely, sql } from 'kysely';

/**
 * Where and who, as dated rows: nothing here is deleted, so that yesterday's case still finds yesterday's grid and yesterday's clerk.
 * The working role `gewu_app` gets its rights by default privileges; a server without that role has only one, its owner.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        grant usage on schema public to gewu_app;
        alter default privileges in schema public grant select, insert, update, delete on tables to gewu_app;
        alter default privileges in schema public grant usage, select on sequences to gewu_app;
        grant select on kysely_migration to gewu_app;
      end if;
    end $$;

    create table area (
      id uuid primary key,
      code text collate "C" not null unique,
      parent_id uuid references area (id),
      level text not null check (level in ('grid', 'village', 'town', 'county')),
      grid_set text not null default 'primary',
      path uuid[] not null,
      zh text not null,
      en text not null,
      centre_lng double precision,
      centre_lat double precision,
      outline jsonb,
      card jsonb,
      valid_from timestamptz not null default now(),
      valid_to timestamptz
    );
    comment on column area.path is 'ids from the county down to the area itself';
    create index area_by_parent on area (parent_id);

    create table unit (
      id uuid primary key,
      code text collate "C" not null unique,
      zh text not null,
      en text not null,
      kind text not null check (kind in ('centre', 'department', 'village', 'mediation', 'partner', 'clue', 'county')),
      keys text[] not null default '{}',
      area_id uuid not null references area (id),
      valid_from timestamptz not null default now(),
      valid_to timestamptz
    );
    comment on column unit.keys is 'unit kinds of the pack (routing leads) that this unit answers for';
    create index unit_by_area on unit (area_id);

    create table person (
      id uuid primary key,
      username text collate "C" not null unique,
      name text not null,
      phone_enc bytea,
      password_hash text not null,
      disabled_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table assignment (
      id uuid primary key,
      person_id uuid not null references person (id),
      role text not null,
      area_id uuid references area (id),
      unit_id uuid references unit (id),
      grid_set text,
      employment text not null default 'full' check (employment in ('full', 'part')),
      proxy boolean not null default false,
      valid_from timestamptz not null default now(),
      valid_to timestamptz,
      by_person uuid references person (id),
      reason text,
      created_at timestamptz not null default now()
    );
    create index assignment_of_person on assignment (person_id, valid_from);
    create index assignment_in_unit on assignment (unit_id, role);
    create index assignment_over_area on assignment (area_id, role);

    create table login_session (
      token_hash bytea primary key,
      person_id uuid not null references person (id),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ends_at timestamptz not null,
      device text
    );
    create index login_session_of_person on login_session (person_id);
  `.execute(db);
}
