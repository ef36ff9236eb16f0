import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../tables.ts';

export type Trx = Transaction<Database>;

/** Tables as they would be if every row were written anew: of a visit and a duty what their lines say, the rest is the planner's and the register's. */
type FreshTables = {
  fresh_cases: Database['cases'];
  fresh_rung: Database['rung'];
  fresh_case_file: Database['case_file'];
  fresh_visit: { id: string; head: Buffer; told: string };
  fresh_duty: { id: string; seq: number; state: string; discharged_by: string | null; settled_at: Date; settled_why: string | null };
  fresh_household_facet: Database['household_facet'];
};

/** They go with the transaction. */
export async function createFresh(trx: Trx): Promise<void> {
  await sql`
    create temp table fresh_cases (like cases including defaults including generated) on commit drop;
    create temp table fresh_rung (like rung including defaults) on commit drop;
    create temp table fresh_case_file (like case_file including defaults) on commit drop;
    create temp table fresh_visit (id uuid primary key, head bytea not null, told jsonb not null) on commit drop;
    create temp table fresh_duty (id uuid not null, seq int not null, state text not null, discharged_by uuid, settled_at timestamptz not null, settled_why text) on commit drop;
    create temp table fresh_household_facet (like household_facet including defaults) on commit drop`.execute(trx);
}

export const withFresh = (trx: Trx) => trx.withTables<FreshTables>();
