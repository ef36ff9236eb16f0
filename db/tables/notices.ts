import type { Generated } from 'kysely';
import type { Recipient } from '../../domain/case/notices.ts';
import type { Json } from './json.ts';

export interface NoticeTable {
  id: string;
  case_id: string;
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
