import { type Kysely, sql } from 'kysely';

/** Refusals of the set-up are kept as answers, without a code of the rules; the digest of a day reads both kinds. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    drop index command_refused;
    create index command_refused on command_log (answered_at, id) where refused is not null or response_status >= 400;
  `.execute(db);
}
