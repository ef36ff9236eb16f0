import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Written } from './write.ts';
import { planBatch } from './batch.ts';
import { closeScratch } from './scratch.ts';
import type { SourceKind } from './sources.ts';
import { readField } from './walk.ts';

const day = 86_400_000;

/**
 * Gives duties that somebody wrote outside a plan (triggers, follow-ups, given tasks) their visits: merged with what is owed there already,
 * on days within the worker's capacity. Needs no plan. In the transaction of whoever wrote them.
 */
export async function mergeNow(trx: Db, kind: SourceKind, ids: readonly string[], at: number): Promise<Written | null> {
  const { rows } = await sql<{ grid: string; county: string }>`select distinct grid_id as grid, l1 as county from ${sql.table(kind)} where id = any(${ids}::uuid[])`.execute(trx);
  if (rows.length === 0) return null;
  const field = await readField(trx, { id: null, window: { from: at, to: at + day }, anchor: at }, rows[0]!.county, at, rows.map(({ grid }) => grid));
  const { written } = await planBatch(trx, field, { kind, ids, mergeOnly: true });
  await closeScratch(trx);
  return written;
}
