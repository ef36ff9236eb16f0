import { type Kysely, sql } from 'kysely';

/**
 * A quarter of a county is two and a half million rows at once, and each index is written with every row. Visits are asked for by grid, by
 * worker and by door, never by town or village; duties of a village are walked grid by grid. A door has one index for what is open there and
 * one for what was made there, the newest first; the planned ones among the open are unique by their window.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    drop index visit_l2_due, visit_l3_due, visit_l4_due, visit_l5_due;
    create index visit_in_grid on visit (grid_id, due_sort, id) where open;

    drop index visit_open_of_target, visit_of_target;
    create unique index visit_open_of_target on visit (target_id, window_from, window_to, (case when unplanned then id end)) nulls not distinct where open;
    create index visit_made_at on visit (target_id, occurred_at desc, id) where occurred_at is not null;

    drop index duty_l3;
  `.execute(db);
}
