import { type Kysely, sql } from 'kysely';

/** Rules and working hours as versioned documents; a version that landed is never changed, because cases point at it. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table pack (
      id text collate "C" not null,
      version integer not null,
      body jsonb not null,
      created_at timestamptz not null default now(),
      by_person uuid references person (id),
      primary key (id, version)
    );

    create table area_pack (
      id uuid primary key,
      area_id uuid not null references area (id),
      pack_id text collate "C" not null,
      version integer not null,
      valid_from timestamptz not null,
      by_person uuid references person (id),
      created_at timestamptz not null default now(),
      foreign key (pack_id, version) references pack (id, version)
    );
    create index area_pack_in_force on area_pack (area_id, valid_from desc);

    create table calendar (
      id text collate "C" not null,
      version integer not null,
      body jsonb not null,
      created_at timestamptz not null default now(),
      by_person uuid references person (id),
      primary key (id, version)
    );

    create table numbering (year integer primary key, last integer not null);

    create table setting (key text collate "C" primary key, value jsonb not null);
    insert into setting (key, value) values ('epoch', '1');
  `.execute(db);
}
