import { type Kysely, sql } from 'kysely';

/**
 * Who and what is visited. What names a person is ciphertext under that person's own key (`data_key.stream` is the resident's id); what is
 * searched is a keyed hash. Rows carry the ids from the county down (`l1`–`l5`) as cases do, so that "mine and all below" is one equality.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create function blank(words text) returns boolean language sql immutable parallel safe return words is null or btrim(words, E' \\t\\n\\r\\u3000') = '';

    alter table area add column settlement text check (settlement in ('rural', 'urban'));
    alter table area add column set_aside_by uuid;
    comment on column area.settlement is 'rural or urban: size norms differ';
    comment on column area.set_aside_by is 'the area_change that ended it';

    create table grid_set (
      code text collate "C" primary key,
      zh text not null,
      en text not null,
      purpose text not null check (purpose in ('governance', 'contractor', 'sanitation', 'fire', 'other')),
      owner_unit text collate "C",
      is_primary boolean not null default false
    );
    create unique index one_primary_grid_set on grid_set (is_primary) where is_primary;
    insert into grid_set (code, zh, en, purpose, is_primary)
      values ('primary', '综合网格', 'governance grids', 'governance', true), ('contractor', '外部单位网格', 'contractor grids', 'contractor', false);

    create table area_change (
      id uuid primary key,
      kind text not null check (kind in ('split', 'merge', 'move')),
      area_ids uuid[] not null,
      into_ids uuid[] not null,
      at timestamptz not null,
      by_person uuid not null references person (id),
      reason text not null check (not blank(reason)),
      moved jsonb not null,
      created_at timestamptz not null default now()
    );
    comment on table area_change is 'splitting, merging and moving grids, with what each moved';

    create table post (
      id uuid primary key,
      code text collate "C" not null unique,
      area_id uuid not null references area (id),
      zh text not null,
      en text not null,
      lng double precision,
      lat double precision,
      valid_from timestamptz not null default now(),
      valid_to timestamptz
    );
    comment on table post is 'places of duty (posts) of a grid or of a contractor';
    create index post_of_area on post (area_id);
    alter table assignment add column post_id uuid references post (id);
    alter table assignment add column source text;
    comment on column assignment.source is 'who serves: committee member, group leader, party member, retired cadre, volunteer, property firm, recruited';

    create table building (
      id uuid primary key,
      code text collate "C" not null unique,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      area_id uuid not null references area (id),
      compound text not null default 'none',
      name text not null,
      lng double precision,
      lat double precision,
      valid_from timestamptz not null default now(),
      valid_to timestamptz
    );
    comment on column building.compound is 'the compound it stands in; the word none where there is none';
    create index building_in_area on building (area_id, name);

    create table dwelling (
      id uuid primary key,
      building_id uuid not null references building (id),
      unit_no text not null default 'none',
      floor text not null default 'none',
      room text not null default 'none',
      tenure text not null default 'owned' check (tenure in ('owned', 'rented', 'vacant', 'other')),
      unique (building_id, unit_no, floor, room)
    );

    create table household (
      id uuid primary key,
      code text collate "C" not null unique,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null references area (id),
      building_id uuid references building (id),
      dwelling_id uuid references dwelling (id),
      address text not null check (not blank(address)),
      lng double precision,
      lat double precision,
      kind text not null default 'family' check (kind in ('family', 'collective', 'registeredOnly')),
      head_id uuid,
      members smallint not null default 0,
      children smallint not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz
    ) with (fillfactor = 85);
    comment on column household.grid_id is 'the smallest grid of the primary set: one household, one grid; overlays are found by place';
    comment on column household.kind is 'registeredOnly: on the register here, living elsewhere';
    comment on column household.code is 'what people say and write: the key that an import finds a household by';
    create index household_l2 on household (l2, code) where ended_at is null;
    create index household_l3 on household (l3, code) where ended_at is null;
    create index household_l4 on household (l4, code) where ended_at is null;
    create index household_l5 on household (l5, code) where ended_at is null and l5 is not null;
    create index household_in_building on household (building_id) where building_id is not null;

    create table resident (
      id uuid primary key,
      household_id uuid not null references household (id),
      name_sealed bytea,
      id_number_sealed bytea,
      phone_sealed bytea,
      id_index bytea,
      phone_index bytea,
      born date,
      relation text not null default 'other' check (relation in ('head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'tenant', 'other')),
      child boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz
    );
    comment on table resident is 'where somebody lives now; name, number and phone are ciphertext under the key of the resident (data_key)';
    comment on column resident.child is 'under 14 when last looked at: special rules (PIPL art. 31)';
    create index resident_of_household on resident (household_id);
    create unique index resident_by_id_number on resident (id_index) where id_index is not null and ended_at is null;
    create index resident_by_phone on resident (phone_index) where phone_index is not null;

    create table residence (
      id uuid primary key,
      resident_id uuid not null references resident (id),
      household_id uuid not null references household (id),
      kind text not null check (kind in ('registered', 'actual')),
      tenure text not null default 'other' check (tenure in ('owner', 'tenant', 'family', 'other')),
      valid_from date not null,
      valid_to date
    );
    comment on table residence is 'registered here, living there: only where the two differ, or where there is a history';
    create unique index residence_now on residence (resident_id, kind) where valid_to is null;
    create index residence_in on residence (household_id);

    create table name_token (
      token bigint not null,
      grid_id uuid not null,
      household_id uuid not null,
      primary key (token, grid_id, household_id)
    );
    comment on table name_token is 'keyed hashes of the beginnings and endings of the names of a household: found by equality, telling nobody a name';
    create index name_token_of_household on name_token (household_id);

    create table category_tag (
      id uuid primary key,
      household_id uuid not null references household (id),
      resident_id uuid references resident (id),
      code text collate "C" not null,
      circumstance text collate "C",
      purpose text not null check (not blank(purpose)),
      legal_basis text not null check (not blank(legal_basis)),
      source_unit text not null check (not blank(source_unit)),
      valid_from date not null,
      valid_to date not null,
      asked_by uuid,
      asked_at timestamptz not null default now(),
      approved_by uuid,
      approved_at timestamptz,
      refused_at timestamptz,
      refused_why text,
      ended_at timestamptz,
      ended_why text,
      check (valid_to > valid_from),
      check (approved_at is null or refused_at is null),
      check ((approved_by is null) = (approved_at is null)),
      check (approved_by is null or asked_by is null or approved_by <> asked_by)
    );
    comment on column category_tag.circumstance is 'the narrower circumstance of the cadence that holds here';
    comment on column category_tag.valid_to is 'the first day on which it no longer holds: nothing has to end it';
    create index category_tag_of_household on category_tag (household_id) where ended_at is null and refused_at is null;
    create index category_tag_by_code on category_tag (code, household_id) where ended_at is null and approved_at is not null;
    create index category_tag_waiting on category_tag (asked_at) where approved_at is null and refused_at is null and ended_at is null;

    create table household_facet (
      household_id uuid not null references household (id),
      facet text collate "C" not null,
      confirmed_at timestamptz not null,
      visit_id uuid,
      primary key (household_id, facet)
    );
    comment on table household_facet is 'what is known of a household, each with the day it was last confirmed';

    create table place (
      id uuid primary key,
      code text collate "C" not null unique,
      class text collate "C" not null,
      zh text not null check (not blank(zh)),
      en text,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null references area (id),
      building_id uuid references building (id),
      dwelling_id uuid references dwelling (id),
      address text,
      lng double precision,
      lat double precision,
      outline jsonb,
      owner text,
      owner_unit text collate "C",
      contact_sealed bytea,
      colour text check (colour in ('green', 'yellow', 'orange', 'red')),
      circumstance text collate "C",
      valid_from timestamptz not null default now(),
      valid_to timestamptz
    ) with (fillfactor = 85);
    comment on column place.class is 'the cadence of the pack: rented housing by colour, small venues, key units, hazard points, compounds';
    comment on column place.owner is 'an organisation; a person who answers for it stands in contact_sealed, under the key of the place';
    create index place_l2 on place (l2, code) where valid_to is null;
    create index place_l3 on place (l3, code) where valid_to is null;
    create index place_l4 on place (l4, code) where valid_to is null;
    create index place_l5 on place (l5, code) where valid_to is null and l5 is not null;
    create index place_by_class on place (class, l2) where valid_to is null;

    create table season (
      id uuid primary key,
      area_id uuid not null references area (id),
      circumstance text collate "C" not null,
      cadences text[] not null,
      from_day date not null,
      to_day date not null,
      by_person uuid references person (id),
      reason text,
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      check (to_day >= from_day)
    );
    comment on table season is 'between two days, both included, a circumstance of these cadences holds for the whole area, then no longer';
    create index season_of_area on season (area_id, from_day);

    create table risk (
      id uuid primary key,
      about_kind text not null check (about_kind in ('place', 'household', 'case')),
      about_id uuid not null,
      l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid,
      grid_id uuid not null references area (id),
      stage text not null check (stage in ('assessed', 'watch', 'struckOff', 'escalated')),
      colour text not null check (colour in ('red', 'yellow', 'green')),
      owner_id uuid references person (id),
      owner_unit text collate "C",
      private_sealed bytea,
      opened_at timestamptz not null,
      coloured_at timestamptz not null,
      reviewed_at timestamptz,
      review_due_at timestamptz,
      strike_asked_by uuid references person (id),
      strike_asked_at timestamptz,
      struck_by uuid references person (id),
      struck_at timestamptz,
      seq integer not null default 1,
      check (struck_by is null or struck_by <> strike_asked_by)
    );
    comment on column risk.private_sealed is 'what the matter is and what is done about it, under the key of the risk';
    create unique index risk_once on risk (about_kind, about_id) where struck_at is null;
    create index risk_l2 on risk (l2, colour, id) where struck_at is null;
    create index risk_l3 on risk (l3, colour, id) where struck_at is null;
    create index risk_l4 on risk (l4, colour, id) where struck_at is null;

    create table risk_line (
      risk_id uuid not null references risk (id),
      seq integer not null,
      at timestamptz not null,
      by_person uuid,
      what text not null check (what in ('opened', 'coloured', 'reviewed', 'measured', 'given', 'strikeAsked', 'struckOff', 'strikeRefused', 'escalated')),
      from_colour text,
      to_colour text,
      data jsonb not null default '{}',
      sealed bytea,
      primary key (risk_id, seq)
    );
    comment on table risk_line is 'the history of a risk: colours, reviews, measures, who struck it off';
    create trigger risk_line_is_append_only before update or delete on risk_line for each row execute function refuse_change();
  `.execute(db);

  // Fragments of an address are found through trigrams where the server has the extension.
  await sql`
    do $$ begin
      if exists (select 1 from pg_extension where extname = 'pg_trgm') then
        create index household_address on household using gin (address gin_trgm_ops) where ended_at is null;
      end if;
    end $$;
  `.execute(db);
}
