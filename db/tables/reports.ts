import type { Generated } from 'kysely';
import type { Actor, Viewer } from '../../domain/case/actor.ts';
import type { Answer } from '../../domain/case/contract.ts';
import type { Refusal, RefusalCode } from '../../domain/case/refusals.ts';
import type { Json } from './json.ts';
import type { StreamKind } from './visits.ts';

export interface DataKeyTable { stream: string; wrapped: Buffer | null; created_at: Generated<Date>; destroyed_at: Date | null }

export interface IntakeTable {
  case_id: string;
  number: string;
  received_at: Date;
  follow_code_hash: Buffer;
  sealed: Buffer | null;
  plain: Json<Record<string, unknown>>;
  opened_at: Date | null;
  refused: RefusalCode | null;
  tries: Generated<number>;
  next_try_at: Date | null;
}

/** Who asked, as he was then; no names. */
export interface Asked { viewer: Viewer; actor: Actor; ifMatch?: number }

export interface CommandLogTable {
  id: string;
  caller: string;
  key: string;
  fingerprint: string;
  /** The stream it is for: a case, or a visit where `stream_kind` says so. */
  case_id: string | null;
  stream_kind: Generated<StreamKind>;
  action: string;
  body_sealed: Buffer | null;
  context: Json<Asked>;
  received_at: Generated<Date>;
  answer: Json<Answer> | null;
  refused: RefusalCode | null;
  refusal: Json<Refusal> | null;
  response_status: number | null;
  response_sealed: Buffer | null;
  answered_at: Date | null;
}
