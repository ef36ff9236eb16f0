import { type Kysely, sql } from 'kysely';

/**
 * A file that nobody may see any more goes: the photos of a case whose texts were erased, a badge photo that another took the place of. Its
 * name, which is the hash of its content, stays: lines name it, and the chains over them still verify.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table file add column unneeded_at timestamptz, add column erased_at timestamptz;
    comment on column file.unneeded_at is 'when what showed it was erased or replaced; it is looked at again before it goes';
    comment on column file.erased_at is 'its bytes are gone since';
    create index file_unneeded on file (unneeded_at) where unneeded_at is not null;
    update file set unneeded_at = now() where sha256 in (select sha256 from case_file join data_key on data_key.stream = case_file.case_id where data_key.destroyed_at is not null);
  `.execute(db);
}
