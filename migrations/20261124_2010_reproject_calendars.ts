import { type Kysely, sql } from 'kysely';

/**
 * A new version of a calendar overtakes the clocks that run on older ones. The task stands here so that it goes on after a kill, with one row
 * for each case that was overtaken, so that none is overtaken twice. Two indexes serve the precedents and the public list of held cases.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table reprojection (
      calendar text collate "C" not null,
      version integer not null,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      superseded_by integer,
      total integer,
      done integer not null default 0,
      after_id uuid,
      found_in_pass integer not null default 0,
      next_pass_at timestamptz not null default now(),
      primary key (calendar, version),
      foreign key (calendar, version) references calendar (id, version)
    );
    comment on column reprojection.after_id is 'where the walk through the unfinished cases stands; a walk that found none ends the task';
    create index reprojection_open on reprojection (created_at) where finished_at is null;

    create table reprojected (
      case_id uuid not null,
      calendar text collate "C" not null,
      version integer not null,
      seq integer not null,
      to_wake boolean not null,
      primary key (case_id, calendar, version)
    );
    comment on column reprojected.to_wake is 'an alarm moved earlier and its workflow was not told yet';
    create index reprojected_to_wake on reprojected (case_id) where to_wake;

    create index ledger_of_returns on ledger (at desc) where type in ('ReturnGranted', 'ReturnRefused');
    create index cases_held on cases (id) where lane = 'open' and open and paused;
  `.execute(db);
}
