import type { Generated } from 'kysely';
import type { GridSetPurpose } from '../../domain/place/grid-set.ts';
import type { HouseholdKind, Relation, Tenure } from '../../domain/visit/household.ts';
import type { Json } from './json.ts';
import type { LevelColumns } from './levels.ts';

export interface GridSetTable { code: string; zh: string; en: string; purpose: GridSetPurpose; owner_unit: string | null; is_primary: Generated<boolean> }

export interface PostTable {
  id: string; code: string; area_id: string; zh: string; en: string; lng: number | null; lat: number | null; valid_from: Generated<Date>; valid_to: Date | null;
}

export interface BuildingTable extends LevelColumns {
  id: string;
  code: string;
  area_id: string;
  compound: Generated<string>;
  name: string;
  lng: number | null;
  lat: number | null;
  valid_from: Generated<Date>;
  valid_to: Date | null;
}

export interface DwellingTable {
  id: string; building_id: string; unit_no: Generated<string>; floor: Generated<string>; room: Generated<string>; tenure: Generated<'owned' | 'rented' | 'vacant' | 'other'>;
}

export interface HouseholdTable extends LevelColumns {
  id: string;
  code: string;
  grid_id: string;
  building_id: string | null;
  dwelling_id: string | null;
  address: string;
  lng: number | null;
  lat: number | null;
  kind: Generated<HouseholdKind>;
  head_id: string | null;
  members: Generated<number>;
  children: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  ended_at: Date | null;
  /** Counts its changes: what somebody saw is what he changes. */
  seq: Generated<number>;
}

export interface ResidentTable {
  id: string;
  household_id: string;
  name_sealed: Buffer | null;
  id_number_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  id_index: Buffer | null;
  phone_index: Buffer | null;
  /** A calendar day as text. */
  born: string | null;
  relation: Generated<Relation>;
  child: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  ended_at: Date | null;
}

export interface ResidenceTable {
  id: string; resident_id: string; household_id: string; kind: 'registered' | 'actual'; tenure: Generated<Tenure>; valid_from: string; valid_to: string | null;
}

/** `token` is a signed 64-bit number as text: it is beyond what a JavaScript number holds. */
export interface NameTokenTable { token: string; code: string; grid_id: string; household_id: string }

export interface CategoryTagTable {
  id: string;
  household_id: string;
  resident_id: string | null;
  code: string;
  circumstance: string | null;
  purpose: string;
  legal_basis: string;
  source_unit: string;
  valid_from: string;
  /** The first day on which it no longer holds. */
  valid_to: string;
  asked_by: string | null;
  asked_at: Generated<Date>;
  approved_by: string | null;
  approved_at: Date | null;
  refused_at: Date | null;
  refused_why: string | null;
  ended_at: Date | null;
  ended_why: string | null;
}

export interface HouseholdFacetTable { household_id: string; facet: string; confirmed_at: Date; visit_id: string | null }

export type Colour = 'green' | 'yellow' | 'orange' | 'red';

export interface PlaceTable extends LevelColumns {
  id: string;
  code: string;
  class: string;
  zh: string;
  en: string | null;
  grid_id: string;
  building_id: string | null;
  dwelling_id: string | null;
  address: string | null;
  lng: number | null;
  lat: number | null;
  outline: Json<unknown> | null;
  owner: string | null;
  owner_unit: string | null;
  contact_sealed: Buffer | null;
  colour: Colour | null;
  circumstance: string | null;
  valid_from: Generated<Date>;
  valid_to: Date | null;
  seq: Generated<number>;
}

export interface SeasonTable {
  id: string; area_id: string; circumstance: string; cadences: string[]; from_day: string; to_day: string; by_person: string | null; reason: string | null;
  created_at: Generated<Date>; ended_at: Date | null;
}

export interface AreaChangeTable {
  id: string; kind: 'split' | 'merge' | 'move' | 'redraw'; area_ids: string[]; into_ids: string[]; at: Date; by_person: string; reason: string; moved: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
}

/** A change of a grid that waits for its day, or what became of it. */
export interface PlannedGridChangeTable {
  id: Generated<string>; area_id: string; change: Json<Record<string, unknown>>; holds_from: Date; asked_by: string; actor: Json<Record<string, unknown>>; asked_at: Date; preview: Json<Record<string, unknown>>;
  made_at: Date | null; change_id: string | null; withdrawn_by: string | null; withdrawn_at: Date | null; withdrawn_why: string | null; refused_at: Date | null; refused_why: string | null;
}
