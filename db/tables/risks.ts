import type { Generated } from 'kysely';
import type { RiskColour, RiskDeed, RiskStage, RiskSubject } from '../../domain/visit/risk.ts';
import type { Json } from './json.ts';
import type { LevelColumns } from './levels.ts';

export interface RiskTable extends LevelColumns {
  id: string;
  about_kind: RiskSubject;
  about_id: string;
  grid_id: string;
  stage: RiskStage;
  colour: RiskColour;
  owner_id: string | null;
  owner_unit: string | null;
  private_sealed: Buffer | null;
  opened_at: Date;
  coloured_at: Date;
  reviewed_at: Date | null;
  review_due_at: Date | null;
  strike_asked_by: string | null;
  strike_asked_at: Date | null;
  struck_by: string | null;
  struck_at: Date | null;
  seq: Generated<number>;
}

export interface RiskLineTable {
  risk_id: string; seq: number; at: Date; by_person: string | null; what: RiskDeed; from_colour: RiskColour | null; to_colour: RiskColour | null;
  data: Json<Record<string, unknown>>; sealed: Buffer | null;
}
