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
  /** The page of a visit, by its id. */
  linkToVisit?: (visitId: string) => string;
  /** `given up` is a message that failed for a day. */
  failed: (id: string, failure: unknown, givenUp: boolean) => void;
}

const atOnce = 50;

/**
 * Sends what the outbox holds, at least once each. One that cannot be delivered is tried again later and later, for a day, and
 * stops none of the others.
 * @returns true when there are more
 */
export async function sendNotices({ db, channels, linkTo, linkToVisit = linkTo, failed }: SendNoticesDeps): Promise<boolean> {
  const notices = await claimNotices(db, atOnce);
  const confidential = await confidentialAmong(db, [...new Set(notices.map(({ caseId }) => caseId))]);
  const send = async (parcel: Parcel): Promise<void> => {
    const { id, caseId, stream, recipient, template, number, urgent, channel: wanted } = parcel[0];
    const channel = channels.find(({ name }) => name === wanted) ?? channels[0];
    // Of the confidential lane nothing is said outside; its two officers read their messages inside.
    const inside = channel === undefined || confidential.has(parcel[0].caseId);
    const numbers = [...new Set(parcel.map((notice) => notice.number))];
    if (!inside) await channel.send({ id, recipient, template, number, ...(numbers.length > 1 && { numbers }), link: stream === 'visit' ? linkToVisit(caseId) : linkTo(number), urgent });
    for (const notice of parcel) await markSent(db, notice.id, inside ? 'inside' : channel.name);
  };
  const unsent: [string, unknown][] = [];
  await aFewAtATime(parcelsOf(notices, confidential), send, (parcel, failure) => unsent.push(...parcel.map(({ id }): [string, unknown] => [id, failure])));
  for (const [id, failure] of unsent) failed(id, failure, await markFailed(db, id, kindOf(failure)));
  return notices.length === atOnce;
}

type Parcel = readonly [NoticeRow, ...NoticeRow[]];

const digested = new Set(['rung.tell', 'visit.DueSoon']);

/** Reminders for the same recipient leave as one digest; everything else leaves by itself. */
function parcelsOf(notices: readonly NoticeRow[], confidential: ReadonlySet<string>): Parcel[] {
  const alone = ({ template, urgent, caseId }: NoticeRow): boolean => !digested.has(template) || urgent || confidential.has(caseId);
  const parcels = Map.groupBy(notices, (notice) => (alone(notice) ? notice.id : JSON.stringify([notice.recipient, notice.channel, notice.template])));
  return [...parcels.values()] as unknown as Parcel[];
}
