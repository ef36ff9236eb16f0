import { randomBytes } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Resident } from '../domain/visit/household.ts';
import { idNumberIndex, phoneIndex } from './blind-index.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { seal, unseal } from './keys.ts';
import type { Database } from './tables.ts';

/** The sealed fields of a resident, as they are asked for. */
export const sealedFields = ['name', 'idNumber', 'phone'] as const;
export type SealedField = (typeof sealedFields)[number];

/** What was sealed, opened. A field that was never given, or whose key was destroyed, is absent. */
export type Opened = Partial<Record<SealedField, string>>;

const context = (field: SealedField, id: string): string => `resident|${field}|${id}`;

/** A field of somebody, sealed under his own key. */
export const sealedOf = (key: Buffer, field: SealedField, id: string, text: string): Buffer => seal(key, text, context(field, id));

export interface ResidentRows { resident: Insertable<Database['resident']>; key: Insertable<Database['data_key']>; residence: Insertable<Database['residence']>[] }

/** The rows for a new resident, sealed under a key of his own. */
export function residentRows(keys: KeyRing, householdId: string, resident: Resident, from: string): ResidentRows {
  const id = newId();
  const key = randomBytes(32);
  const sealed = (field: SealedField, text: string | undefined) => (text === undefined ? null : sealedOf(key, field, id, text));
  const { name, idNumber, phone, born, relation, child, registeredHere, tenure = 'other' } = resident;
  return {
    resident: {
      id, household_id: householdId, name_sealed: sealed('name', name), id_number_sealed: sealed('idNumber', idNumber), phone_sealed: sealed('phone', phone),
      id_index: idNumber === undefined ? null : idNumberIndex(keys, idNumber), phone_index: phone === undefined ? null : phoneIndex(keys, phone),
      born: born ?? null, relation, child, ended_at: null,
    },
    key: { stream: id, wrapped: seal(keys.wrapping, key, id), destroyed_at: null },
    residence: registeredHere && resident.tenure === undefined ? [] : [
      { id: newId(), resident_id: id, household_id: householdId, kind: registeredHere ? 'registered' : 'actual', tenure, valid_from: from, valid_to: null },
    ],
  };
}

export interface ResidentFound {
  id: string; householdId: string; relation: Selectable<Database['resident']>['relation']; born: string | null; child: boolean; opened: Opened;
  /** Which of the sealed fields there are, opened or not. */
  known: SealedField[];
}

const columns = { name: 'name_sealed', idNumber: 'id_number_sealed', phone: 'phone_sealed' } as const satisfies Record<SealedField, keyof Database['resident']>;

/** Who lives in these households, heads first, then by age, with these fields opened: only what the answer needs, masked or not, is ever opened. */
export async function residentsOf(db: Db, keys: KeyRing, householdIds: readonly string[], fields: readonly SealedField[]): Promise<ResidentFound[]> {
  if (householdIds.length === 0) return [];
  const rows = await db.selectFrom('resident').selectAll().where('household_id', 'in', [...householdIds]).where('ended_at', 'is', null)
    .orderBy('household_id').orderBy(sql`relation <> 'head'`).orderBy('born').orderBy('id').execute();
  return opened(db, keys, rows, fields);
}

/** These residents, whoever asks. */
export async function residentsById(db: Db, keys: KeyRing, ids: readonly string[], fields: readonly SealedField[]): Promise<ResidentFound[]> {
  if (ids.length === 0) return [];
  return opened(db, keys, await db.selectFrom('resident').selectAll().where('id', 'in', [...ids]).where('ended_at', 'is', null).execute(), fields);
}

async function opened(db: Db, keys: KeyRing, rows: Selectable<Database['resident']>[], fields: readonly SealedField[]): Promise<ResidentFound[]> {
  const dataKeys = fields.length === 0 ? new Map<string, Buffer>() : await findDataKeys(db, keys, rows.map(({ id }) => id));
  return rows.map((row) => ({ id: row.id, householdId: row.household_id, relation: row.relation, born: row.born, child: row.child, opened: open(row, dataKeys.get(row.id), fields), known: sealedFields.filter((field) => row[columns[field]] !== null) }));
}

function open(row: Selectable<Database['resident']>, key: Buffer | null | undefined, fields: readonly SealedField[]): Opened {
  const parts = fields.flatMap((field) => {
    const sealed = row[columns[field]];
    return key && sealed ? [[field, unseal(key, sealed, context(field, row.id)).toString('utf8')] as const] : [];
  });
  return Object.fromEntries(parts);
}

/** Households that somebody with this identity number, or with this phone, lives in. */
export async function householdsByNumber(db: Db, keys: KeyRing, number: { idNumber: string } | { phone: string }): Promise<string[]> {
  const query = db.selectFrom('resident').select('household_id').where('ended_at', 'is', null).limit(100);
  const rows = await ('idNumber' in number
    ? query.where('id_index', '=', idNumberIndex(keys, number.idNumber))
    : query.where('phone_index', '=', phoneIndex(keys, number.phone))).execute();
  return [...new Set(rows.map(({ household_id }) => household_id))];
}
