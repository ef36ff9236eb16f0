import type { Generated } from 'kysely';
import type { Level } from '../../domain/case/status.ts';
import type { Json } from './json.ts';

export interface AreaTable {
  id: string;
  code: string;
  parent_id: string | null;
  level: Level;
  grid_set: Generated<string>;
  path: string[];
  zh: string;
  en: string;
  centre_lng: number | null;
  centre_lat: number | null;
  outline: Json<unknown> | null;
  card: Json<Record<string, string>> | null;
  /** Size norms differ between the two (003-03). */
  settlement: Generated<'rural' | 'urban' | null>;
  /** The `area_change` that ended it. */
  set_aside_by: Generated<string | null>;
  valid_from: Generated<Date>;
  valid_to: Date | null;
}

export const unitSorts = ['centre', 'department', 'village', 'mediation', 'partner', 'clue', 'county'] as const;
export type UnitSort = (typeof unitSorts)[number];

export interface UnitTable {
  id: string;
  code: string;
  zh: string;
  en: string;
  kind: UnitSort;
  keys: Generated<string[]>;
  area_id: string;
  valid_from: Generated<Date>;
  valid_to: Date | null;
}
