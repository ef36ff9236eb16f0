import type { NewEntry } from '../domain/case/entries.ts';
import type { Db } from './connect.ts';

/** Binds the files that lines name to their case: who may see the case may see them. */
export async function bindFiles(trx: Db, caseId: string, entries: readonly NewEntry[]): Promise<void> {
  const hashes = new Set(entries.flatMap(({ data }) => ('evidence' in data ? (data.evidence ?? []) : [])));
  if (hashes.size === 0) return;
  await trx.insertInto('case_file').values([...hashes].map((sha256) => ({ case_id: caseId, sha256 }))).onConflict((conflict) => conflict.doNothing()).execute();
}
