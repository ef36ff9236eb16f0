import { type Kysely, sql } from 'kysely';

/**
 * Plans of visits, and the queue of changes that they follow. A plan's work is a task with a place in it (`job_after`), one transaction a
 * batch, so that it goes on after a kill and nothing is planned twice. Whatever a plan depends on says so by itself, in triggers: whoever
 * writes a tag, a grid, a worker, a pack, a calendar or a season need not know of plans.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table plan (
      id uuid primary key,
      area_id uuid not null references area (id),
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      period text collate "C" not null,
      window_from timestamptz not null,
      window_to timestamptz not null,
      anchor timestamptz not null,
      state text not null default 'draft' check (state in ('draft', 'published', 'closed')),
      job text check (job in ('preview', 'publish', 'replan')),
      job_area uuid,
      job_why text[] not null default '{}',
      job_after jsonb,
      job_started_at timestamptz,
      job_finished_at timestamptz,
      job_report jsonb,
      total integer,
      done integer not null default 0,
      preview jsonb,
      published jsonb,
      created_by uuid references person (id),
      created_at timestamptz not null default now(),
      published_at timestamptz,
      closed_at timestamptz,
      check (window_to > window_from)
    );
    comment on column plan.anchor is 'from when intervals are counted where nobody ever was: the start of the period, or the day the plan was made';
    comment on column plan.job is 'what is under way: null while nothing is';
    comment on column plan.job_after is 'where the walk through the targets stands';
    comment on column plan.total is 'households, places and risks to walk through; done of them';
    create unique index one_open_plan on plan (area_id, period) where state <> 'closed';
    create index plan_at_work on plan (created_at) where job is not null;
    create index plan_in_force on plan (window_to) where state = 'published';

    create table plan_revision (
      id uuid primary key default new_id(),
      plan_id uuid not null references plan (id),
      at timestamptz not null default now(),
      why text[] not null,
      counts jsonb not null,
      lists jsonb not null
    );
    comment on table plan_revision is 'what a planning anew changed: how many, and which';
    create index plan_revision_of on plan_revision (plan_id, at desc);

    create table plan_change (
      id uuid primary key default new_id(),
      what text not null check (what in ('tag', 'household', 'place', 'risk', 'worker', 'pack', 'season', 'calendar', 'visited', 'task')),
      area_id uuid,
      target_id uuid,
      due_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      done_at timestamptz
    );
    comment on table plan_change is 'what plans have to follow; neither area nor target means everywhere';
    create index plan_change_waiting on plan_change (due_at, id) where done_at is null;
    create unique index plan_change_once on plan_change (target_id, what) where done_at is null and target_id is not null;
    create index plan_change_done on plan_change (done_at) where done_at is not null;

    create table visit_trigger (
      id uuid primary key,
      code text collate "C" not null,
      target_kind text not null check (target_kind in ('household', 'place')),
      target_id uuid not null,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null,
      occurred_at timestamptz not null,
      reported_by uuid references person (id),
      note_sealed bytea,
      created_at timestamptz not null default now()
    );
    comment on table visit_trigger is 'what made somebody go there (must-attend); the note is under the key of the trigger';
    create index visit_trigger_of on visit_trigger (target_id, occurred_at desc);

    alter table visit add column merged_from timestamptz;
    comment on column visit.merged_from is 'where what its duties share begins; a visit of a long window opens (window_from) in the month it is planned for, so that a year of workflows does not start on one day';
    create index duty_settled_l2 on duty (l2, window_to) where not live;

    create index household_by_grid on household (grid_id, id) where ended_at is null;
    create index place_by_grid on place (grid_id, id) where valid_to is null;
    create index risk_by_grid on risk (grid_id, id) where struck_at is null;

    create function plan_is_in_force() returns boolean language sql stable as $$ select exists (select from plan where state = 'published' and window_to > now()) $$;

    create function plan_follows_tags() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, target_id) select distinct 'tag', household_id from changed where approved_at is not null on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger plan_follows_new_tags after insert on category_tag referencing new table as changed for each statement execute function plan_follows_tags();
    create trigger plan_follows_changed_tags after update on category_tag referencing new table as changed for each statement execute function plan_follows_tags();

    create function plan_follows_households() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, target_id) select 'household', id from changed on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger plan_follows_new_households after insert on household referencing new table as changed for each statement execute function plan_follows_households();
    create function plan_follows_moves() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, target_id) select 'household', n.id from changed n join before b using (id)
          where (n.grid_id, n.building_id, n.ended_at) is distinct from (b.grid_id, b.building_id, b.ended_at) on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger plan_follows_moves after update on household referencing new table as changed old table as before for each statement execute function plan_follows_moves();

    create function plan_follows_places() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then insert into plan_change (what, target_id) select 'place', id from changed on conflict do nothing; end if;
      return null;
    end $$;
    create trigger plan_follows_new_places after insert on place referencing new table as changed for each statement execute function plan_follows_places();
    create trigger plan_follows_changed_places after update on place referencing new table as changed for each statement execute function plan_follows_places();

    create function plan_follows_risks() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then insert into plan_change (what, target_id) select 'risk', id from changed on conflict do nothing; end if;
      return null;
    end $$;
    create trigger plan_follows_new_risks after insert on risk referencing new table as changed for each statement execute function plan_follows_risks();
    create trigger plan_follows_changed_risks after update on risk referencing new table as changed for each statement execute function plan_follows_risks();

    create function plan_follows_workers() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, area_id, due_at)
          select 'worker', area_id, greatest(valid_from, now()) from changed where role in ('worker', 'parttimer') and area_id is not null
          union select 'worker', area_id, valid_to from changed where role in ('worker', 'parttimer') and area_id is not null and valid_to > now();
      end if;
      return null;
    end $$;
    create trigger plan_follows_new_workers after insert on assignment referencing new table as changed for each statement execute function plan_follows_workers();
    create trigger plan_follows_changed_workers after update on assignment referencing new table as changed for each statement execute function plan_follows_workers();
    create function plan_follows_accounts() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, area_id) select distinct 'worker', a.area_id from changed n join before b using (id) join assignment a on a.person_id = n.id
          where (n.disabled_at is null) <> (b.disabled_at is null) and a.role in ('worker', 'parttimer') and a.area_id is not null;
      end if;
      return null;
    end $$;
    create trigger plan_follows_accounts after update on person referencing new table as changed old table as before for each statement execute function plan_follows_accounts();

    create function plan_follows_packs() returns trigger language plpgsql as $$ begin
      insert into plan_change (what, area_id, due_at) select 'pack', area_id, greatest(valid_from, now()) from changed;
      return null;
    end $$;
    create trigger plan_follows_packs after insert on area_pack referencing new table as changed for each statement execute function plan_follows_packs();

    create function plan_follows_seasons() returns trigger language plpgsql as $$ begin
      insert into plan_change (what, area_id) select distinct 'season', area_id from changed;
      return null;
    end $$;
    create trigger plan_follows_new_seasons after insert on season referencing new table as changed for each statement execute function plan_follows_seasons();
    create trigger plan_follows_changed_seasons after update on season referencing new table as changed for each statement execute function plan_follows_seasons();

    create function plan_follows_calendars() returns trigger language plpgsql as $$ begin
      if exists (select from changed where version > 1) then insert into plan_change (what) values ('calendar'); end if;
      return null;
    end $$;
    create trigger plan_follows_calendars after insert on calendar referencing new table as changed for each statement execute function plan_follows_calendars();

    create function plan_follows_visits() returns trigger language plpgsql as $$ begin
      if plan_is_in_force() then
        insert into plan_change (what, target_id) select distinct 'visited', n.target_id from changed n join before b using (id)
          where n.state in ('discharged', 'lapsed') and b.live and n.target_kind <> 'person' on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger plan_follows_visits after update on duty referencing new table as changed old table as before for each statement execute function plan_follows_visits();
  `.execute(db);
}
