import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/**
 * Tables of one batch: they live in the transaction alone, and a second batch of it finds them empty as well. Everything is found through an
 * index: while the tables are young their statistics say that they are empty, and the planner would read all of them.
 */
export async function openScratch(db: Db): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(db);
  await sql`create temp table if not exists plan_target (
    kind text not null, id uuid not null, rule int not null, shape text collate "C" not null, shape_no int not null,
    l1 uuid not null, l2 uuid, l3 uuid, l4 uuid, l5 uuid, grid_id uuid not null, building_id uuid, worker_id uuid
  ) on commit delete rows`.execute(db);
  await sql`create temp table if not exists plan_knock (
    target_id uuid not null, no int not null, window_from timestamptz not null, window_to timestamptz not null,
    weight int not null, care boolean not null, visit_id uuid not null, who uuid not null, vacant boolean not null, first date not null, last date not null, group_no int not null, rank int not null
  ) on commit delete rows`.execute(db);
  await sql`delete from plan_target`.execute(db);
  await sql`delete from plan_knock`.execute(db);
}

/** What else the transaction asks, such as a visit's own turn, is planned as ever. */
export const closeScratch = (db: Db): Promise<unknown> => sql`set local enable_seqscan = on`.execute(db);

/** The table is used right after it was filled: without this the planner thinks it as it was in the batch before. */
export async function countScratch(db: Db): Promise<void> {
  await sql`analyze plan_target (id, shape_no, rule, worker_id)`.execute(db);
}
