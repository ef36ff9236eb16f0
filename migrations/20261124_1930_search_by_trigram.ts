import { type Kysely, sql } from 'kysely';

/** Fragments of an address or a description are found through trigrams where the server has the extension; elsewhere the search is slower, not wrong. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
      create index cases_description on cases using gin (description gin_trgm_ops) where lane = 'open';
      create index cases_address on cases using gin (address gin_trgm_ops) where lane = 'open';
    exception when insufficient_privilege or undefined_file or feature_not_supported then
      raise notice 'pg_trgm is not available: searching reads more rows';
    end $$;
  `.execute(db);
}
