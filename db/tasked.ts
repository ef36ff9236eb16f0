import { sql } from 'kysely';
import { idNumberIndex } from './blind-index.ts';
import type { Db } from './connect.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { pathOf } from './registry-scope.ts';

export interface HouseholdNamed { id: string; code: string; path: string[] }

/** Households by their codes or ids, where they are living ones; in the order in which they were asked, undefined for none. */
export async function householdsNamed(db: Db, refs: readonly string[]): Promise<(HouseholdNamed | undefined)[]> {
  const rows = await db.selectFrom('household').select(['id', 'code', 'l1', 'l2', 'l3', 'l4', 'l5']).where('ended_at', 'is', null)
    .where(sql<boolean>`(code = any(${refs}::text[]) or id = any(${refs.filter(isId)}::uuid[]))`).execute();
  const found = new Map(rows.flatMap((row) => {
    const one = { id: row.id, code: row.code, path: pathOf(row) };
    return [[row.id, one], [row.code, one]] as const;
  }));
  return refs.map((ref) => found.get(ref));
}

/** Where the people of these identity numbers live; undefined for a stranger. */
export async function householdsOfNumbers(db: Db, keys: KeyRing, numbers: readonly string[]): Promise<(HouseholdNamed | undefined)[]> {
  const indexes = numbers.map((number) => `\\x${idNumberIndex(keys, number).toString('hex')}`);
  const rows = await db.selectFrom('resident').innerJoin('household', 'household.id', 'resident.household_id')
    .select(['resident.id_index', 'household.id', 'household.code', 'household.l1', 'household.l2', 'household.l3', 'household.l4', 'household.l5'])
    .where('resident.ended_at', 'is', null).where('household.ended_at', 'is', null).where('resident.id_index', '=', sql<Buffer>`any(${indexes}::bytea[])`).execute();
  const found = new Map(rows.map((row) => [`\\x${row.id_index!.toString('hex')}`, { id: row.id, code: row.code, path: pathOf(row) }]));
  return indexes.map((index) => found.get(index));
}
