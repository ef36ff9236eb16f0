import { sql } from 'kysely';
import { longestRush, ringInRush } from '../domain/clock/rush.ts';
import type { Db } from './connect.ts';

/** Cases ring with cases and visits with visits: each has a queue of its own. */
export type Ringing = 'cases' | 'visit';

/** When an alarm rings that was set just now: behind those that were set for its minute before it. Epoch ms; null stays null. */
export async function ringOfNew(db: Db, ringing: Ringing, owedAt: number | null): Promise<number | null> {
  return owedAt === null ? null : ringInRush(owedAt, await ringingIn(db, ringing, owedAt));
}

/** The same of many alarms that are about to be set: each behind those before it. */
export async function ringsOfNew(db: Db, ringing: Ringing, owed: readonly (number | null)[]): Promise<(number | null)[]> {
  const before = new Map<number, number>();
  const rings: (number | null)[] = [];
  for (const owedAt of owed) {
    if (owedAt === null) rings.push(null);
    else {
      const minute = Math.floor(owedAt / 60_000);
      const place = before.get(minute) ?? (await ringingIn(db, ringing, owedAt));
      before.set(minute, place + 1);
      rings.push(ringInRush(owedAt, place));
    }
  }
  return rings;
}

/** How many alarms are set for the minute of an instant, as far as anybody has to wait for them. */
async function ringingIn(db: Db, ringing: Ringing, at: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${sql.table(ringing)} where not over and next_alarm_at >= date_trunc('minute', ${new Date(at)}::timestamptz)
        and next_alarm_at < date_trunc('minute', ${new Date(at)}::timestamptz) + interval '1 minute' limit ${longestRush}
    ) minute`.execute(db);
  return rows[0]!.n;
}

/** How many alarms of its minute come before that of a row: what an alarm that is set again from its row waits behind. */
export const ringingBefore = (ringing: Ringing) => sql<number>`(
  select count(*)::int from (
    select 1 from ${sql.table(ringing)} other where not other.over and other.next_alarm_at >= date_trunc('minute', ${sql.ref(`${ringing}.next_alarm_at`)})
      and other.next_alarm_at <= ${sql.ref(`${ringing}.next_alarm_at`)} and (other.next_alarm_at, other.id) < (${sql.ref(`${ringing}.next_alarm_at`)}, ${sql.ref(`${ringing}.id`)}) limit ${longestRush}
  ) earlier)`;

/** When the alarm of such a row rings; epoch ms. */
export const ringOfRow = ({ next_alarm_at: owed, before }: { next_alarm_at: Date | null; before: number }): number | null => owed && ringInRush(owed.getTime(), before);
