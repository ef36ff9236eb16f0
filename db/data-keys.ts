import { randomBytes } from 'node:crypto';
import type { Db } from './connect.ts';
import type { KeyRing } from './keys.ts';
import { seal, unseal } from './keys.ts';

/** The texts of this stream were erased: nothing personal can be read or written any more. */
export class Erased extends Error {
  override name = 'Erased';
}

/**
 * The stream's own key, made with the first thing that must be kept.
 * @throws Erased when it was destroyed
 */
export async function dataKeyFor(db: Db, keys: KeyRing, stream: string): Promise<Buffer> {
  const found = await findDataKey(db, keys, stream);
  if (found === null) throw new Erased(`the key of ${stream} was destroyed`);
  if (found) return found;
  const key = randomBytes(32);
  const made = await db.insertInto('data_key').values({ stream, wrapped: seal(keys.wrapping, key, stream) })
    .onConflict((conflict) => conflict.doNothing()).returning('stream').executeTakeFirst();
  return made ? key : dataKeyFor(db, keys, stream);
}

/** Keys for streams that have none yet, made at once; a stream that has one, or had one, is left out. */
export async function newDataKeys(db: Db, keys: KeyRing, streams: readonly string[]): Promise<Map<string, Buffer>> {
  if (streams.length === 0) return new Map();
  const fresh = streams.map((stream) => ({ stream, key: randomBytes(32) }));
  const made = await db.insertInto('data_key').values(fresh.map(({ stream, key }) => ({ stream, wrapped: seal(keys.wrapping, key, stream) })))
    .onConflict((conflict) => conflict.doNothing()).returning('stream').execute();
  const inserted = new Set(made.map(({ stream }) => stream));
  return new Map(fresh.filter(({ stream }) => inserted.has(stream)).map(({ stream, key }) => [stream, key]));
}

/** The stream's key; null when it was destroyed, undefined when there never was one. */
export async function findDataKey(db: Db, keys: KeyRing, stream: string): Promise<Buffer | null | undefined> {
  const row = await db.selectFrom('data_key').select('wrapped').where('stream', '=', stream).executeTakeFirst();
  return row && (row.wrapped === null ? null : unseal(keys.wrapping, row.wrapped, stream));
}

/** The keys of many streams at once, those that still exist; null where the master key does not open one. */
export async function findDataKeys(db: Db, keys: KeyRing, streams: string[]): Promise<Map<string, Buffer | null>> {
  if (streams.length === 0) return new Map();
  const rows = await db.selectFrom('data_key').selectAll().where('stream', 'in', streams).where('wrapped', 'is not', null).execute();
  return new Map(rows.map(({ stream, wrapped }) => [stream, opened(keys, wrapped!, stream)]));
}

function opened(keys: KeyRing, wrapped: Buffer, stream: string): Buffer | null {
  try {
    return unseal(keys.wrapping, wrapped, stream);
  } catch {
    return null;
  }
}

/**
 * Erases what people wrote in a case or a visit: its key is destroyed, and with it the texts in the ledger, the engine's archived histories
 * and every older copy of the database; the plain copies that lists search in go too. The chain stays whole, because it is made over ciphertext.
 */
export async function eraseTexts(db: Db, stream: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('data_key').values({ stream, wrapped: null, destroyed_at: new Date() })
      .onConflict((conflict) => conflict.column('stream').doUpdateSet({ wrapped: null, destroyed_at: new Date() })).execute();
    await trx.updateTable('cases').set({ description: null, address: null, private_sealed: null }).where('id', '=', stream).execute();
    await trx.updateTable('visit').set({ private_sealed: null }).where('id', '=', stream).execute();
    await trx.updateTable('intake').set({ sealed: null }).where('case_id', '=', stream).execute();
    // A visit that nobody planned was answered under its own id.
    await trx.updateTable('command_log').set({ body_sealed: null, response_sealed: null }).where((on) => on.or([on('case_id', '=', stream), on.and([on('id', '=', stream), on('action', '=', 'visit')])])).execute();
    await trx.updateTable('sync_conflict').set({ payload_sealed: null }).where('target_id', '=', stream).execute();
  });
}
