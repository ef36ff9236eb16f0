import type { Db } from '../connect.ts';

/** A case or a visit by what may be shown of it in a list of figures: no text, no person. */
export interface NamedBehind { number: string | null; category: string | null; status: string }

export async function namesBehind(db: Db, ids: readonly string[], visits: boolean): Promise<Map<string, NamedBehind>> {
  if (ids.length === 0) return new Map();
  if (visits) {
    const rows = await db.selectFrom('visit').select(['id', 'status']).where('id', 'in', [...ids]).execute();
    return new Map(rows.map(({ id, status }) => [id, { number: null, category: null, status }]));
  }
  const rows = await db.selectFrom('cases').select(['id', 'number', 'category', 'status']).where('id', 'in', [...ids]).where('lane', '=', 'open').execute();
  return new Map(rows.map(({ id, ...shown }) => [id, shown]));
}
