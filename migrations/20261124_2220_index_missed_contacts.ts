import { type Kysely, sql } from 'kysely';

/** Doors where nobody was met and somebody has still to be: few among many visits, so they have an index of their own. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index visit_not_met on visit (due_sort, id) where open and status = 'notMet'`.execute(db);
}
