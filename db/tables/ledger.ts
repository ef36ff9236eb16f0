import type { Generated } from 'kysely';
import type { EntryType } from '../../domain/case/entries.ts';
import type { VisitEntryType } from '../../domain/visit/entries.ts';

export interface LedgerTable {
  stream: string;
  seq: number;
  type: EntryType | VisitEntryType;
  at: Date;
  recorded_at: Date;
  due_at: Date | null;
  actor: string;
  data: string;
  sealed: Buffer | null;
  command_id: string | null;
  suite: number;
  prev_hash: Buffer;
  hash: Buffer;
  xid: Generated<string>;
}

export interface AccessLineTable {
  chain: string;
  seq: number;
  at: Date;
  person_id: string | null;
  role: string | null;
  action: string;
  target: string;
  fields: Generated<string[]>;
  purpose: string | null;
  request_id: string | null;
  data: string;
  suite: number;
  prev_hash: Buffer;
  hash: Buffer;
  xid: Generated<string>;
}
