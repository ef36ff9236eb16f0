import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** What is known of a stored file. Its bytes lie in the file store under the same hash. */
export interface StoredFile {
  sha256: string;
  bytes: number;
  type: string;
  storedBy: string | null;
}

/**
 * Notes a file; a second time changes nothing, because the hash is its content, but that it is needed again.
 * @returns whether its bytes had been erased: then they must be stored once more
 */
export async function insertFile(db: Db, file: StoredFile): Promise<{ wasErased: boolean }> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('file').select('erased_at').where('sha256', '=', file.sha256).forUpdate().executeTakeFirst();
    await trx
      .insertInto('file')
      .values({ sha256: file.sha256, bytes: file.bytes, kind: file.type, width: null, height: null, stored_by: file.storedBy })
      .onConflict((twice) => twice.column('sha256').doUpdateSet({ unneeded_at: null, erased_at: null }))
      .execute();
    return { wasErased: before?.erased_at !== undefined && before.erased_at !== null };
  });
}

export async function findFile(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  return row && { sha256: row.sha256, bytes: Number(row.bytes), type: row.kind, storedBy: row.stored_by };
}

/** The hashes among these that nobody stored. */
export async function unknownFiles(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db.selectFrom('file').select('sha256').where('sha256', 'in', hashes).where('erased_at', 'is', null).execute();
  const known = new Set(rows.map((row) => row.sha256));
  return hashes.filter((hash) => !known.has(hash));
}

/** The cases that show a file; whoever may see one of them may see the file. */
export async function casesShowing(db: Db, sha256: string): Promise<string[]> {
  const rows = await db.selectFrom('case_file').select('case_id').where('sha256', '=', sha256).limit(50).execute();
  return rows.map((row) => row.case_id);
}

/** These are not needed any more, as far as one place knows; they go when nothing else shows them. */
export async function leaveFiles(db: Db, hashes: readonly string[], at: Date): Promise<void> {
  if (hashes.length > 0) await db.updateTable('file').set({ unneeded_at: at }).where('sha256', 'in', [...hashes]).where('erased_at', 'is', null).execute();
}

/** Their bytes are gone; the names stay. */
export async function noteErased(db: Db, hashes: readonly string[], at: Date): Promise<void> {
  if (hashes.length > 0) await db.updateTable('file').set({ unneeded_at: null, erased_at: at }).where('sha256', 'in', [...hashes]).execute();
}

/** What still shows a file: a case whose texts are there, or a badge. A voice of a visit goes with its visit and with nothing else. */
const isShown = sql<boolean>`
  exists (select 1 from case_file where case_file.sha256 = file.sha256
    and not exists (select 1 from data_key where data_key.stream = case_file.case_id and data_key.destroyed_at is not null))
  or exists (select 1 from staff_photo where staff_photo.sha256 = file.sha256)
  or (file.kind ~ '^(audio|video)/' and exists (select 1 from case_file join cases on cases.id = case_file.case_id where case_file.sha256 = file.sha256 and cases.channel = 'visit'))`;

/**
 * Lets files go that were left before an instant and that nothing shows: their bytes are dropped, their names stay. What is shown again by
 * something else is kept. @returns how many were looked at, and how many went
 */
export async function dropUnneeded(db: Db, drop: (sha256: string) => Promise<void>, before: Date, limit = 100): Promise<{ looked: number; dropped: number }> {
  return db.transaction().execute(async (trx) => {
    const left = await trx.selectFrom('file').select(['sha256', isShown.as('shown')]).where('unneeded_at', '<', before).orderBy('unneeded_at').limit(limit).forUpdate().skipLocked().execute();
    const [kept, going] = [left.filter(({ shown }) => shown).map(({ sha256 }) => sha256), left.filter(({ shown }) => !shown).map(({ sha256 }) => sha256)];
    for (const sha256 of going) await drop(sha256);
    if (kept.length > 0) await trx.updateTable('file').set({ unneeded_at: null }).where('sha256', 'in', kept).execute();
    await noteErased(trx, going, new Date());
    return { looked: left.length, dropped: going.length };
  });
}
