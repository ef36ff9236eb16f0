import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** A grid as rows name it: its own id, and those of the areas that it lies in, from the county down to itself. */
export interface InGrid { id: string; path: readonly string[] }

export const levels = ({ path }: Pick<InGrid, 'path'>): RawBuilder<unknown> => sql.join([1, 2, 3, 4, 5].map((depth) => sql`l${sql.raw(String(depth))} = ${path[depth - 1] ?? null}::uuid`));

/** Puts rows of a table into a grid. */
export const placeRows = async (trx: Db, table: 'household' | 'place' | 'risk', ids: readonly string[], grid: InGrid): Promise<void> => {
  if (ids.length > 0) await sql`update ${sql.table(table)} set grid_id = ${grid.id}::uuid, ${levels(grid)} where id = any(${[...ids]}::uuid[])`.execute(trx);
};

/** What is still owed goes with its target; what is done stays where it was done. @returns how many went */
export async function follow(trx: Db, table: 'duty' | 'visit', targetIds: readonly string[], grid: InGrid): Promise<number> {
  if (targetIds.length === 0) return 0;
  const live = table === 'duty' ? sql`live` : sql`open`;
  const done = await sql`update ${sql.table(table)} set grid_id = ${grid.id}::uuid, ${levels(grid)} where target_id = any(${[...targetIds]}::uuid[]) and ${live}`.execute(trx);
  return Number(done.numAffectedRows ?? 0n);
}

/** What somebody was to do in a grid that he does not serve is nobody's until the planner gives it to whoever does. */
export async function freeOfStrangers(trx: Db, { id, path }: InGrid, at: number): Promise<void> {
  const isGone = sql`worker_id is not null and not exists (select from assignment s where s.person_id = worker_id and s.area_id = any(${[...path]}::uuid[]) and (s.valid_to is null or s.valid_to > ${new Date(at)}))`;
  await sql`update duty set worker_id = null where grid_id = ${id}::uuid and live and ${isGone}`.execute(trx);
  await sql`update visit set worker_id = null where grid_id = ${id}::uuid and open and ${isGone}`.execute(trx);
}
