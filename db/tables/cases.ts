import type { Generated, GeneratedAlways } from 'kysely';
import type { CaseState } from '../../domain/case/state.ts';
import type { Json } from './json.ts';

/** The whole folded case but for what people wrote. */
export type PublicState = Omit<CaseState, 'private'>;

export interface CasesTable {
  id: string;
  number: string;
  seq: number;
  head: Buffer;
  status: CaseState['status'];
  lane: CaseState['lane'];
  category: string | null;
  major: string | null;
  severity: CaseState['severity'];
  profile: string;
  pack_id: string;
  pack_version: number;
  channel: CaseState['channel'];
  l1: string;
  l2: string | null;
  l3: string | null;
  l4: string | null;
  l5: string | null;
  area_id: string;
  grid_id: string | null;
  lead: string | null;
  person_id: string | null;
  units: string[];
  reporter_person_id: string | null;
  chief: string | null;
  height: number;
  owner_level: CaseState['ownerLevel'];
  unclear_owner: boolean;
  due_at: Date | null;
  due_sort: GeneratedAlways<Date>;
  on_behalf: GeneratedAlways<boolean>;
  due_clock: string | null;
  warn_at: Date | null;
  paused: boolean;
  next_alarm_at: Date | null;
  open: boolean;
  over: boolean;
  waiting_for: string[];
  follow_ups: string[];
  parent: string | null;
  description: string | null;
  address: string | null;
  lng: number | null;
  lat: number | null;
  result: string | null;
  solved: boolean | null;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  state: Json<PublicState>;
  private_sealed: Buffer | null;
}

export interface RungTable { stream: string; clock: string; round: number; about: Generated<string>; rung: string; claimed_at: Generated<Date> }
