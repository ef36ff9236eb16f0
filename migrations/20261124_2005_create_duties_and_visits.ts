import { type Kysely, sql } from 'kysely';

/**
 * What is owed, and the knocks that discharge it. A duty is unique by its target, code and period, so that planning is one
 * INSERT … SELECT … ON CONFLICT DO NOTHING and a second run changes nothing. A visit is a stream like a case: its lines stand in `ledger`,
 * its rungs in `rung`, its key in `data_key`; `command_log` and `notice` say of which kind the stream is that they name in `case_id`.
 * A visit that was only planned is a row with `seq` 0 and no line.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    do $$ begin
      if current_setting('server_version_num')::int >= 180000 then
        create function new_id() returns uuid language sql volatile parallel safe return uuidv7();
      else
        create function new_id() returns uuid language sql volatile parallel safe as
          'select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), ''hex'')::uuid';
      end if;
    end $$;
    comment on function new_id() is 'a UUIDv7, for rows that are made within the database';

    create table given_task (
      id uuid primary key,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      area_id uuid not null references area (id),
      what_sealed bytea not null,
      until timestamptz not null,
      given_by uuid not null references person (id),
      given_at timestamptz not null,
      source_sha256 text collate "C",
      total integer not null default 0,
      cancelled_at timestamptz,
      cancelled_why text
    );
    comment on column given_task.what_sealed is 'what is to be done, under the key of the task';
    comment on column given_task.total is 'how many duties it gave; done and left are counted from them';
    create index given_task_by on given_task (given_by, given_at desc);
    create index given_task_l2 on given_task (l2, until) where cancelled_at is null;

    create table visit (
      id uuid primary key,
      seq integer not null default 0,
      head bytea not null default decode(repeat('00', 32), 'hex'),
      status text collate "C" not null default 'upcoming',
      target_kind text not null check (target_kind in ('household', 'place', 'risk', 'person')),
      target_id uuid not null,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null,
      building_id uuid,
      worker_id uuid,
      planned_for date,
      slot_at timestamptz,
      window_from timestamptz not null,
      window_to timestamptz not null,
      weight integer not null default 0,
      care boolean not null default false,
      unplanned boolean not null default false,
      pack_id text collate "C" not null,
      pack_version integer not null,
      due_at timestamptz,
      due_sort timestamptz not null generated always as (coalesce(due_at, timestamptz 'infinity')) stored,
      warn_at timestamptz,
      next_alarm_at timestamptz,
      height smallint not null default 0,
      outcome text collate "C",
      occurred_at timestamptz,
      remote boolean not null default false,
      open boolean not null default true,
      over boolean not null default false,
      plan_id uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      state jsonb,
      private_sealed bytea,
      check (window_to > window_from)
    ) with (fillfactor = 85);
    comment on column visit.seq is '0 while it is only planned: no line in the ledger, no workflow';
    comment on column visit.care is 'one of its duties is of a care class (H08 to H12, H16): its late rungs climb faster';
    comment on column visit.open is 'nobody has been there yet, or something of it is still owed';
    comment on column visit.over is 'the last word has been said: no alarm, no command, no workflow';
    create unique index visit_open_of_target on visit (target_id, window_from, window_to) where open and not unplanned;
    create index visit_of_target on visit (target_id, window_from desc);
    create index visit_l2_due on visit (l2, due_sort, id) where open;
    create index visit_l3_due on visit (l3, due_sort, id) where open;
    create index visit_l4_due on visit (l4, due_sort, id) where open;
    create index visit_l5_due on visit (l5, due_sort, id) where open and l5 is not null;
    create index visit_of_worker on visit (worker_id, planned_for, due_sort, id) where open;
    create index visit_to_open on visit (window_from, id) where seq = 0 and open;
    create index visit_alarm on visit (next_alarm_at) where not over and next_alarm_at is not null;
    create index visit_done on visit (l2, occurred_at desc, id desc) where occurred_at is not null;

    create table duty (
      id uuid primary key default new_id(),
      kind text not null check (kind in ('cadence', 'trigger', 'task', 'followUp', 'review')),
      code text collate "C" not null,
      target_kind text not null check (target_kind in ('household', 'place', 'risk', 'person')),
      target_id uuid not null,
      period text collate "C" not null,
      window_from timestamptz not null,
      window_to timestamptz not null,
      weight integer not null default 0,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null,
      building_id uuid,
      worker_id uuid,
      visit_id uuid,
      state text not null default 'upcoming' check (state in ('upcoming', 'open', 'discharged', 'excused', 'lapsed', 'cancelled')),
      live boolean not null generated always as (state in ('upcoming', 'open')) stored,
      cause_id uuid,
      discharged_by uuid,
      settled_at timestamptz,
      settled_why text collate "C",
      pack_id text collate "C" not null,
      pack_version integer not null,
      unique (target_id, code, period),
      check (window_to > window_from),
      check (state <> 'discharged' or discharged_by is not null)
    ) with (fillfactor = 85);
    comment on column duty.period is '2026, 2026-H1, 2026-Q4, 2026-11; the day an interval began; the id of the trigger, task or incident that caused it';
    comment on column duty.window_to is 'the first instant behind the window: whatever is not discharged by then is late';
    comment on column duty.worker_id is 'null: whoever answers for the grid';
    comment on column duty.cause_id is 'the tag, trigger, given task, incident or risk behind it';
    comment on column duty.discharged_by is 'the visit';
    comment on column duty.settled_why is 'why it was excused, lapsed or cancelled';
    create index duty_of_visit on duty (visit_id) where visit_id is not null;
    create index duty_of_worker on duty (worker_id, window_to, id) where live and worker_id is not null;
    create index duty_l2 on duty (l2, window_to, id) where live;
    create index duty_l3 on duty (l3, window_to, id) where live;
    create index duty_in_grid on duty (grid_id, window_to, id) where live;
    create index duty_unmerged on duty (window_from, id) where live and visit_id is null;
    create index duty_of_cause on duty (cause_id) where cause_id is not null;
    create index duty_discharged on duty (target_id, code, settled_at desc) where state = 'discharged';

    alter table command_log add column stream_kind text not null default 'case' check (stream_kind in ('case', 'visit'));
    alter table notice add column stream_kind text not null default 'case' check (stream_kind in ('case', 'visit'));
    comment on column command_log.case_id is 'the stream that the command is for: a case, or a visit where stream_kind says so';
    comment on column notice.case_id is 'the stream that the notice is about: a case, or a visit where stream_kind says so';
  `.execute(db);
}
