import type { Generated } from 'kysely';

export interface ReprojectionTable {
  calendar: string;
  version: number;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
  superseded_by: number | null;
  total: number | null;
  done: Generated<number>;
  after_id: string | null;
  found_in_pass: Generated<number>;
  next_pass_at: Generated<Date>;
}

export interface ReprojectedTable { case_id: string; calendar: string; version: number; seq: number; to_wake: boolean }
