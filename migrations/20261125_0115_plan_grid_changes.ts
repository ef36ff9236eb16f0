import { type Kysely, sql } from 'kysely';

/**
 * Changes of grids that wait for their day. One grid has one at a time; it takes effect by itself, is withdrawn by whoever may, or is refused on its day when the
 * ground has changed meanwhile. Outlines that waited before go the same way.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table planned_grid_change (
      id uuid primary key default new_id(),
      area_id uuid not null references area (id),
      change jsonb not null,
      holds_from timestamptz not null,
      asked_by uuid not null references person (id),
      actor jsonb not null,
      asked_at timestamptz not null,
      preview jsonb not null,
      made_at timestamptz,
      change_id uuid references area_change (id),
      withdrawn_by uuid references person (id),
      withdrawn_at timestamptz,
      withdrawn_why text,
      refused_at timestamptz,
      refused_why text,
      check (num_nonnulls(made_at, withdrawn_at, refused_at) <= 1)
    );
    comment on column planned_grid_change.preview is 'what it would have moved when it was planned';
    comment on column planned_grid_change.refused_why is 'the field at fault and why, when its day had come';
    create unique index planned_grid_change_once on planned_grid_change (area_id) where made_at is null and withdrawn_at is null and refused_at is null;
    create index planned_grid_change_due on planned_grid_change (holds_from) where made_at is null and withdrawn_at is null and refused_at is null;
    create index planned_grid_change_of on planned_grid_change (area_id, asked_at desc);

    insert into planned_grid_change (area_id, change, holds_from, asked_by, actor, asked_at, preview)
      select distinct on (o.area_id) o.area_id, jsonb_build_object('kind', 'redraw', 'outline', o.outline, 'reason', c.reason), o.holds_from, c.by_person,
        jsonb_build_object('kind', 'person', 'id', c.by_person), c.at, jsonb_build_object('kind', 'redraw', 'id', c.id, 'ended', '[]'::jsonb, 'into', '[]'::jsonb, 'outside', 0)
      from area_outline o join area_change c on c.id = o.id where o.applied_at is null order by o.area_id, o.holds_from desc;
    delete from area_outline where applied_at is null;
    drop index area_outline_to_come;

    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke delete on planned_grid_change from gewu_app;
      end if;
    end $$;
  `.execute(db);
}
