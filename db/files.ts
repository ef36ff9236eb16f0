import type { Db } from './connect.ts';

/** What is known of a stored file. Its bytes lie in the file store under the same hash. */
export interface StoredFile {
  sha256: string;
  bytes: number;
  type: string;
  storedBy: string | null;
}

/** Notes a file; a second time changes nothing, because the hash is its content. */
export async function insertFile(db: Db, file: StoredFile): Promise<void> {
  await db
    .insertInto('file')
    .values({ sha256: file.sha256, bytes: file.bytes, kind: file.type, width: null, height: null, stored_by: file.storedBy })
    .onConflict((twice) => twice.column('sha256').doNothing())
    .execute();
}

export async function findFile(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  return row && { sha256: row.sha256, bytes: Number(row.bytes), type: row.kind, storedBy: row.stored_by };
}

/** The hashes among these that nobody stored. */
export async function unknownFiles(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db.selectFrom('file').select('sha256').where('sha256', 'in', hashes).execute();
  const known = new Set(rows.map((row) => row.sha256));
  return hashes.filter((hash) => !known.has(hash));
}

/** The cases that show a file; whoever may see one of them may see the file. */
export async function casesShowing(db: Db, sha256: string): Promise<string[]> {
  const rows = await db.selectFrom('case_file').select('case_id').where('sha256', '=', sha256).limit(50).execute();
  return rows.map((row) => row.case_id);
}
