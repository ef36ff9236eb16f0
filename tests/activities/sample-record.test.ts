import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sampleRecord } from '../../activities/relay/sample-record.ts';
import { sealRecord } from '../../activities/relay/seal-record.ts';
import { settled } from '../support/sealing.ts';
import { newestSeal } from '../../db/audit/seals.ts';
import { signerOf } from '../../db/audit/signer.ts';
import { lastVerification } from '../../db/audit/verifications.ts';
import { connect } from '../../db/connect.ts';
import { inboxFor } from '../../db/notices.ts';
import { viewerOf } from '../../db/people.ts';
import type { Broken } from '../../db/verify.ts';
import type { County } from '../db/county.ts';
import { aCounty, inProgress } from '../db/county.ts';

let county: County;
const signer = signerOf(randomBytes(32).toString('base64url'));
beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

it('seals at once where lines wait in numbers, else when a minute has passed', async () => {
  await inProgress(county);
  let now = Date.now();
  const round = async (atOnce = 4_096) => {
    await settled(county.db);
    await sealRecord({ db: county.db, signer: () => signer, now: () => now, atOnce });
  };
  await round();
  expect(await newestSeal(county.db)).toMatchObject({ n: 1, size: 4 });
  await inProgress(county);
  await round();
  expect((await newestSeal(county.db))!.n).toBe(1);
  await round(4);
  expect(await newestSeal(county.db)).toMatchObject({ n: 2, size: 8 });
  await inProgress(county);
  now += 61_000;
  await round();
  expect((await newestSeal(county.db))!.n).toBe(3);
});

it('looks at another hundredth each hour, and tells the auditor once what it finds', async () => {
  const { caseId, number } = await inProgress(county);
  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  await admin.updateTable('ledger').set({ actor: '{}' }).where('stream', '=', caseId).where('seq', '=', 3).execute();
  const alarms: Broken[] = [];
  const round = (hour: number) => sampleRecord({ db: county.db, keys: county.keys, alarm: (broken) => alarms.push(...broken), now: () => hour * 3_600_000 });
  const first = Math.floor(Date.now() / 3_600_000) + 2;
  for (let hour = first; hour < first + 100; hour += 1) await round(hour);
  const found = { case: number, seq: 3, what: 'hashWrong' };
  expect(alarms).toEqual(expect.arrayContaining([found]));
  expect(await lastVerification(county.db)).toMatchObject({ kind: 'sample' });
  const auditor = (await viewerOf(county.db, county.idOf('auditor')))!;
  expect((await inboxFor(county.db, auditor)).map(({ template, number: of, seq }) => [template, of, seq])).toEqual([['RecordBroken', number, 3]]);
  await admin.destroy();
}, 120_000);
