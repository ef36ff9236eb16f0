import { type Kysely, sql } from 'kysely';

/**
 * A family name is shared by thousands of households: the first page of them is read in the order of their codes and no more of them than that.
 * The index that found a name in a grid gives way to it: along a family name a grid is passed over quickly enough.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table name_token drop constraint name_token_pkey;
    alter table name_token add column code text collate "C";
    update name_token set code = household.code from household where household.id = household_id;
    alter table name_token alter column code set not null;
    alter table name_token add primary key (token, code) include (household_id, grid_id);
    comment on column name_token.code is 'of the household, which never changes: the order of its list';
  `.execute(db);
}
