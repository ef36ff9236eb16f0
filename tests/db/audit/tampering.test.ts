import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { lookOnDisk } from '../../../bin/verify/file-on-disk.ts';
import { recordAccess } from '../../../db/access.ts';
import { chainRefusals } from '../../../db/audit/refusals.ts';
import { newestSeal } from '../../../db/audit/seals.ts';
import type { Seal } from '../../../db/audit/seals.ts';
import { sealAll } from '../../support/sealing.ts';
import { signerOf } from '../../../db/audit/signer.ts';
import { connect } from '../../../db/connect.ts';
import type { Db } from '../../../db/connect.ts';
import { asChained, sha256 } from '../../../db/ledger.ts';
import type { Verifying } from '../../../db/verify.ts';
import { verify } from '../../../db/verify.ts';
import { lineHash } from '../../../domain/case/chain.ts';
import { headText } from '../../../domain/audit/tree-head.ts';
import type { County } from '../county.ts';
import { aCounty, inProgress } from '../county.ts';

let county: County;
/** What only a database administrator could do, with the triggers off. */
let admin: Db;
let home: string;
const signer = signerOf(randomBytes(32).toString('base64url'));

beforeEach(async () => {
  county = await aCounty();
  admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  home = mkdtempSync(join(tmpdir(), 'gewu-files-'));
});
afterEach(async () => {
  await admin.destroy();
  await county.close();
  rmSync(home, { recursive: true, force: true });
});

const seal = (): Promise<Seal | undefined> => sealAll(county.db, { signer, now: Date.now() });
const found = async (more: Partial<Verifying> = {}): Promise<string[]> =>
  (await verify(county.db, county.keys, { trusted: signer.publicKey, fileOnDisk: lookOnDisk(home), ...more })).broken.map(({ case: of, seq, what }) => `${of} line ${seq}: ${what}`);
const line = (stream: string, seq: number) => admin.selectFrom('ledger').selectAll().where('stream', '=', stream).where('seq', '=', seq).executeTakeFirstOrThrow();

/** Writes the lines of a case anew from one on, hashed as if they had always said so, and the row's head with them. */
async function rehash(stream: string, from: number, upTo: number, change: { actor?: string; at?: Date }): Promise<void> {
  let before = from === 1 ? Buffer.alloc(32) : (await line(stream, from - 1)).hash;
  for (let seq = from; seq <= upTo; seq += 1) {
    const edited = { ...(await line(stream, seq)), ...(seq === from ? change : {}) };
    const hash = Buffer.from(lineHash(asChained(edited), before, sha256));
    await admin.updateTable('ledger').set({ ...(seq === from ? change : {}), prev_hash: before, hash }).where('stream', '=', stream).where('seq', '=', seq).execute();
    before = hash;
  }
  await admin.updateTable('cases').set({ head: before }).where('id', '=', stream).execute();
}

async function photo(): Promise<string> {
  const bytes = randomBytes(100);
  const hash = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(join(home, 'files', hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(home, 'files', hash.slice(0, 2), hash), bytes);
  await county.db.insertInto('file').values({ sha256: hash, bytes: 100, kind: 'image/jpeg', width: null, height: null, stored_by: null }).execute();
  return hash;
}

it('finds nothing where nobody tampered', async () => {
  await inProgress(county, { evidence: [await photo()] });
  expect(await seal()).toMatchObject({ size: 4 });
  expect(await found()).toEqual([]);
});

describe('finds and names what a database administrator did (002-23)', () => {
  it('1 · a line changed', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('ledger').set({ data: sql<string>`replace(data, '0401', '0402')` }).where('stream', '=', caseId).where('seq', '=', 2).execute();
    expect(await found()).toEqual([`${number} line 2: hashWrong`]);
  });

  it('2 · a line removed', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.deleteFrom('ledger').where('stream', '=', caseId).where('seq', '=', 3).execute();
    expect(await found()).toEqual([`${number} line 3: gap`]);
  });

  it('3 · a line inserted, dated back', async () => {
    const { caseId, number } = await inProgress(county);
    const { xid: _, ...copy } = await line(caseId, 2);
    await sql`update ledger set seq = seq + 1000 where stream = ${caseId} and seq > 2`.execute(admin);
    await sql`update ledger set seq = seq - 999 where stream = ${caseId} and seq > 1000`.execute(admin);
    await admin.insertInto('ledger').values({ ...copy, seq: 3 }).execute();
    expect(await found()).toEqual([`${number} line 3: linkBroken`]);
  });

  it('4 · lines in another order', async () => {
    const { caseId, number } = await inProgress(county);
    await sql`update ledger set seq = case seq when 2 then 1003 when 3 then 1002 end where stream = ${caseId} and seq in (2, 3)`.execute(admin);
    await sql`update ledger set seq = seq - 1000 where stream = ${caseId} and seq > 1000`.execute(admin);
    expect(await found()).toEqual([`${number} line 2: linkBroken`]);
  });

  it('5 · the rest of a case hashed anew, row and all: only the seal knows', async () => {
    const { caseId, number } = await inProgress(county);
    await rehash(caseId, 2, 4, { actor: '{"kind":"person","id":"somebody"}' });
    const unsealed = await found({ case: number });
    await seal();
    expect(unsealed.some((one) => one.includes('sealed'))).toBe(false);
    const other = await inProgress(county);
    await seal();
    await rehash(other.caseId, 4, 4, { actor: '{"kind":"person","id":"somebody","role":"clerk"}' });
    expect(await found({ case: other.number })).toEqual(expect.arrayContaining([`${other.number} line 4: sealedOtherwise`]));
  });

  it('6 · two cases in each other’s place', async () => {
    const [one, other] = [await inProgress(county), await inProgress(county)];
    const [from, to, between] = [one.caseId, other.caseId, '0192a000-0000-7000-8000-0000000000ff'];
    for (const [before, after] of [[from, between], [to, from], [between, to]] as const) await admin.updateTable('ledger').set({ stream: after }).where('stream', '=', before).execute();
    expect(await found()).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`${one.number} line 1: hashWrong`)), expect.stringMatching(new RegExp(`${other.number} line 1: hashWrong`))]));
  });

  it('7 · a row edited', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('cases').set({ lead: 'roads' }).where('id', '=', caseId).execute();
    expect(await found()).toEqual([`${number} line 4: rowDiffers.lead`]);
  });

  it('8 · a clock moved: the line hashed anew says another deadline than the sum comes to', async () => {
    const { caseId, number } = await inProgress(county);
    const { data } = await line(caseId, 3);
    const ring = /"ringAfter":"([^"]+)"/.exec(data)![1]!;
    await admin.updateTable('ledger').set({ data: data.replace(ring, new Date(Date.parse(ring) + 3_600_000).toISOString()) }).where('stream', '=', caseId).where('seq', '=', 3).execute();
    await rehash(caseId, 3, 4, {});
    expect(await found()).toEqual([expect.stringMatching(new RegExp(`^${number} line 3: clockDiffers\\.`))]);
  });

  it('8 · an instant moved', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('ledger').set({ at: sql<Date>`at - interval '1 hour'` }).where('stream', '=', caseId).where('seq', '=', 4).execute();
    expect(await found()).toEqual([`${number} line 4: hashWrong`]);
  });

  it('9 · a file replaced, or gone', async () => {
    const [hash, lost] = [await photo(), await photo()];
    const { number } = await inProgress(county, { evidence: [hash] });
    const other = await inProgress(county, { evidence: [lost] });
    writeFileSync(join(home, 'files', hash.slice(0, 2), hash), 'another picture');
    rmSync(join(home, 'files', lost.slice(0, 2), lost));
    expect((await found()).toSorted()).toEqual([`${number} line 1: fileDiffers`, `${other.number} line 1: fileMissing`].toSorted());
  });

  it('10 · a seal forged with another key', async () => {
    await inProgress(county);
    await seal();
    const forger = signerOf(randomBytes(32).toString('base64url'));
    const last = (await newestSeal(county.db))!;
    const text = headText({ ...last, keyId: forger.keyId, at: last.at - 86_400_000 });
    await admin.updateTable('seal').set({ at: new Date(last.at - 86_400_000), sig: forger.sign(text), key_id: forger.keyId }).where('n', '=', 1).execute();
    expect(await found()).toEqual(['seal line 1: signatureWrong']);
    await admin.insertInto('seal_key').values({ id: forger.keyId, nth: 2, public_key: forger.publicKey, endorsed_by: signer.keyId, endorsement: forger.sign('trust me') }).execute();
    expect(await found()).toEqual(expect.arrayContaining(['seal key line 2: keyUnendorsed', 'seal key line 2: keyUnknown']));
    await sql`delete from seal_key`.execute(admin);
    await admin.insertInto('seal_key').values({ id: forger.keyId, nth: 1, public_key: forger.publicKey, endorsed_by: null, endorsement: null }).execute();
    expect(await found()).toEqual(['seal key line 1: keyUnknown']);
  });

  it('11 · every table rolled back to yesterday: only a head kept elsewhere knows', async () => {
    const { caseId } = await inProgress(county);
    await seal();
    await county.does('clerk', caseId, 'comment', { text: 'what should be forgotten' });
    const kept = (await seal())!;
    await admin.deleteFrom('ledger').where('stream', '=', caseId).where('seq', '=', 5).execute();
    await sql`delete from seal_leaf where index >= 4`.execute(admin);
    await sql`delete from seal where n = 2`.execute(admin);
    const before = await line(caseId, 4);
    await sql`update cases set seq = 4, head = ${before.hash}, updated_at = ${before.at}, state = jsonb_set(jsonb_set(state, '{seq}', '4'), '{updatedAt}', ${JSON.stringify(before.at.getTime())}::jsonb) where id = ${caseId}`.execute(admin);
    expect(await found()).toEqual([]);
    expect(await found({ against: [kept] })).toEqual(['seal line 2: keptSealMissing']);
    const later = await inProgress(county);
    expect(later.number).toBeDefined();
    await seal();
    expect(await found({ against: [kept] })).toEqual(['seal line 2: otherThanKept']);
  });

  it('12 · a case deleted with everything of it: only the seal knows', async () => {
    const { caseId } = await inProgress(county);
    await seal();
    for (const table of ['ledger', 'cases', 'intake', 'notice'] as const) await sql`delete from ${sql.table(table)} where ${sql.ref(table === 'ledger' ? 'stream' : table === 'cases' ? 'id' : 'case_id')} = ${caseId}`.execute(admin);
    expect(await found()).toEqual([`${caseId} line 1: sealedLineMissing`]);
  });
});

describe('and in what else is kept', () => {
  it('a message that no line caused', async () => {
    const { caseId, number } = await inProgress(county);
    await sql`insert into notice (id, case_id, dedupe, recipient, audience, template, params, not_before, created_at)
      select gen_random_uuid(), ${caseId}, '3:chief', recipient, audience, template, params, not_before, created_at from notice where case_id = ${caseId} limit 1`.execute(admin);
    await sql`update notice set params = jsonb_set(params, '{seq}', '3') where dedupe = '3:chief'`.execute(admin);
    expect(await found()).toEqual([`${number} line 3: noticeWithoutLine`]);
  });

  it('who looked at what', async () => {
    const { caseId } = await county.report();
    const personId = county.idOf('desk');
    for (const nth of [1, 2, 3]) await recordAccess(county.db, { personId, role: 'desk', action: 'case.read', target: `case:${caseId}`, requestId: `r${nth}` }, new Date());
    await seal();
    expect(await found()).toEqual([]);
    await admin.updateTable('access_line').set({ purpose: 'another' }).where('seq', '=', 1).execute();
    expect(await found()).toEqual([expect.stringMatching(/^access\/.* line 1: columnsDiffer$/)]);
    await admin.updateTable('access_line').set({ purpose: null, action: 'case.export' }).where('seq', '=', 1).execute();
    expect(await found()).toEqual([expect.stringMatching(/^access\/.* line 1: hashWrong$/)]);
    await admin.updateTable('access_line').set({ action: 'case.read' }).where('seq', '=', 1).execute();
    await admin.deleteFrom('access_line').where('seq', '=', 3).execute();
    expect(await found()).toEqual([expect.stringMatching(/^access\/.* line 3: sealedLineMissing$/)]);
  });

  it('a refusal that is gone, once its day was closed', async () => {
    const { caseId } = await inProgress(county);
    for (const who of ['desk2', 'worker'] as const) expect((await county.does(who, caseId, 'feedBack', { result: 'fixed', text: 'done' })).refused).not.toBeNull();
    await sql`update command_log set answered_at = answered_at - interval '2 days' where refused is not null`.execute(admin);
    expect(await chainRefusals(county.db, Date.now())).toBe(1);
    expect(await chainRefusals(county.db, Date.now())).toBe(0);
    expect(await found()).toEqual([]);
    await sql`delete from command_log where id = (select id from command_log where refused is not null limit 1)`.execute(admin);
    expect(await found()).toEqual(['refusals line 1: refusalsDiffer']);
  });
});
