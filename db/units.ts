import { sql } from 'kysely';
import type { UnitFound } from '../domain/case/context.ts';
import type { Db } from './connect.ts';
import { isId, newId } from './ids.ts';
import type { UnitSort } from './tables/places.ts';

export interface UnitRow { id: string; code: string; zh: string; en: string; kind: UnitSort; keys: string[]; areaId: string; areaPath: string[] }

const selected = (db: Db) =>
  db.selectFrom('unit').innerJoin('area', 'area.id', 'unit.area_id')
    .select(['unit.id', 'unit.code', 'unit.zh', 'unit.en', 'unit.kind', 'unit.keys', 'unit.area_id as areaId', 'area.path as areaPath']);

/** A unit by its code or id, as it stands now or stood. */
export async function findUnit(db: Db, ref: string): Promise<UnitRow | undefined> {
  return selected(db).where(isId(ref) ? 'unit.id' : 'unit.code', '=', ref).executeTakeFirst();
}

/** Units that exist at the instant. */
export async function listUnits(db: Db, at: number = Date.now()): Promise<UnitRow[]> {
  const day = new Date(at);
  return selected(db).where('unit.valid_from', '<=', day).where((on) => on.or([on('unit.valid_to', 'is', null), on('unit.valid_to', '>', day)]))
    .orderBy('unit.code').execute();
}

/** What codes or ids name, by the reference as it was given; only units that exist at the instant. */
export async function unitsNamed(db: Db, refs: readonly string[], at: number): Promise<Map<string, UnitFound>> {
  if (refs.length === 0) return new Map();
  const day = new Date(at);
  const rows = await selected(db)
    .where((on) => on.or([on('unit.code', 'in', [...refs]), ...(refs.some(isId) ? [on('unit.id', 'in', refs.filter(isId))] : [])]))
    .where((on) => on.or([on('unit.valid_to', 'is', null), on('unit.valid_to', '>', day)])).execute();
  const found = rows.flatMap(({ id, code, kind, areaId, areaPath }) => {
    const unit: UnitFound = { code, kind, areaId, areaPath };
    return [[code, unit], [id, unit]] as [string, UnitFound][];
  });
  return new Map(found);
}

export interface NewUnit { code: string; zh: string; en: string; kind: UnitSort; keys: readonly string[]; areaId: string }

export async function insertUnit(trx: Db, { code, zh, en, kind, keys, areaId }: NewUnit, at: number): Promise<string> {
  const id = newId();
  await trx.insertInto('unit').values({ id, code, zh, en, kind, keys: [...keys], area_id: areaId, valid_from: new Date(at), valid_to: null }).execute();
  return id;
}

export async function changeUnit(trx: Db, id: string, { zh, en, keys }: Pick<NewUnit, 'zh' | 'en' | 'keys'>): Promise<void> {
  await trx.updateTable('unit').set({ zh, en, keys: [...keys] }).where('id', '=', id).execute();
}

export async function endUnit(trx: Db, id: string, at: number): Promise<void> {
  await trx.updateTable('unit').set({ valid_to: new Date(at) }).where('id', '=', id).where('valid_to', 'is', null).execute();
}

/** Has it a case in hand that is not over? */
export async function isUnitBusy(trx: Db, code: string): Promise<boolean> {
  const row = await trx.selectFrom('cases').select('id').where(sql<boolean>`units && ${[code]}::text[]`).where('open', '=', true).limit(1).executeTakeFirst();
  return row !== undefined;
}
