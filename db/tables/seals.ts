import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface SealKeyTable { id: string; nth: number; public_key: Buffer; since: Generated<Date>; endorsed_by: string | null; endorsement: Buffer | null }

export interface SealTable {
  n: number;
  size: number;
  root: Buffer;
  previous: Buffer;
  at: Date;
  key_id: string;
  sig: Buffer;
  xid_before: string;
}

export interface SealLeafTable { index: number; stream: string; seq: number; hash: Buffer }
export interface SealNodeTable { level: number; index: number; hash: Buffer }

export interface EngineHistoryTable {
  /** A case or a visit. */
  stream: string;
  run_id: string;
  next_run_id: string | null;
  moment: 'closed' | 'ended';
  taken_at: Generated<Date>;
  steps: number;
  sha256: string;
  sdk: string;
  bundle: string;
  /** Compressed, then sealed under the key of the stream, so that erasing it erases this too. */
  sealed: Buffer;
}

export interface VerificationTable {
  id: string;
  at: Generated<Date>;
  kind: 'sample' | 'whole';
  lines: number;
  broken: Json<{ case: string; seq: number; what: string }[]>;
  took_ms: number;
}
