import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { isId } from '../ids.ts';

/** The stream of a case by its number or id, or of a visit by its id. @throws when there is neither */
export async function streamOf(db: Db, ref: string): Promise<string> {
  const column = isId(ref) ? 'id' : 'number';
  const row = await db.selectFrom('cases').select('id').where(column, '=', ref).executeTakeFirst();
  const intake = row ? undefined : await db.selectFrom('intake').select('case_id as id').where(isId(ref) ? 'case_id' : 'number', '=', ref).executeTakeFirst();
  const visit = row || intake || !isId(ref) ? undefined : await db.selectFrom('visit').select('id').where('id', '=', ref).executeTakeFirst();
  const found = row ?? intake ?? visit;
  if (!found) throw new Error(`there is no case or visit ${ref}`);
  return found.id;
}

/** Streams with a line written since, epoch milliseconds. */
export async function streamsSince(db: Db, since: number): Promise<string[]> {
  const rows = await db.selectFrom('ledger').select('stream').distinct().where('recorded_at', '>=', new Date(since)).orderBy('stream').execute();
  return rows.map(({ stream }) => stream);
}

/**
 * One case and one visit in a hundred: the last digits of an id are random, and every hour has its own hundredth, so that in a hundred hours
 * all are seen. Visits of which no line was written yet have no stream.
 */
export async function sampledStreams(db: Db, hour: number, atMost = 2_000): Promise<string[]> {
  const own = sql`('x' || right(id::text, 6))::bit(24)::int % 100 = ${hour % 100}`;
  const { rows } = await sql<{ id: string }>`
    (select id from cases where ${own} order by id limit ${atMost}) union all (select id from visit where seq > 0 and ${own} order by id limit ${atMost})`.execute(db);
  return rows.map(({ id }) => id);
}
