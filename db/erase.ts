import { administrationChain, appendLine } from './access.ts';
import type { Db } from './connect.ts';
import { eraseTexts } from './data-keys.ts';
import { leaveFiles, noteErased } from './files.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { readVisitLedger } from './ledger.ts';
import { conflictsOf } from './sync.ts';

/** A case or a visit that may not be erased yet: somebody still needs what is written there. */
export class NotOver extends Error {
  override name = 'NotOver';
}

/**
 * Erases what people wrote in a case and who reported it, lets its photos go where nothing else shows them, and notes that it was done and why, on the chain of the administration. The chain
 * of the case, its counts and its times stay and go on to verify.
 * @throws NotOver while the case can still be worked on
 * @throws Error when there is no such case
 */
export async function eraseCase(db: Db, number: string, purpose: string, at: Date): Promise<void> {
  const row = await db.selectFrom('cases').select(['id', 'over', 'lane']).where('number', '=', number).executeTakeFirst();
  if (!row) throw new Error(`there is no case ${number}`);
  if (!row.over) throw new NotOver(`case ${number} is not over: its texts are still needed`);
  await appendLine(db, administrationChain(at), {
    personId: null, role: null, action: 'case.erase', target: row.lane === 'open' ? `case:${row.id}` : 'case:confidential', fields: ['texts', 'reporter'], purpose, requestId: null,
  }, at);
  await eraseTexts(db, row.id);
  const shown = await db.selectFrom('case_file').select('sha256').where('case_id', '=', row.id).execute();
  await leaveFiles(db, shown.map(({ sha256 }) => sha256), at);
}

/** The key ring that opens texts, and where files lie: one that is dropped is gone. */
export interface Erasing { keys: KeyRing; files: { drop: (sha256: string) => Promise<void> } }

/**
 * The same of a visit, by its id: notes, voices, reasons and what was said of the household go; who was there when and what it discharged stays.
 * Voices go first: their names are known only as long as the key is there, and whoever starts again finds what is left.
 * @throws NotOver while somebody has still to go there, or to be told
 */
export async function eraseVisit(db: Db, { keys, files }: Erasing, id: string, purpose: string, at: Date): Promise<void> {
  const row = isId(id) ? await db.selectFrom('visit').select(['over', 'seq']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new Error(`there is no visit ${id}`);
  if (!row.over) throw new NotOver(`visit ${id} is not over: its texts are still needed`);
  await appendLine(db, administrationChain(at), { personId: null, role: null, action: 'visit.erase', target: `visit:${id}`, fields: ['texts'], purpose, requestId: null }, at);
  const own = await ownFilesOf(db, keys, id);
  for (const sha256 of own) await files.drop(sha256);
  await noteErased(db, own, at);
  await eraseTexts(db, id);
}

/** Files that this visit names, or a record that could not be applied to it, and that no case shows and no badge bears. */
async function ownFilesOf(db: Db, keys: KeyRing, id: string): Promise<string[]> {
  const lines = await readVisitLedger(db, keys, id, { withSealed: true, limit: 100_000 });
  const records = JSON.stringify((await conflictsOf(db, keys, id)).map(({ payload }) => payload));
  const named = [...new Set([...lines.flatMap(({ sealed }) => sealed?.['memo'] ?? []), ...(records.match(/(?<=")[0-9a-f]{64}(?=")/g) ?? [])])];
  if (named.length === 0) return [];
  const shown = await db.selectFrom('case_file').select('sha256').where('sha256', 'in', named).union(db.selectFrom('staff_photo').select('sha256').where('sha256', 'in', named)).execute();
  return named.filter((one) => !shown.some(({ sha256 }) => sha256 === one));
}
