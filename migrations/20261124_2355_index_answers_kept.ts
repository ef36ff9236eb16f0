import { type Kysely, sql } from 'kysely';

/** Answers that are kept are forgotten by their age each hour: without this, along every command that was ever given. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index command_kept on command_log (received_at) where response_sealed is not null`.execute(db);
}
