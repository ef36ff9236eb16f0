import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sampleRecord } from '../../activities/relay/sample-record.ts';
import { sealRecord } from '../../activities/relay/seal-record.ts';
import { settled } from '../support/sealing.ts';
import { newestSeal } from '../../db/audit/seals.ts';
import { sampledStreams } from '../../db/audit/which-streams.ts';
import { signerOf } from '../../db/audit/signer.ts';
import { lastVerification } from '../../db/audit/verifications.ts';
import { connect } from '../../db/connect.ts';
import { inboxFor } from '../../db/notices.ts';
import { viewerOf } from '../../db/people.ts';
import type { Broken } from '../../db/verify.ts';
import type { County } from '../db/county.ts';
import { aCounty, inProgress } from '../db/county.ts';
import { visiting } from '../db/visiting-county.ts';

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

it('walks on from hour to hour until each case had its turn, and tells the auditor once what it finds', async () => {
  const { caseId, number } = await inProgress(county);
  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  const { actor: untouched } = await admin.selectFrom('ledger').select('actor').where('stream', '=', caseId).where('seq', '=', 3).executeTakeFirstOrThrow();
  await admin.updateTable('ledger').set({ actor: '{}' }).where('stream', '=', caseId).where('seq', '=', 3).execute();
  let alarms: Broken[] = [];
  const round = (hour: number) => sampleRecord({ db: county.db, keys: county.keys, alarm: (broken) => alarms.push(...broken), now: () => hour * 3_600_000, atMost: 1 });
  const first = Math.floor(Date.now() / 3_600_000) + 2;
  const found = { case: number, seq: 3, what: 'hashWrong' };
  // It is the fourth and newest case: the walk comes to it in the fourth hour. From then on it is looked at every hour, wherever the walk is.
  const alarmed: number[] = [];
  for (let nth = 1; nth <= 9; nth += 1) {
    alarms = [];
    await round(first + nth);
    if (alarms.some(({ case: of }) => of === number)) alarmed.push(nth);
    if (nth === 4) expect(alarms).toEqual(expect.arrayContaining([found]));
  }
  expect(alarmed).toEqual([4, 5, 6, 7, 8, 9]);
  expect(await lastVerification(county.db)).toMatchObject({ kind: 'sample', broken: [found] });
  const auditor = (await viewerOf(county.db, county.idOf('auditor')))!;
  expect((await inboxFor(county.db, auditor)).map(({ template, number: of, seq }) => [template, of, seq])).toEqual([['RecordBroken', number, 3]]);
  await admin.updateTable('ledger').set({ actor: untouched }).where('stream', '=', caseId).where('seq', '=', 3).execute();
  await round(first + 10);
  expect(await lastVerification(county.db)).toMatchObject({ kind: 'sample', broken: [] });
  await admin.destroy();
}, 120_000);

it('passes over visits of which no line was written, however many stand together', async () => {
  const visits = visiting(county);
  for (let n = 0; n < 60; n += 1) await (await visits).planned([{ code: 'H05' }]);
  let upTo = (await sampledStreams(county.db, undefined, 1)).upTo;
  const first = upTo.visit;
  for (let n = 0; n < 2; n += 1) ({ upTo } = await sampledStreams(county.db, upTo, 1));
  expect(first > '00000000-0000-0000-0000-000000000000').toBe(true);
  expect(upTo.visit).toBe('00000000-0000-0000-0000-000000000000');
});
