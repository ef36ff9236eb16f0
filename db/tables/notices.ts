import type { Generated } from 'kysely';
import type { Recipient } from '../../domain/case/notices.ts';
import type { Json } from './json.ts';
import type { StreamKind } from './visits.ts';

export interface NoticeTable {
  id: string;
  /** The stream it is about: a case, or a visit where `stream_kind` says so. */
  case_id: string;
  stream_kind: Generated<StreamKind>;
  dedupe: string;
  recipient: Json<Recipient>;
  audience: string[];
  template: string;
  params: Json<{ number: string; seq: number }>;
  urgent: Generated<boolean>;
  channel: Generated<string>;
  not_before: Date;
  state: Generated<'waiting' | 'sent' | 'cancelled' | 'dead'>;
  tries: Generated<number>;
  last_error: string | null;
  claimed_until: Date | null;
  created_at: Date;
  sent_at: Date | null;
}

export interface NoticeReadTable { notice_id: string; person_id: string; at: Generated<Date> }
