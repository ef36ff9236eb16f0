import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** What was ordered and answered of a case under supervision 督办: never who, for the board names units alone. */
export interface Order { stream: string; type: 'Supervised' | 'SupervisionAnswered' | 'Urged' | 'TakenOver' | 'ConsultationCalled'; at: Date; height: number | null; unit: string | null }

export async function ordersOf(db: Db, streams: readonly string[]): Promise<Order[]> {
  if (streams.length === 0) return [];
  const { rows } = await sql<Order>`
    select stream, type, at, (data::jsonb->>'height')::int as height, data::jsonb->>'unit' as unit from ledger
    where stream = any(${[...streams]}::uuid[]) and type in ('Supervised', 'SupervisionAnswered', 'Urged', 'TakenOver', 'ConsultationCalled') order by stream, seq`.execute(db);
  return rows;
}
