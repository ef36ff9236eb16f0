import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** How often somebody was shown something plain of this kind (`registry.reveal`, `case.reveal`) since an instant. */
export async function revealsSince(db: Db, personId: string, action: string, since: Date): Promise<number> {
  const { count } = await db.selectFrom('access_line').select((on) => on.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId).where('at', '>=', since).where('action', '=', action).executeTakeFirstOrThrow();
  return count;
}

/** One after the other for the same person, so that nobody looks more often by asking at once. */
export async function takeTurn(db: Db, personId: string, work: (trx: Db) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal/${personId}`}, 0))`.execute(trx);
    await work(trx);
  });
}
