import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sealAll } from '../../support/sealing.ts';
import { signerOf } from '../../../db/audit/signer.ts';
import { connect } from '../../../db/connect.ts';
import type { Db } from '../../../db/connect.ts';
import { asChained, sha256 } from '../../../db/ledger.ts';
import { verify } from '../../../db/verify.ts';
import { lineHash } from '../../../domain/case/chain.ts';
import type { County } from '../county.ts';
import { aCounty } from '../county.ts';
import type { VisitingCounty } from '../visiting-county.ts';
import { visiting } from '../visiting-county.ts';

let county: County;
let town: VisitingCounty;
const signer = signerOf(randomBytes(32).toString('base64url'));
beforeEach(async () => {
  county = await aCounty();
  town = await visiting(county);
});
afterEach(() => county.close());

/** A visit of four lines at a door of its own: begun, not met, met. */
async function made() {
  const visit = await town.planned([{ code: 'H08' }]);
  await town.does('worker', visit.visitId, 'start');
  await town.does('worker', visit.visitId, 'record', { outcome: 'notMet' });
  await town.does('worker', visit.visitId, 'record', { outcome: 'met' });
  return visit;
}

/** What only a database administrator could do, with the triggers off. */
async function freely(work: (db: Db) => Promise<unknown>): Promise<void> {
  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  await work(admin);
  await admin.destroy();
}
const seal = () => sealAll(county.db, { signer, now: Date.now() });
const found = async (): Promise<string[]> => (await verify(county.db, county.keys, { trusted: signer.publicKey })).broken.map(({ case: of, seq, what }) => `${of} line ${seq}: ${what}`);
const tampering = async (work: (db: Db) => Promise<unknown>): Promise<string[]> => {
  await freely(work);
  return found();
};

describe('finds and names what a database administrator did to a visit (002-23)', () => {
  it('nothing, where nobody did', async () => {
    await made();
    await seal();
    expect(await found()).toEqual([]);
  });

  it('a line changed, removed, dated back, in another order', async () => {
    const [changed, removed, dated, swapped] = [await made(), await made(), await made(), await made()];
    expect((await tampering(async (db) => {
      await db.updateTable('ledger').set({ data: sql<string>`replace(data, 'notMet', 'refused')` }).where('stream', '=', changed.visitId).where('seq', '=', 3).execute();
      await db.deleteFrom('ledger').where('stream', '=', removed.visitId).where('seq', '=', 2).execute();
      await db.updateTable('ledger').set({ at: sql<Date>`at - interval '1 day'` }).where('stream', '=', dated.visitId).where('seq', '=', 4).execute();
      await sql`update ledger set seq = case seq when 2 then 1003 when 3 then 1002 end where stream = ${swapped.visitId} and seq in (2, 3)`.execute(db);
      await sql`update ledger set seq = seq - 1000 where stream = ${swapped.visitId} and seq > 1000`.execute(db);
    })).toSorted()).toEqual([`${changed.visitId} line 3: hashWrong`, `${removed.visitId} line 2: gap`, `${dated.visitId} line 4: hashWrong`, `${swapped.visitId} line 2: linkBroken`].toSorted());
  });

  it('the rest hashed anew, row and all: only the seal knows', async () => {
    const { visitId } = await made();
    await seal();
    const forged = await tampering(async (db) => {
      const lines = await db.selectFrom('ledger').selectAll().where('stream', '=', visitId).orderBy('seq').execute();
      let before = lines[0]!.hash;
      for (const line of lines.slice(1)) {
        const edited = line.seq === 2 ? { ...line, actor: line.actor.replace('"worker"', '"leader"') } : line;
        const hash = Buffer.from(lineHash(asChained(edited), before, sha256));
        await db.updateTable('ledger').set({ actor: edited.actor, prev_hash: before, hash }).where('stream', '=', visitId).where('seq', '=', line.seq).execute();
        before = hash;
      }
      await db.updateTable('visit').set({ head: before }).where('id', '=', visitId).execute();
    });
    expect(forged).toEqual([`${visitId} line 2: sealedOtherwise`]);
  });

  it('two visits in each other’s place', async () => {
    const [one, other] = [await made(), await made()];
    const between = '0192a000-0000-7000-8000-0000000000ff';
    const faults = await tampering(async (db) => {
      for (const [before, after] of [[one.visitId, between], [other.visitId, one.visitId], [between, other.visitId]] as const) await db.updateTable('ledger').set({ stream: after }).where('stream', '=', before).execute();
    });
    expect(faults).toEqual(expect.arrayContaining([`${one.visitId} line 1: hashWrong`, `${other.visitId} line 1: hashWrong`]));
  });

  it('a row edited, a row gone', async () => {
    const [edited, gone] = [await made(), await made()];
    expect((await tampering(async (db) => {
      await db.updateTable('visit').set({ outcome: 'notMet', due_at: new Date(0) }).where('id', '=', edited.visitId).execute();
      await db.deleteFrom('visit').where('id', '=', gone.visitId).execute();
    })).toSorted()).toEqual([`${edited.visitId} line 4: rowDiffers.due_at`, `${edited.visitId} line 4: rowDiffers.outcome`, `${gone.visitId} line 0: rowMissing`].toSorted());
  });

  it('a duty that says it was done', async () => {
    const [{ visitId }, owed] = [await made(), await town.planned([{ code: 'H08' }])];
    expect(await tampering((db) => db.updateTable('duty').set({ state: 'discharged', discharged_by: visitId, settled_at: new Date() }).where('id', '=', owed.duties[0]!).execute())).toEqual([`${visitId} line 0: dutyWithoutLine`]);
  });

  it('a message that no line caused', async () => {
    const { visitId } = await made();
    await town.planned([{ code: 'H08' }]);
    expect(await tampering((db) => sql`
      insert into notice (id, case_id, stream_kind, dedupe, recipient, audience, template, params, not_before, created_at)
      values (gen_random_uuid(), ${visitId}, 'visit', '2:forged', '{"kind":"person","id":"somebody"}', array['person:somebody'], 'visit.ExcuseGranted', '{"number":"HW-1","seq":2}', now(), now())`.execute(db))).toEqual([`${visitId} line 2: noticeWithoutLine`]);
  });

  it('the last line and its traces gone: only the seal knows', async () => {
    const { visitId } = await made();
    await seal();
    const faults = await tampering((db) => db.deleteFrom('ledger').where('stream', '=', visitId).where('seq', '=', 4).execute());
    expect(faults).toEqual(expect.arrayContaining([`${visitId} line 4: linesMissing`, `${visitId} line 4: sealedLineMissing`]));
  });

  it('a visit deleted with everything of it: only the seal knows', async () => {
    const { visitId } = await made();
    await seal();
    expect(await tampering(async (db) => {
      await db.deleteFrom('duty').where('visit_id', '=', visitId).execute();
      await db.deleteFrom('notice').where('case_id', '=', visitId).execute();
      await db.deleteFrom('ledger').where('stream', '=', visitId).execute();
      await db.deleteFrom('visit').where('id', '=', visitId).execute();
    })).toEqual([`${visitId} line 1: sealedLineMissing`]);
  });
});
