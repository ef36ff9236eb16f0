import { type Kysely, sql } from 'kysely';

/**
 * The map: outlines with the day from which they hold, and what people draw on the sand-table 沙盘 (001-23). Nothing of either is deleted: an
 * outline is followed by another, an annotation is ended.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table area_change drop constraint area_change_kind_check;
    alter table area_change add constraint area_change_kind_check check (kind in ('split', 'merge', 'move', 'redraw'));

    create table area_outline (
      id uuid primary key references area_change (id),
      area_id uuid not null references area (id),
      outline jsonb not null,
      holds_from timestamptz not null,
      applied_at timestamptz
    );
    comment on column area_outline.applied_at is 'null until its day has come; the outline then stands in its area';
    create index area_outline_of_area on area_outline (area_id, holds_from desc);
    create index area_outline_to_come on area_outline (holds_from) where applied_at is null;

    create table annotation (
      id uuid primary key,
      area_id uuid not null references area (id),
      kind text collate "C" not null check (kind in ('note', 'line', 'zone')),
      geometry jsonb not null,
      words text not null,
      drawn_by uuid not null references person (id),
      drawn_at timestamptz not null,
      ended_by uuid references person (id),
      ended_at timestamptz,
      ended_why text,
      check ((ended_at is null) = (ended_by is null))
    );
    comment on table annotation is 'what is drawn on the sand-table; ended, never deleted';
    create index annotation_in_area on annotation (area_id, drawn_at desc, id desc);

    create index cases_on_map on cases (lng, lat) where lane = 'open' and open and lng is not null;
    create index place_on_map on place (lng, lat) where valid_to is null and lng is not null;

    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'gewu_app') then
        revoke delete on annotation, area_outline from gewu_app;
      end if;
    end $$;
  `.execute(db);
}
