import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CategoryTag } from '../domain/visit/tag.ts';
import type { Db } from './connect.ts';
import { isId, newId } from './ids.ts';
import type { Database } from './tables.ts';

export interface TagFound {
  id: string;
  householdId: string;
  residentId: string | null;
  code: string;
  circumstance: string | null;
  purpose: string;
  legalBasis: string;
  sourceUnit: string;
  validFrom: string;
  validTo: string;
  askedBy: string | null;
  askedAt: number;
  approvedBy: string | null;
  /** `expired` is asked of its end, never stored: nothing has to end it. */
  state: 'asked' | 'approved' | 'refused' | 'ended' | 'expired';
}

const asTag = (row: Selectable<Database['category_tag']>, today: string): TagFound => ({
  id: row.id, householdId: row.household_id, residentId: row.resident_id, code: row.code, circumstance: row.circumstance, purpose: row.purpose,
  legalBasis: row.legal_basis, sourceUnit: row.source_unit, validFrom: row.valid_from, validTo: row.valid_to, askedBy: row.asked_by, askedAt: row.asked_at.getTime(),
  approvedBy: row.approved_by, state: stateOf(row, today),
});

const stateOf = (row: Selectable<Database['category_tag']>, today: string): TagFound['state'] =>
  row.refused_at ? 'refused' : row.ended_at ? 'ended' : row.valid_to <= today ? 'expired' : row.approved_at ? 'approved' : 'asked';

/** Asks for a tag: it counts for nothing until another person has approved it. */
export async function askTag(trx: Db, householdId: string, tag: CategoryTag & { residentId: string | null }, by: string, at: number): Promise<string> {
  const id = newId();
  await trx.insertInto('category_tag').values({
    id, household_id: householdId, resident_id: tag.residentId, code: tag.code, circumstance: tag.circumstance ?? null, purpose: tag.purpose, legal_basis: tag.legalBasis,
    source_unit: tag.sourceUnit, valid_from: tag.validFrom, valid_to: tag.validTo, asked_by: by, asked_at: new Date(at), approved_by: null, approved_at: null,
    refused_at: null, refused_why: null, ended_at: null, ended_why: null,
  }).execute();
  return id;
}

export async function findTag(db: Db, id: string, today: string): Promise<TagFound | undefined> {
  if (!isId(id)) return undefined;
  const row = await db.selectFrom('category_tag').selectAll().where('id', '=', id).executeTakeFirst();
  return row && asTag(row, today);
}

/** Is the same class asked for or held by the same somebody in days that meet? The caller has the household. */
export async function overlapsTag(trx: Db, householdId: string, { code, residentId, validFrom, validTo }: { code: string; residentId: string | null; validFrom: string; validTo: string }): Promise<boolean> {
  const row = await trx.selectFrom('category_tag').select('id').where('household_id', '=', householdId).where('code', '=', code)
    .where(sql<boolean>`resident_id is not distinct from ${residentId}::uuid`).where('ended_at', 'is', null).where('refused_at', 'is', null)
    .where('valid_from', '<', validTo).where('valid_to', '>', validFrom).limit(1).executeTakeFirst();
  return row !== undefined;
}

const waiting = (trx: Db, id: string) => trx.updateTable('category_tag').where('id', '=', id).where('approved_at', 'is', null).where('refused_at', 'is', null).where('ended_at', 'is', null);

/** @returns false when it was answered before, or asked for by the same person */
export async function approveTag(trx: Db, id: string, by: string, at: number): Promise<boolean> {
  const done = await waiting(trx, id).set({ approved_by: by, approved_at: new Date(at) }).where((on) => on.or([on('asked_by', 'is', null), on('asked_by', '<>', by)])).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function refuseTag(trx: Db, id: string, why: string, at: number): Promise<boolean> {
  return (await waiting(trx, id).set({ refused_at: new Date(at), refused_why: why }).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Ends one before its time: what it was for is over. */
export async function endTag(trx: Db, id: string, why: string, at: number): Promise<boolean> {
  const done = await trx.updateTable('category_tag').set({ ended_at: new Date(at), ended_why: why }).where('id', '=', id).where('ended_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Every tag of a household with what became of it. */
export async function tagsOf(db: Db, householdId: string, today: string): Promise<TagFound[]> {
  const rows = await db.selectFrom('category_tag').selectAll().where('household_id', '=', householdId).orderBy('code').orderBy('asked_at').execute();
  return rows.map((row) => asTag(row, today));
}

export interface TagQuery { areaIds: readonly string[]; state: TagFound['state'] | 'any'; household?: string; code?: string; endsBefore?: string; after?: string; limit: number; today: string }

/** Tags below some areas by when they were asked for, with the code of their household. `expired` is asked of the day, never stored. */
export async function listTags(db: Db, { areaIds, state, household, code, endsBefore, after, limit, today }: TagQuery): Promise<(TagFound & { household: string })[]> {
  if (areaIds.length === 0) return [];
  const stands: Record<TagQuery['state'], ReturnType<typeof sql<boolean>>> = {
    any: sql<boolean>`true`,
    asked: sql<boolean>`approved_at is null and refused_at is null and category_tag.ended_at is null and valid_to > ${today}::date`,
    approved: sql<boolean>`approved_at is not null and category_tag.ended_at is null and valid_to > ${today}::date`,
    refused: sql<boolean>`refused_at is not null`,
    ended: sql<boolean>`refused_at is null and category_tag.ended_at is not null`,
    expired: sql<boolean>`refused_at is null and category_tag.ended_at is null and valid_to <= ${today}::date`,
  };
  let query = db.selectFrom('category_tag').innerJoin('household', 'household.id', 'category_tag.household_id').selectAll('category_tag').select('household.code as household')
    .where(sql<boolean>`array[l1, l2, l3, l4, l5] && ${[...areaIds]}::uuid[]`).where(stands[state]).orderBy('category_tag.id').limit(limit);
  if (household !== undefined) query = query.where('category_tag.household_id', '=', household);
  if (code !== undefined) query = query.where('category_tag.code', '=', code);
  if (endsBefore !== undefined) query = query.where('valid_to', '<=', endsBefore);
  if (after !== undefined) query = query.where('category_tag.id', '>', after);
  return (await query.execute()).map((row) => ({ ...asTag(row, today), household: row.household }));
}
