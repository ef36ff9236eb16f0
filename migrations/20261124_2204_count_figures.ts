import { type Kysely, sql } from 'kysely';

/**
 * What the figures are made of, worked out behind the ledger and never on its way: `figure_line` says for which counts a case or a visit stands
 * on which day, `figure_day` adds them up for every area from the grid to the county, `figure_stream` remembers where each was counted, so that
 * counting again changes only what differs. All three can be emptied and made anew from the ledger.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table figure_stream (stream uuid primary key, path uuid[] not null);
    create table figure_line (
      stream uuid not null,
      area_id uuid not null,
      name text collate "C" not null,
      day date not null,
      times smallint not null default 1,
      primary key (stream, name, day)
    );
    create index figure_line_in_area on figure_line (area_id, name, day desc, stream);
    create table figure_day (
      area_id uuid not null,
      day date not null,
      name text collate "C" not null,
      n integer not null,
      primary key (area_id, day, name)
    ) with (fillfactor = 80);
    create table figure_progress (only_one boolean primary key default true check (only_one), xid_before xid8 not null, at timestamptz not null);
    comment on column figure_progress.xid_before is 'the lines of every transaction before this one were counted';
    insert into figure_progress (xid_before, at) values ('0', now());

    create index cases_l3_status on cases (l3, status, created_at desc, id desc) where lane = 'open' and open;
    create index cases_l4_status on cases (l4, status, created_at desc, id desc) where lane = 'open' and open;
    create index cases_asking on cases (l1, l2, l3, l4) where lane = 'open' and open and waiting_for <> '{}';
  `.execute(db);
}
