import type { Generated, GeneratedAlways } from 'kysely';
import type { DutyKind, DutyState, TargetKind } from '../../domain/visit/duty.ts';
import type { Outcome, VisitStatus } from '../../domain/visit/status.ts';
import type { SampleFinding, SampleWay } from '../../domain/visit/sample.ts';
import type { Json } from './json.ts';
import type { LevelColumns } from './levels.ts';

/** Which kind of stream a command or a notice names in `case_id`. */
export type StreamKind = 'case' | 'visit';

export interface DutyTable extends LevelColumns {
  id: Generated<string>;
  kind: DutyKind;
  code: string;
  target_kind: TargetKind;
  target_id: string;
  period: string;
  window_from: Date;
  /** The first instant behind the window. */
  window_to: Date;
  weight: Generated<number>;
  grid_id: string;
  building_id: string | null;
  worker_id: string | null;
  visit_id: string | null;
  state: Generated<DutyState>;
  live: GeneratedAlways<boolean>;
  cause_id: string | null;
  discharged_by: string | null;
  settled_at: Date | null;
  settled_why: string | null;
  pack_id: string;
  pack_version: number;
}

export interface VisitTable extends LevelColumns {
  id: string;
  /** 0 while it is only planned: no line in the ledger, no workflow. */
  seq: Generated<number>;
  head: Generated<Buffer>;
  status: Generated<VisitStatus>;
  target_kind: TargetKind;
  target_id: string;
  grid_id: string;
  building_id: string | null;
  worker_id: string | null;
  /** A calendar day as text. */
  planned_for: string | null;
  slot_at: Date | null;
  window_from: Date;
  window_to: Date;
  weight: Generated<number>;
  care: Generated<boolean>;
  unplanned: Generated<boolean>;
  pack_id: string;
  pack_version: number;
  due_at: Date | null;
  due_sort: GeneratedAlways<Date>;
  warn_at: Date | null;
  next_alarm_at: Date | null;
  height: Generated<number>;
  outcome: Outcome | null;
  occurred_at: Date | null;
  remote: Generated<boolean>;
  open: Generated<boolean>;
  over: Generated<boolean>;
  plan_id: string | null;
  /** Where what its duties share begins, for the planner; it opens nearer to its day. */
  merged_from: Generated<Date | null>;
  /** The visit that this one adds to. */
  supplements: Generated<string | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** The folded visit but for what people wrote; null while it is only planned. */
  state: Json<Record<string, unknown>> | null;
  private_sealed: Buffer | null;
}

export interface GivenTaskTable extends LevelColumns {
  id: string;
  area_id: string;
  what_sealed: Buffer;
  until: Date;
  given_by: string;
  given_at: Date;
  source_sha256: string | null;
  total: Generated<number>;
  cancelled_at: Date | null;
  cancelled_why: string | null;
}

export interface VisitSampleTable extends LevelColumns {
  visit_id: string;
  visitor_id: string | null;
  drawn_at: Date;
  due_at: Date;
  checked_at: Date | null;
  checked_by: string | null;
  how: SampleWay | null;
  finding: SampleFinding | null;
  note_sealed: Buffer | null;
  answer_sealed: Buffer | null;
  answered_at: Date | null;
}
