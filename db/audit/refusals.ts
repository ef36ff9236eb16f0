import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical } from '../../domain/case/canonical.ts';
import { appendLine } from '../access.ts';
import type { Db } from '../connect.ts';

/** Of refused commands a line a day is chained: how many there were, and one hash over all of them. */
export const refusalChain = 'refusals';

interface Refused { id: string; caller: string; case_id: string | null; action: string; refused: string; at: string }

/** The refusals of a day (UTC, `2026-03-02`), in the order in which they were answered. Bodies are no part of it: they are wiped in time. */
export async function digestOfDay(db: Db, day: string): Promise<{ count: number; digest: string }> {
  const hash = createHash('sha256');
  let count = 0;
  let last: Refused | undefined;
  for (;;) {
    const { rows }: { rows: Refused[] } = await sql<Refused>`
      select id, caller, case_id, action, coalesce(refused, response_status::text) as refused, to_char(answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at from command_log
      where (refused is not null or response_status >= 400) and answered_at >= ${day}::date::timestamp at time zone 'UTC' and answered_at < (${day}::date + 1)::timestamp at time zone 'UTC'
        and (to_char(answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), id) > (${last?.at ?? ''}, ${last?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by answered_at, id limit 2000`.execute(db);
    for (const { id, caller, case_id, action, refused, at } of rows) hash.update(`${canonical([id, caller, case_id, action, refused, at])}\n`);
    count += rows.length;
    last = rows.at(-1);
    if (rows.length < 2_000) return { count, digest: hash.digest('hex') };
  }
}

/** Chains the digest of every day that is over and was not chained yet; a day on which nothing was refused has none. @returns how many days */
export async function chainRefusals(db: Db, now: number): Promise<number> {
  // Whoever was answered before midnight may commit a moment later.
  const before = new Date(now - 10 * 60_000).toISOString().slice(0, 10);
  const { rows } = await sql<{ day: string }>`
    select distinct to_char(answered_at at time zone 'UTC', 'YYYY-MM-DD') as day from command_log
    where (refused is not null or response_status >= 400) and answered_at < ${before}::date::timestamp at time zone 'UTC'
      and answered_at >= coalesce((select max(substring(target from 10))::date + 1 from access_line where chain = ${refusalChain})::timestamp at time zone 'UTC', '-infinity')
    order by 1`.execute(db);
  for (const { day } of rows) {
    const { count, digest } = await digestOfDay(db, day);
    await appendLine(db, refusalChain, { personId: null, role: null, action: 'refusals.digest', target: `refusals:${day}`, requestId: null, more: { count, digest } }, new Date(now));
  }
  return rows.length;
}
