import { randomBytes } from 'node:crypto';
import { insertVerification } from '../../db/audit/verifications.ts';
import { sealAll } from '../support/sealing.ts';
import { signerOf } from '../../db/audit/signer.ts';
import { inProgress } from '../db/county.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';

let door: Door;
const signer = signerOf(randomBytes(32).toString('base64url'));
beforeAll(async () => { door = await openDoor({ signer: () => signer }); });
afterAll(() => door.close());

interface Looked { action: string; target: string; purpose: string | null; role: string | null }
const lookedBy = async (who: Parameters<Door['ask']>[0] & string): Promise<Looked[]> => (await door.ask('privacy', 'get', `/api/audit/access?person=${door.idOf(who as 'desk')}`)).body.items as Looked[];

it('notes who read a case, its lines and its replay, before it is shown', async () => {
  const { caseId, number } = await inProgress(door.county);
  for (const path of ['', '/ledger', '/replay?seq=1', '/frames']) expect((await door.ask('desk', 'get', `/api/incidents/${number}${path}`)).status).toBe(200);
  expect((await lookedBy('desk')).map(({ action, target }) => [action, target]).toSorted()).toEqual(
    [['case.ledger', `case:${caseId}`], ['case.read', `case:${caseId}`], ['case.replay', `case:${caseId}`], ['case.replay', `case:${caseId}`]]);
});

it('notes what an administrator changed, and the record goes on to add up', async () => {
  const made = await door.ask('admin', 'post', '/api/people', { body: { username: 'newcomer', name: '新人', password: 'a long enough password', roles: [] } });
  expect(made.status).toBe(201);
  expect(await lookedBy('admin')).toMatchObject([{ action: 'admin.change', target: 'POST /api/people', role: 'admin' }]);
  await sealAll(door.county.db, { signer, now: Date.now() });
  const { body } = await door.ask('auditor', 'get', '/api/audit/verify');
  expect(body).toMatchObject({ broken: [], sealed: { n: 1 } });
  expect(body.looked).toBeGreaterThanOrEqual(5);
});

it('shows on the status how the record stands, and tells the auditor what does not add up', async () => {
  const before = (await door.ask('auditor', 'get', '/api/status')).body.record;
  expect(before).toMatchObject({ looked: null, sealed: { n: 1 } });
  await insertVerification(door.county.db, { kind: 'sample', lines: 4, broken: [{ case: 'GW-2026-000001', seq: 3, what: 'hashWrong' }], tookMs: 12 });
  expect((await door.ask('auditor', 'get', '/api/status')).body.record.looked).toMatchObject({ lines: 4, faults: 1, first: { case: 'GW-2026-000001', seq: 3, what: 'hashWrong' } });
});

it('hands out frames one behind the other: the same as each by itself, the sums left out', async () => {
  const { number } = await inProgress(door.county);
  const { body } = await door.ask('dispatcher', 'get', `/api/incidents/${number}/frames?limit=3`);
  expect(body).toMatchObject({ items: [{ seq: 1, case: { status: 'submitted' } }, { seq: 2 }, { seq: 3 }], next: 4 });
  for (const frame of body.items) {
    const { body: single } = await door.ask('dispatcher', 'get', `/api/incidents/${number}/replay?seq=${frame.seq}`);
    for (const part of ['at', 'requests', 'openActions', 'seenBy', 'changed', 'pack', 'calendar']) expect([frame.seq, part, frame[part]]).toEqual([frame.seq, part, single[part]]);
    expect(single.clocks[0].explain).toBeDefined();
  }
  expect(body.items[0].seenBy).not.toContain('clerk');
  expect(body.items[2].seenBy).toContain('clerk');
  expect((await door.ask('dispatcher', 'get', `/api/incidents/${number}/frames?from=4`)).body).toMatchObject({ items: [{ seq: 4, case: { status: 'inProgress' } }], next: null });
});
