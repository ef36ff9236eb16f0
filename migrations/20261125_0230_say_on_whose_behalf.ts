import { type Kysely, sql } from 'kysely';

/** Whether somebody reported for another is asked of every overdue case that a promise was given for: read from a column, not from the whole state of each. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table cases add column on_behalf boolean not null generated always as (coalesce((state->'reporter'->>'onBehalf')::boolean, false)) stored`.execute(db);
}
