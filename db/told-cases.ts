import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import type { NewEntry } from '../domain/case/entries.ts';
import type { Db } from './connect.ts';
import type { PackRef } from './packs.ts';

export interface Period { from: number; to: number; area?: { id: string; depth: number } | undefined }
export interface CaseRef { id: string; number: string; pack: PackRef; mine: boolean }

/** Cases of the open lane that were reported in a period, the oldest first; `mine` where one of the ways to see a case leads to it. */
export async function casesReported(db: Db, { from, to, area }: Period, ways: readonly RawBuilder<boolean>[], limit: number): Promise<CaseRef[]> {
  const mine = ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways.map((way) => sql`(${way})`), sql` or `)})`;
  let query = db.selectFrom('cases').select(['id', 'number', 'pack_id', 'pack_version']).select(mine.as('mine'))
    .where('lane', '=', 'open').where('created_at', '>=', new Date(from)).where('created_at', '<', new Date(to)).orderBy('created_at').orderBy('id').limit(limit);
  if (area) query = query.where(sql<boolean>`${sql.ref(`l${Math.min(area.depth, 5)}`)} = ${area.id}`);
  return (await query.execute()).map(({ id, number, pack_id, pack_version, mine: seen }) => ({ id, number, pack: { id: pack_id, version: pack_version }, mine: seen }));
}

/** The lines of these cases as `fold` takes them, without what people wrote. They were checked when they were chained, so they are only read here. */
export async function linesOf(db: Db, ids: readonly string[]): Promise<Map<string, NewEntry[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('ledger').select(['stream', 'type', 'at', 'due_at', 'actor', 'data']).where('stream', 'in', [...ids]).orderBy('stream').orderBy('seq').execute();
  const entries = new Map<string, NewEntry[]>(ids.map((id) => [id, []]));
  for (const { stream, type, at, due_at, actor, data } of rows) {
    const line = { type, at: at.getTime(), ...(due_at && { dueAt: due_at.getTime() }), actor: JSON.parse(actor) as Actor, data: JSON.parse(data) as unknown };
    entries.get(stream)!.push(line as NewEntry);
  }
  return entries;
}
