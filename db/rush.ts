import { sql } from 'kysely';
import { longestRush, ringInRush } from '../domain/clock/rush.ts';
import type { Db } from './connect.ts';

/** Cases ring with cases and visits with visits: each has a queue of its own. */
export type Ringing = 'cases' | 'visit';

/** When an alarm rings that was set just now: behind those that were set for its minute before it. Epoch ms; null stays null. */
export async function ringOfNew(db: Db, ringing: Ringing, owedAt: number | null): Promise<number | null> {
  if (owedAt === null) return null;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${sql.table(ringing)} where not over and next_alarm_at >= date_trunc('minute', ${new Date(owedAt)}::timestamptz)
        and next_alarm_at < date_trunc('minute', ${new Date(owedAt)}::timestamptz) + interval '1 minute' limit ${longestRush}
    ) minute`.execute(db);
  return ringInRush(owedAt, rows[0]!.n);
}

/** How many alarms of its minute come before that of a row: what an alarm that is set again from its row waits behind. */
export const ringingBefore = (ringing: Ringing) => sql<number>`(
  select count(*)::int from (
    select 1 from ${sql.table(ringing)} other where not other.over and other.next_alarm_at >= date_trunc('minute', ${sql.ref(`${ringing}.next_alarm_at`)})
      and other.next_alarm_at <= ${sql.ref(`${ringing}.next_alarm_at`)} and (other.next_alarm_at, other.id) < (${sql.ref(`${ringing}.next_alarm_at`)}, ${sql.ref(`${ringing}.id`)}) limit ${longestRush}
  ) earlier)`;

/** When the alarm of such a row rings; epoch ms. */
export const ringOfRow = ({ next_alarm_at: owed, before }: { next_alarm_at: Date | null; before: number }): number | null => owed && ringInRush(owed.getTime(), before);
