import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropFiles } from '../../activities/relay/drop-files.ts';
import { createFileStore } from '../../api/file-store.ts';
import { lookOnDisk } from '../../bin/verify/file-on-disk.ts';
import { eraseCase } from '../../db/erase.ts';
import { insertFile, unknownFiles } from '../../db/files.ts';
import { dropStaffPhoto, keepStaffPhoto } from '../../db/staff-photos.ts';
import { verify } from '../../db/verify.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';

const day = 86_400_000;
let county: County;
let home: string;
beforeAll(async () => {
  county = await aCounty();
  home = mkdtempSync(join(tmpdir(), 'gewu-files-'));
});
afterAll(async () => {
  await county.close();
  rmSync(home, { recursive: true, force: true });
});

const store = () => createFileStore(join(home, 'files'));
const isThere = async (sha256: string): Promise<boolean> => (await store().open(sha256)) !== undefined;
const round = (days = 2) => dropFiles({ db: county.db, drop: store().drop, now: () => Date.now() + days * day });
const found = async () => {
  const { broken, erasedFiles } = await verify(county.db, county.keys, { fileOnDisk: lookOnDisk(home) });
  return { broken, erasedFiles };
};

async function photo(bytes = randomBytes(100)): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store().put(sha256, bytes);
  const { wasErased } = await insertFile(county.db, { sha256, bytes: bytes.length, type: 'image/jpeg', storedBy: county.idOf('worker') });
  if (wasErased) await store().put(sha256, bytes);
  return sha256;
}

it('lets the photos of an erased case go after a day, and what another case or a badge shows stays; the record says erased, not missing', async () => {
  const bytes = randomBytes(100);
  const [own, shared, badge] = [await photo(bytes), await photo(), await photo()];
  const long = Date.now() - 60 * day;
  const { caseId, number } = await county.report({ category: '0702', evidence: [own, shared, badge] }, long);
  await county.report({ evidence: [shared] });
  await keepStaffPhoto(county.db, { personId: county.idOf('worker'), sha256: badge, storedBy: county.idOf('desk') }, new Date());
  await county.does('resident', caseId, 'withdraw', { reason: 'nobody was there' }, { at: long + day });
  await eraseCase(county.db, number, 'retention', new Date());
  await round(0);
  expect(await isThere(own)).toBe(true);
  expect(await round()).toBe(false);
  expect(await Promise.all([own, shared, badge].map(isThere))).toEqual([false, true, true]);
  expect(await found()).toEqual({ broken: [], erasedFiles: 1 });
  // What is gone can be named no more; who brings it again has it again.
  expect(await unknownFiles(county.db, [own, shared])).toEqual([own]);
  await photo(bytes);
  expect([await isThere(own), await unknownFiles(county.db, [own])]).toEqual([true, []]);
});

it('calls a file missing that a case shows whose texts are there, whatever the file table says', async () => {
  const sha256 = await photo();
  const { number } = await county.report({ evidence: [sha256] });
  await store().drop(sha256);
  await county.db.updateTable('file').set({ erased_at: new Date() }).where('sha256', '=', sha256).execute();
  expect((await found()).broken).toEqual([{ case: number, seq: 1, what: 'fileMissing' }]);
});

it('lets a badge photo go that another took the place of, or that was taken off', async () => {
  const [first, second] = [await photo(), await photo()];
  const badge = { personId: county.idOf('clerk'), storedBy: county.idOf('desk') };
  await keepStaffPhoto(county.db, { ...badge, sha256: first }, new Date());
  await keepStaffPhoto(county.db, { ...badge, sha256: second }, new Date());
  await round();
  expect([await isThere(first), await isThere(second)]).toEqual([false, true]);
  await dropStaffPhoto(county.db, badge.personId, new Date());
  await round();
  expect(await isThere(second)).toBe(false);
});
