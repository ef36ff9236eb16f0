import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { eraseTexts } from '../../db/data-keys.ts';
import { loadState } from '../../db/cases.ts';
import { asChained, readLedger, sha256 } from '../../db/ledger.ts';
import { keyRing } from '../../db/keys.ts';
import { verify, verifyPart } from '../../db/verify.ts';
import { lineHash } from '../../domain/case/chain.ts';
import { sql } from 'kysely';
import type { County } from './county.ts';
import { aCounty, inProgress } from './county.ts';

let county: County;
/** What only a database administrator could do, with the triggers off. */
let admin: Db;
beforeAll(async () => {
  county = await aCounty();
  admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
});
afterAll(async () => {
  await admin.destroy();
  await county.close();
});

const faults = async (number: string) => (await verify(county.db, county.keys, { case: number })).broken.map(({ case: of, seq, what }) => [of, seq, what]);
const line = (stream: string, seq: number) => admin.selectFrom('ledger').selectAll().where('stream', '=', stream).where('seq', '=', seq).executeTakeFirstOrThrow();

it('holds on what the hands wrote', async () => {
  const { number } = await inProgress(county);
  const found = await verify(county.db, county.keys, { case: number });
  expect(found).toMatchObject({ checked: 4, broken: [] });
  expect(found.head).toMatch(/^[0-9a-f]{64}$/);
});

it('adds lines and never changes them, not even for the owner of the table', async () => {
  const { caseId } = await county.report();
  const owner = connect(county.base.ownerUrl, { max: 1 });
  for (const [who, code] of [[county.db, /^42501$/], [owner, /^42501$/]] as const) {
    await expect(who.updateTable('ledger').set({ data: '{}' }).where('stream', '=', caseId).execute()).rejects.toMatchObject({ code: expect.stringMatching(code) });
    await expect(who.deleteFrom('ledger').where('stream', '=', caseId).execute()).rejects.toMatchObject({ code: expect.stringMatching(code) });
    await expect(sql`truncate ledger`.execute(who)).rejects.toMatchObject({ code: expect.stringMatching(code) });
  }
  await owner.destroy();
});

it('stays whole when what people wrote is erased', async () => {
  const { caseId, number } = await inProgress(county);
  await eraseTexts(county.db, caseId);
  expect(await faults(number)).toEqual([]);
  expect((await loadState(county.db, county.keys, caseId)).private).toEqual({});
  const lines = await readLedger(county.db, county.keys, caseId, { withSealed: true });
  expect(lines.map(({ sealed, actorName }) => sealed ?? actorName)).toEqual([null, null, null, null]);
  expect(await county.db.selectFrom('cases').select(['description', 'address']).where('id', '=', caseId).executeTakeFirst()).toEqual({ description: null, address: null });
  expect(await county.looks(caseId)).toMatchObject({ refused: null, seq: 4 });
});

describe('names what somebody tampered with', () => {
  it('a flipped letter', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('ledger').set({ data: sql<string>`replace(data, '0401', '0402')` }).where('stream', '=', caseId).where('seq', '=', 2).execute();
    expect(await faults(number)).toEqual([[number, 2, 'hashWrong']]);
  });

  it('a flipped bit of the ciphertext', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('ledger').set({ sealed: sql<Buffer>`set_byte(sealed, 40, get_byte(sealed, 40) # 1)` }).where('stream', '=', caseId).where('seq', '=', 1).execute();
    expect(await faults(number)).toEqual([[number, 1, 'hashWrong']]);
  });

  it.each(['at', 'recorded_at'] as const)('an instant moved by a second (%s)', async (column) => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('ledger').set({ [column]: sql<Date>`${sql.ref(column)} - interval '1 second'` }).where('stream', '=', caseId).where('seq', '=', 3).execute();
    expect(await faults(number)).toEqual([[number, 3, 'hashWrong']]);
  });

  it('a line edited and hashed anew', async () => {
    const { caseId, number } = await inProgress(county);
    const edited = { ...(await line(caseId, 2)), actor: '{"kind":"clock"}' };
    const hash = Buffer.from(lineHash(asChained(edited), edited.prev_hash, sha256));
    await admin.updateTable('ledger').set({ actor: edited.actor, hash }).where('stream', '=', caseId).where('seq', '=', 2).execute();
    expect(await faults(number)).toEqual([[number, 3, 'linkBroken']]);
  });

  it('the rest of a case hashed anew', async () => {
    const { caseId, number } = await inProgress(county);
    let before = (await line(caseId, 3)).prev_hash;
    for (const seq of [3, 4]) {
      const edited = { ...(await line(caseId, seq)), actor: '{"kind":"system"}' };
      const hash = Buffer.from(lineHash(asChained(edited), before, sha256));
      await admin.updateTable('ledger').set({ actor: edited.actor, prev_hash: before, hash }).where('stream', '=', caseId).where('seq', '=', seq).execute();
      before = hash;
    }
    expect(await faults(number)).toEqual([[number, 4, 'otherHead']]);
  });

  it('the last line gone', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.deleteFrom('ledger').where('stream', '=', caseId).where('seq', '=', 4).execute();
    expect(await faults(number)).toEqual([[number, 4, 'linesMissing']]);
  });

  it('a line gone from the middle', async () => {
    const { caseId, number } = await inProgress(county);
    await admin.deleteFrom('ledger').where('stream', '=', caseId).where('seq', '=', 2).execute();
    expect(await faults(number)).toEqual([[number, 2, 'gap']]);
  });

  it('two lines in each other’s place', async () => {
    const { caseId, number } = await inProgress(county);
    await sql`update ledger set seq = case seq when 2 then 1003 when 3 then 1002 end where stream = ${caseId} and seq in (2, 3)`.execute(admin);
    await sql`update ledger set seq = seq - 1000 where stream = ${caseId} and seq > 1000`.execute(admin);
    expect(await faults(number)).toEqual([[number, 2, 'linkBroken']]);
  });

  it('all lines gone, the row gone, both gone', async () => {
    const [one, two, three] = [await inProgress(county), await inProgress(county), await inProgress(county)];
    await admin.deleteFrom('ledger').where('stream', 'in', [one.caseId, three.caseId]).execute();
    await admin.deleteFrom('cases').where('id', 'in', [two.caseId, three.caseId]).execute();
    const { broken } = await verify(county.db, county.keys);
    expect(broken.filter(({ case: number }) => [one.number, two.number, three.number].includes(number)).map(({ case: number, what }) => [number, what])).toEqual(
      expect.arrayContaining([[one.number, 'linesMissing'], [two.number, 'rowMissing'], [three.number, 'caseMissing']]),
    );
  });

  it('another master key, and a sealed part that was exchanged', async () => {
    const [one, other] = [await inProgress(county), await inProgress(county)];
    const { broken } = await verify(county.db, keyRing('c'.repeat(64)), { case: one.number });
    expect(broken).toEqual([{ case: one.number, seq: 0, what: 'keyWrong' }]);
    const { private_sealed: foreign } = await admin.selectFrom('cases').select('private_sealed').where('id', '=', other.caseId).executeTakeFirstOrThrow();
    await admin.updateTable('cases').set({ private_sealed: foreign }).where('id', '=', one.caseId).execute();
    expect(await faults(one.number)).toEqual([[one.number, 4, 'rowDiffers.private']]);
  });

  it.each([
    ['status', { status: 'closed' as const }], ['lead', { lead: 'roads' }], ['due_at', { due_at: new Date(0) }], ['description', { description: 'something else' }],
    ['height', { height: 2 }], ['over', { over: true }],
  ])('a row that says something else (%s)', async (name, change) => {
    const { caseId, number } = await inProgress(county);
    await admin.updateTable('cases').set(change).where('id', '=', caseId).execute();
    expect(await faults(number)).toEqual([[number, 4, `rowDiffers.${name}`]]);
  });
});

it('reads page after page and comes to the same head', async () => {
  const fresh = await aCounty();
  for (let i = 0; i < 5; i += 1) await inProgress(fresh);
  const [first, second] = [await verify(fresh.db, fresh.keys), await verify(fresh.db, fresh.keys)];
  expect(first).toMatchObject({ checked: 20, broken: [] });
  expect(second.head).toBe(first.head);
  // By several hands at once it comes to the same, wherever the streams are parted, and each line is looked at once.
  const { rows: ids } = await sql<{ id: string }>`select id from cases order by id`.execute(fresh.db);
  const cuts = [ids[1]!.id, ids[3]!.id];
  const inParts = ({ snapshot }: { snapshot: string }) => Promise.all([undefined, ...cuts].map((from, nth) => verifyPart(fresh.db, fresh.keys, snapshot, { from, to: cuts[nth] })));
  expect(await verify(fresh.db, fresh.keys, { inParts })).toMatchObject({ checked: 20, broken: [], head: first.head });
  expect(await verify(fresh.db, fresh.keys, { since: Date.now() + 60_000 })).toMatchObject({ checked: 0, broken: [] });
  await fresh.close();
});
