import { type Kysely, sql } from 'kysely';

/**
 * Whoever works in the smallest grid, within a bigger one, asks for its cases as everybody else does for theirs; few cases lie so deep. Risks
 * are asked for by who sees to them, drawn visits by when they are to be looked at and by any area above them. Visits that must have a workflow
 * are walked in the order of their ids, among very many that are over or were never begun.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create index cases_l5_new on cases (l5, created_at desc, id desc) where lane = 'open' and l5 is not null;
    create index cases_l5_due on cases (l5, due_sort, id) where lane = 'open' and l5 is not null;
    create index cases_l5_status on cases (l5, status, created_at desc, id desc) where lane = 'open' and open and l5 is not null;
    create index visit_unfinished on visit (id) where not over and seq > 0;
    create index risk_of_owner on risk (owner_id) where struck_at is null;
    create index visit_sample_by_due on visit_sample (due_at, visit_id);
    create index visit_sample_in_area on visit_sample using gin ((array[l1, l2, l3, l4, l5]));
  `.execute(db);
}
