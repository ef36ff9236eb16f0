import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface PersonTable {
  id: string;
  username: string;
  name: string;
  phone_enc: Buffer | null;
  password_hash: string;
  disabled_at: Date | null;
  created_at: Generated<Date>;
}

export interface AssignmentTable {
  id: string;
  person_id: string;
  role: string;
  area_id: string | null;
  unit_id: string | null;
  grid_set: string | null;
  employment: Generated<'full' | 'part'>;
  proxy: Generated<boolean>;
  /** Whose share a stand-in takes. */
  stands_for: Generated<string | null>;
  valid_from: Generated<Date>;
  valid_to: Date | null;
  by_person: string | null;
  reason: string | null;
  post_id: Generated<string | null>;
  /** Who serves: committee member, group leader, party member, volunteer, property firm (003-07). */
  source: Generated<string | null>;
  created_at: Generated<Date>;
}

export interface LoginSessionTable {
  token_hash: Buffer;
  person_id: string;
  created_at: Generated<Date>;
  expires_at: Date;
  ends_at: Date;
  device: string | null;
}

export interface StaffPhotoTable {
  person_id: string;
  sha256: string;
  stored_by: string;
  stored_at: Generated<Date>;
  verified_by: string | null;
  verified_at: Date | null;
}

/** How somebody arranged the desk. */
export interface DeskSettingTable { person_id: string; name: string; value: Json<unknown> }
export interface HandOverTable {
  id: string; from_person: string; to_person: string; area_ids: string[]; at: Date; until: Date | null; reason: string; note_sealed: Buffer | null; by_person: string;
  /** How much of each went over. */
  moved: Json<unknown>;
  created_at: Generated<Date>;
}
