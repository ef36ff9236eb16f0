import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The engine's memory of visits is kept as that of cases: the archive names its stream. Whatever ended since the last look is found by when
 * it ended, and what a visit discharged by the visit.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table engine_history rename column case_id to stream;
    comment on table engine_history is 'what the engine remembers of a case or a visit, fetched at its closing and when its workflow ended: a second witness beside the ledger';
    create index cases_ended_for_witness on cases (updated_at, id) where over;
    create index visit_made_for_witness on visit (updated_at, id) where seq > 0 and not over and outcome is not null;
    create index visit_ended_for_witness on visit (updated_at, id) where seq > 0 and over;
    create index duty_discharged_by on duty (discharged_by) where discharged_by is not null;
  `.execute(db);
}
