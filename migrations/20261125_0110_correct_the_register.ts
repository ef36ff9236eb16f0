import { type Kysely, sql } from 'kysely';

/**
 * Households and places are corrected after they were entered: each change counts `seq` up, so that nobody writes over what he has not seen, and leaves a line of what
 * was changed, never with a name, a number or a phone in it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table household add column seq integer not null default 1;
    alter table place add column seq integer not null default 1;
    alter table set_up_change drop constraint set_up_change_about_kind_check;
    alter table set_up_change add constraint set_up_change_about_kind_check check (about_kind in ('person', 'unit', 'area', 'household', 'place'));
  `.execute(db);
}
