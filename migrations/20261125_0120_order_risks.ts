import { type Kysely, sql } from 'kysely';

/** The ledger of risks is read red ones first, at every height: each has that order as an index, for those under watch and for those struck off. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const level of ['l1', 'l2', 'l3', 'l4', 'l5']) {
    await sql`create index ${sql.raw(`risk_red_first_${level}`)} on risk (${sql.raw(level)}, (case colour when 'red' then 0 when 'yellow' then 1 else 2 end), id) where struck_at is null`.execute(db);
    await sql`create index ${sql.raw(`risk_struck_off_${level}`)} on risk (${sql.raw(level)}, (case colour when 'red' then 0 when 'yellow' then 1 else 2 end), id) where struck_at is not null`.execute(db);
  }
}
