import { randomBytes } from 'node:crypto';
import { rootByInclusion, rootsByConsistency, leafHash } from '../../domain/audit/merkle.ts';
import { parseSignedHead } from '../../domain/audit/tree-head.ts';
import { sql } from 'kysely';
import { sealRecord } from '../../activities/relay/seal-record.ts';
import { lastLeaf } from '../../db/audit/leaves.ts';
import { insertVerification } from '../../db/audit/verifications.ts';
import { connect } from '../../db/connect.ts';
import { sealAll, settled } from '../support/sealing.ts';
import { signerOf } from '../../db/audit/signer.ts';
import { sha256 } from '../../db/ledger.ts';
import { inProgress } from '../db/county.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const signer = signerOf(randomBytes(32).toString('base64url'));
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hexOf = (found: Uint8Array | undefined): string => Buffer.from(found ?? []).toString('hex');
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

it('hands out signed heads, and proves a line and the growth of the record', async () => {
  const { number } = await inProgress(door.county);
  await sealAll(door.county.db, { signer, now: Date.now() });
  await inProgress(door.county);
  await sealAll(door.county.db, { signer, now: Date.now() });
  const { body: heads } = await door.ask('auditor', 'get', '/api/audit/heads?limit=1');
  expect(heads).toMatchObject({ items: [{ n: 2, size: 8 }], next: 2, keys: [{ id: signer.keyId, publicKey: signer.publicKey.toString('hex') }] });
  expect(parseSignedHead(heads.items[0].text)).toMatchObject({ n: 2, root: heads.items[0].root });
  expect((await door.ask('auditor', 'get', '/api/audit/heads?before=2')).body.items).toMatchObject([{ n: 1 }]);

  const { body: line } = await door.ask('auditor', 'get', `/api/audit/proof?case=${number}&seq=2`);
  expect(hexOf(rootByInclusion({ index: line.index, size: line.head.size, leaf: leafHash(bytes(line.hash), sha256), proof: line.proof.map(bytes) }, sha256))).toBe(line.head.root);
  expect((await door.ask('auditor', 'get', `/api/audit/proof?case=${number}`)).body).toMatchObject({ case: number, seq: 4 });
  const { body: grown } = await door.ask('auditor', 'get', '/api/audit/proof?from=1');
  const roots = rootsByConsistency({ before: grown.before.size, size: grown.now.size, root: bytes(grown.before.root), proof: grown.proof.map(bytes) }, sha256)!;
  expect([hexOf(roots.before), hexOf(roots.now)]).toEqual([grown.before.root, grown.now.root]);
});

it('says what it does not have, and to whom it says nothing', async () => {
  const { number } = await inProgress(door.county);
  expect(refusal(await door.ask('auditor', 'get', `/api/audit/proof?case=${number}&seq=1`))).toBe('404 notFound');
  expect(refusal(await door.ask('auditor', 'get', '/api/audit/proof?from=99'))).toBe('404 notFound');
  expect(refusal(await door.ask('auditor', 'get', '/api/audit/proof'))).toBe('400 malformed');
  expect(refusal(await door.ask('clerk', 'get', '/api/audit/heads'))).toBe('403 forbidden');
  expect(refusal(await door.ask(null, 'get', '/api/audit/heads'))).toBe('401 unauthenticated');
});

it('raises an alarm while a transaction that nobody ended keeps lines from being sealed, and while the record does not add up', async () => {
  const status = async (who: Parameters<Door['ask']>[0]) => (await door.ask(who, 'get', '/api/status')).body.record;
  await settled(door.county.db);
  const forgotten = connect(door.county.base.ownerUrl, { max: 1 });
  const ending = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const transaction = forgotten.transaction().execute(async (trx) => {
    await sql`select pg_current_xact_id()`.execute(trx);
    begun.resolve();
    await ending.promise;
  });
  await begun.promise;
  // Recorded a minute ago, in a transaction that came behind it.
  const { caseId, number } = await door.county.report({}, Date.now() - 60_000);
  const held: number[] = [];
  await sealRecord({ db: door.county.db, signer: () => signer, held: (seconds) => held.push(seconds) });
  const during = await status('auditor');
  expect(during).toMatchObject({ alarm: 'held' });
  expect(during.unsealed.heldSeconds).toBeGreaterThanOrEqual(60);
  expect(held[0]).toBeGreaterThanOrEqual(60);
  expect(await lastLeaf(door.county.db, caseId)).toBeUndefined();
  ending.resolve();
  await transaction;
  await forgotten.destroy();
  await sealAll(door.county.db, { signer, now: Date.now() });
  expect(await lastLeaf(door.county.db, caseId)).toMatchObject({ seq: 1 });
  expect(await status('auditor')).toMatchObject({ alarm: null });

  await insertVerification(door.county.db, { kind: 'sample', lines: 9, broken: [{ case: number, seq: 3, what: 'hashWrong' }], tookMs: 1 });
  expect(await status('auditor')).toMatchObject({ alarm: 'broken', looked: { faults: 1, first: { case: number, seq: 3 } } });
  // Which case it is stays with those who keep the record.
  expect(await status('clerk')).toMatchObject({ alarm: 'broken', looked: { faults: 1, first: null } });
});
