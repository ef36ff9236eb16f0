import { type Kysely, sql } from 'kysely';

/** Whoever plans may count the rows anew when it has written a county full of them. Older servers wait for their own housekeeping. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    do $$ begin
      if current_setting('server_version_num')::int >= 170000 and exists (select 1 from pg_roles where rolname = 'gewu_app') then
        grant maintain on visit, duty to gewu_app;
      end if;
    end $$;
  `.execute(db);
}
