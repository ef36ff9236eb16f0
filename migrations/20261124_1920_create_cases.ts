import { type Kysely, sql } from 'kysely';

/**
 * The projection that lists are read from, written in the same transaction as the lines it folds. `l1`–`l5` are the ids from the county
 * down, so that "mine and all below" is one equality and one composite index. The confidential lane stands in no list's index.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table cases (
      id uuid primary key,
      number text collate "C" not null unique,
      seq integer not null,
      head bytea not null,
      status text collate "C" not null,
      lane text collate "C" not null default 'open',
      category text collate "C",
      major text collate "C",
      severity text collate "C" not null,
      profile text collate "C" not null,
      pack_id text collate "C" not null,
      pack_version integer not null,
      channel text collate "C" not null,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      area_id uuid not null,
      grid_id uuid,
      lead text collate "C",
      person_id uuid,
      units text[] not null default '{}',
      reporter_person_id uuid,
      chief uuid,
      height smallint not null default 0,
      owner_level text collate "C" not null,
      unclear_owner boolean not null default false,
      due_at timestamptz,
      due_sort timestamptz not null generated always as (coalesce(due_at, timestamptz 'infinity')) stored,
      due_clock text collate "C",
      warn_at timestamptz,
      paused boolean not null default false,
      next_alarm_at timestamptz,
      open boolean not null,
      over boolean not null,
      waiting_for text[] not null default '{}',
      follow_ups uuid[] not null default '{}',
      parent uuid,
      description text,
      address text,
      lng double precision,
      lat double precision,
      result text collate "C",
      solved boolean,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      closed_at timestamptz,
      state jsonb not null,
      private_sealed bytea
    ) with (fillfactor = 85);
    comment on column cases.open is 'work remains: not closed, rejected, merged, referred or withdrawn';
    comment on column cases.over is 'the last word has been said: no alarm, no command, no workflow';
    comment on column cases.waiting_for is 'who must answer: person:<id>, unit:<code>, role:<role>, role:<role>@<unit>';

    create index cases_l1_new on cases (l1, created_at desc, id desc) where lane = 'open';
    create index cases_l2_new on cases (l2, created_at desc, id desc) where lane = 'open';
    create index cases_l3_new on cases (l3, created_at desc, id desc) where lane = 'open';
    create index cases_l4_new on cases (l4, created_at desc, id desc) where lane = 'open';
    create index cases_l1_due on cases (l1, due_sort, id) where lane = 'open';
    create index cases_l2_due on cases (l2, due_sort, id) where lane = 'open';
    create index cases_l3_due on cases (l3, due_sort, id) where lane = 'open';
    create index cases_l4_due on cases (l4, due_sort, id) where lane = 'open';
    create index cases_l1_status on cases (l1, status, created_at desc, id desc) where lane = 'open' and open;
    create index cases_l2_status on cases (l2, status, created_at desc, id desc) where lane = 'open' and open;
    create index cases_lead_due on cases (lead, due_sort, id) where lane = 'open' and open;
    create index cases_person_due on cases (person_id, due_sort, id) where person_id is not null;
    create index cases_lead_new on cases (lead, created_at desc, id desc) where lane = 'open';
    create index cases_of_reporter on cases (reporter_person_id, created_at desc, id desc) where reporter_person_id is not null;
    create index cases_of_chief on cases (chief, due_sort, id) where chief is not null;
    create index cases_in_units on cases using gin (units) where lane = 'open';
    create index cases_waiting on cases using gin (waiting_for) where lane = 'open' and open;
    create index cases_followed on cases using gin (follow_ups) where follow_ups <> '{}';
    create index cases_supervised on cases (l2, height, due_sort, id) where lane = 'open' and open and height > 0;
    create index cases_of_parent on cases (parent) where parent is not null;
    create index cases_new on cases (created_at desc, id desc) where lane = 'open';
    create index cases_due on cases (due_sort, id) where lane = 'open';
    create index cases_confidential on cases (created_at desc, id desc) where lane = 'confidential';
    create index cases_alarm on cases (next_alarm_at) where not over and next_alarm_at is not null;
    create index cases_unfinished on cases (id) where not over;

    create table rung (
      stream uuid not null,
      clock text collate "C" not null,
      round integer not null,
      about text collate "C" not null default '',
      rung text collate "C" not null,
      claimed_at timestamptz not null default now(),
      primary key (stream, clock, round, about, rung)
    );

    create table notice (
      id uuid primary key,
      case_id uuid not null,
      dedupe text collate "C" not null,
      recipient jsonb not null,
      audience text[] not null,
      template text collate "C" not null,
      params jsonb not null,
      urgent boolean not null default false,
      channel text collate "C" not null default 'log',
      not_before timestamptz not null,
      state text collate "C" not null default 'waiting' check (state in ('waiting', 'sent', 'cancelled', 'dead')),
      tries integer not null default 0,
      last_error text,
      claimed_until timestamptz,
      created_at timestamptz not null,
      sent_at timestamptz,
      unique (case_id, dedupe)
    ) with (autovacuum_vacuum_scale_factor = 0.02);
    comment on column notice.audience is 'in-app inbox: person:<id>, <role>@<unit>, <role>/<area id> for every area from the county down';
    create index notice_due on notice (not_before) where state = 'waiting';
    create index notice_inbox on notice using gin (audience);

    create table notice_read (
      notice_id uuid not null references notice (id),
      person_id uuid not null references person (id),
      at timestamptz not null default now(),
      primary key (notice_id, person_id)
    );
  `.execute(db);
}
