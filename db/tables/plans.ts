import type { Generated } from 'kysely';
import type { Json } from './json.ts';
import type { LevelColumns } from './levels.ts';

export type PlanState = 'draft' | 'published' | 'closed';
export type PlanJob = 'preview' | 'publish' | 'replan';

export interface PlanTable extends LevelColumns {
  id: string;
  area_id: string;
  period: string;
  window_from: Date;
  window_to: Date;
  anchor: Date;
  state: Generated<PlanState>;
  /** What is under way; null while nothing is. */
  job: PlanJob | null;
  job_area: string | null;
  job_why: Generated<string[]>;
  job_after: Json<unknown> | null;
  job_started_at: Date | null;
  job_finished_at: Date | null;
  job_report: Json<unknown> | null;
  total: number | null;
  done: Generated<number>;
  preview: Json<unknown> | null;
  published: Json<unknown> | null;
  created_by: string | null;
  created_at: Generated<Date>;
  published_at: Date | null;
  closed_at: Date | null;
}

export interface PlanRevisionTable { id: Generated<string>; plan_id: string; at: Generated<Date>; why: string[]; counts: Json<unknown>; lists: Json<unknown> }

export type PlanChangeKind = 'tag' | 'household' | 'place' | 'risk' | 'worker' | 'pack' | 'season' | 'calendar' | 'visited' | 'task';

/** Neither area nor target: everywhere. */
export interface PlanChangeTable {
  id: Generated<string>; what: PlanChangeKind; area_id: string | null; target_id: string | null; due_at: Generated<Date>; created_at: Generated<Date>; done_at: Date | null;
}

export interface VisitTriggerTable extends LevelColumns {
  id: string; code: string; target_kind: 'household' | 'place'; target_id: string; grid_id: string; occurred_at: Date; reported_by: string | null;
  note_sealed: Buffer | null; created_at: Generated<Date>;
}
