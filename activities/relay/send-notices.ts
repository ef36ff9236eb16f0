import type { Db } from '../../db/connect.ts';
import { claimNotices, markFailed, markSent } from '../../db/notices.ts';
import type { NoticeRow } from '../../db/notices.ts';
import { confidentialAmong } from '../../db/relay.ts';
import { kindOf } from '../broken.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Channel } from './channel.ts';

export interface SendNoticesDeps {
  db: Db;
  channels: Channel[];
  /** The page of a case, for those who must log in to see it. */
  linkTo: (number: string) => string;
  /** `given up` is a message that failed for a day. */
  failed: (id: string, failure: unknown, givenUp: boolean) => void;
}

const atOnce = 50;

/**
 * Sends what the outbox holds, at least once each. One that cannot be delivered is tried again later and later, for a day, and
 * stops none of the others.
 * @returns true when there are more
 */
export async function sendNotices({ db, channels, linkTo, failed }: SendNoticesDeps): Promise<boolean> {
  const notices = await claimNotices(db, atOnce);
  const confidential = await confidentialAmong(db, [...new Set(notices.map(({ caseId }) => caseId))]);
  const send = async ({ id, caseId, recipient, template, number, urgent, channel: wanted }: NoticeRow): Promise<void> => {
    // Of the confidential lane nothing is said outside; its two officers read their messages inside.
    if (confidential.has(caseId)) return markSent(db, id, 'inside');
    const channel = channels.find(({ name }) => name === wanted) ?? channels[0];
    if (channel === undefined) return markSent(db, id, 'inside');
    await channel.send({ id, recipient, template, number, link: linkTo(number), urgent });
    await markSent(db, id, channel.name);
  };
  const unsent: [string, unknown][] = [];
  await aFewAtATime(notices, send, ({ id }, failure) => unsent.push([id, failure]));
  for (const [id, failure] of unsent) failed(id, failure, await markFailed(db, id, kindOf(failure)));
  return notices.length === atOnce;
}
