import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Db } from '../connect.ts';
import { levelColumn } from '../scope.ts';
import type { VisitTable } from '../tables/visits.ts';
import { branches, reachOf } from './visit-scope.ts';

export interface MissedQuery { area?: { id: string; depth: number } | undefined; worker?: string | undefined; after?: string | undefined; limit: number }
export type MissedRow = Pick<Selectable<VisitTable>, 'id' | 'target_kind' | 'target_id' | 'grid_id' | 'worker_id' | 'care' | 'occurred_at' | 'due_at' | 'height'>;

/** Visits where nobody was met and somebody has still to be, by when they are due: those that somebody may see. `after` is a visit. */
export async function missedContacts(db: Db, viewer: Viewer, { area, worker, after, limit }: MissedQuery): Promise<{ items: MissedRow[]; more: boolean }> {
  const ways = branches(await reachOf(db, viewer));
  if (ways.length === 0) return { items: [], more: false };
  const { rows } = await sql<MissedRow>`
    select id, target_kind, target_id, grid_id, worker_id, care, occurred_at, due_at, height from visit
    where open and status = 'notMet' and (${sql.join(ways, sql` or `)}) ${area ? sql`and ${levelColumn(area.depth)} = ${area.id}::uuid` : sql``} ${worker ? sql`and worker_id = ${worker}::uuid` : sql``}
      ${after ? sql`and (due_sort, id) > (select due_sort, id from visit where id = ${after}::uuid)` : sql``}
    order by due_sort, id limit ${limit + 1}`.execute(db);
  return { items: rows.slice(0, limit), more: rows.length > limit };
}
