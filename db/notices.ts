import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { NoticeDraft, Recipient } from '../domain/case/notices.ts';
import type { Db } from './connect.ts';
import { newId } from './ids.ts';
import type { NoticeTable } from './tables/notices.ts';

export interface NewNotice extends NoticeDraft {
  caseId: string;
  number: string;
  seq: number;
  /** Epoch milliseconds before which it must not leave the house. */
  notBefore: number;
  /** A case, where nothing else is said. */
  stream?: 'visit';
}

/**
 * Puts messages in the outbox; one that is there already (the same line telling the same person) is not put in twice.
 * @param told the instant of a story told in the past, whose messages went out then
 */
export async function insertNotices(trx: Db, notices: readonly NewNotice[], at: number, told: boolean): Promise<void> {
  if (notices.length === 0) return;
  const day = new Date(at);
  await trx.insertInto('notice').values(notices.map((notice) => ({
    id: newId(at), case_id: notice.caseId, stream_kind: notice.stream ?? 'case', dedupe: notice.dedupe, recipient: JSON.stringify(notice.recipient), audience: audienceOf(notice.recipient),
    template: notice.template, params: JSON.stringify({ number: notice.number, seq: notice.seq }), urgent: notice.urgent, not_before: new Date(notice.notBefore), created_at: day,
    last_error: null, claimed_until: null, ...(told ? { state: 'sent' as const, sent_at: day } : { sent_at: null }),
  }))).onConflict((conflict) => conflict.columns(['case_id', 'dedupe']).doNothing()).execute();
}

/** Reminders of these lines that still wait have lost their meaning: what they remind of was done or rests. What was published stays said. */
export async function cancelReminders(trx: Db, caseId: string, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await trx.updateTable('notice').set({ state: 'cancelled' }).where('case_id', '=', caseId).where('state', '=', 'waiting')
    .where('template', 'in', ['rung.tell', 'rung.urge', 'rung.supervise', 'rung.ring']).where(sql<boolean>`(params->>'seq')::int = any(${[...seqs]}::int[])`).execute();
}

/** The words under which an inbox finds a message; for a role over an area, one for every area from the county down. */
function audienceOf(recipient: Recipient): string[] {
  switch (recipient.kind) {
    case 'reporter':
      return [];
    case 'person':
      return [`person:${recipient.id}`];
    case 'unit':
      return [`${recipient.role}@${recipient.unit}`];
    case 'area':
      return recipient.areaPath.map((area) => `${recipient.role}/${area}`);
  }
}

const ownWords = ({ personId, grants }: Viewer): string[] => [
  ...(personId === null ? [] : [`person:${personId}`]),
  ...grants.flatMap(({ role, unit, areaId }) => [...(unit === null ? [] : [`${role}@${unit}`]), ...(areaId === null ? [] : [`${role}/${areaId}`])]),
];

export interface NoticeRow {
  id: string; caseId: string; stream: 'case' | 'visit'; recipient: Recipient; template: string; number: string; seq: number; urgent: boolean; channel: string;
  tries: number; createdAt: number; sentAt: number | null; read: boolean;
}

const asNotice = (row: Selectable<NoticeTable> & { read_at?: Date | null }): NoticeRow => ({
  id: row.id, caseId: row.case_id, stream: row.stream_kind, recipient: row.recipient, template: row.template, ...row.params, urgent: row.urgent, channel: row.channel,
  tries: row.tries, createdAt: row.created_at.getTime(), sentAt: row.sent_at?.getTime() ?? null, read: row.read_at != null,
});

/** What this person was told, newest first. */
export async function inboxFor(db: Db, viewer: Viewer, { limit = 50, before }: { limit?: number; before?: number } = {}): Promise<NoticeRow[]> {
  const words = ownWords(viewer);
  if (words.length === 0) return [];
  let query = db.selectFrom('notice')
    .leftJoin('notice_read', (on) => on.onRef('notice_read.notice_id', '=', 'notice.id').on('notice_read.person_id', '=', viewer.personId))
    .selectAll('notice').select('notice_read.at as read_at')
    .where(sql<boolean>`audience && ${words}::text[]`).where('state', '<>', 'cancelled').orderBy('notice.created_at', 'desc').orderBy('notice.id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('notice.created_at', '<', new Date(before));
  return (await query.execute()).map(asNotice);
}

/** Notes that this person has read a message; messages for others stay untouched. */
export async function markRead(db: Db, viewer: Viewer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || viewer.personId === null) return;
  await db.insertInto('notice_read').columns(['notice_id', 'person_id'])
    .expression((on) => on.selectFrom('notice').select(['id', sql<string>`${viewer.personId}::uuid`.as('person_id')])
      .where('id', 'in', [...ids]).where(sql<boolean>`audience && ${ownWords(viewer)}::text[]`))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** Takes messages that are due for a minute, so that nobody else sends them meanwhile. By the state of the row, never by an id that was seen last. */
export async function claimNotices(db: Db, limit = 50): Promise<NoticeRow[]> {
  const rows = await db.updateTable('notice').set({ claimed_until: sql<Date>`now() + interval '60 seconds'`, tries: sql`tries + 1` })
    .where('id', 'in', (on) => on.selectFrom('notice').select('id').where('state', '=', 'waiting').where('not_before', '<=', sql<Date>`now()`)
      .where((or) => or.or([or('claimed_until', 'is', null), or('claimed_until', '<', sql<Date>`now()`)]))
      .orderBy('not_before').limit(limit).forUpdate().skipLocked())
    .returningAll().execute();
  return rows.map(asNotice);
}

export async function markSent(db: Db, id: string, channel: string): Promise<void> {
  await db.updateTable('notice').set({ state: 'sent', sent_at: sql<Date>`now()`, channel, claimed_until: null, last_error: null }).where('id', '=', id).execute();
}

/** Later again, between half a minute and six hours, with some scatter; given up after a day. True when it was given up. */
export async function markFailed(db: Db, id: string, error: string): Promise<boolean> {
  const row = await db.updateTable('notice').set({
    state: sql`case when created_at < now() - interval '24 hours' then 'dead' else 'waiting' end`, last_error: error.slice(0, 500), claimed_until: null,
    not_before: sql<Date>`now() + least(interval '6 hours', interval '30 seconds' * power(2, least(tries, 10))) * (0.75 + random() / 2)`,
  }).where('id', '=', id).returning('state').executeTakeFirst();
  return row?.state === 'dead';
}

/** Messages that wait, and since when the oldest does. */
export async function noticeBacklog(db: Db): Promise<{ waiting: number; oldest: Date | null; dead: number }> {
  return db.selectFrom('notice').select((on) => [
    on.fn.countAll<number>().filterWhere('state', '=', 'waiting').as('waiting'), on.fn.min<Date | null>('not_before').filterWhere('state', '=', 'waiting').as('oldest'),
    on.fn.countAll<number>().filterWhere('state', '=', 'dead').as('dead'),
  ]).where('state', 'in', ['waiting', 'dead']).executeTakeFirstOrThrow();
}
