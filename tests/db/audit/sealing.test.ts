import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { rootByInclusion, rootsByConsistency, leafHash } from '../../../domain/audit/merkle.ts';
import { headText, parseSignedHead, signedText } from '../../../domain/audit/tree-head.ts';
import { proveGrowth, proveLine } from '../../../db/audit/proofs.ts';
import { listSealKeys, rotateSealKey, unendorsed } from '../../../db/audit/seal-keys.ts';
import { latestSeals, newestSeal, sealingBehind } from '../../../db/audit/seals.ts';
import { sealLines } from '../../../db/audit/sealing.ts';
import { sealAll } from '../../support/sealing.ts';
import { isSigned, signerOf } from '../../../db/audit/signer.ts';
import { sha256 } from '../../../db/ledger.ts';
import type { County } from '../county.ts';
import { aCounty, inProgress } from '../county.ts';

let county: County;
const secret = randomBytes(32).toString('base64url');
const signer = signerOf(secret);
const wish = () => ({ signer, now: Date.now() });
const seal = (more: { atMost?: number } = {}) => sealAll(county.db, { ...wish(), ...more });
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

it('signs heads that are read back out of a letter: this vector is frozen', () => {
  const frozen = signerOf(Buffer.alloc(32, 7).toString('base64url'));
  const head = { n: 3, size: 12, root: 'ab'.repeat(32), previous: '00'.repeat(32), at: 1_772_412_000_123, keyId: frozen.keyId };
  const signed = { ...head, sig: frozen.sign(headText(head)).toString('base64') };
  expect(headText(head)).toBe(`gewu tree head 1\nseal 3\nsize 12\nroot ${'ab'.repeat(32)}\nprevious ${'00'.repeat(32)}\nat 2026-03-02T00:40:00.123Z\nkey ${frozen.keyId}\n`);
  expect(signed.sig).toBe('4pzWPsqauxic22syG3XMBDtnBHr03HYxE3gHFyyQuPRq0H9ukKLJN7FaPcl3NVZxBowpGYMqo6ct5VfAH1znBA==');
  expect(parseSignedHead(`Dear officer,\r\n${signedText(signed).replaceAll('\n', '\r\n')}\r\nkeep it well`)).toEqual(signed);
  expect(isSigned(headText(head), Buffer.from(signed.sig, 'base64'), frozen.publicKey)).toBe(true);
  expect(isSigned(headText({ ...head, size: 13 }), Buffer.from(signed.sig, 'base64'), frozen.publicKey)).toBe(false);
});

it('seals every line once, each seal behind the one before, and nothing where nothing is new', async () => {
  await inProgress(county);
  const first = await seal();
  expect(first).toMatchObject({ n: 1, size: 4, keyId: signer.keyId });
  expect(await seal()).toBeUndefined();
  const { caseId } = await inProgress(county);
  expect(await sealingBehind(county.db)).toMatchObject({ lines: 4 });
  const second = await seal();
  expect(second).toMatchObject({ n: 2, size: 8 });
  expect(second!.previous).toBe(Buffer.from(sha256(Buffer.from(headText(first!)))).toString('hex'));
  const proven = (await proveLine(county.db, caseId, 3))!;
  const root = rootByInclusion({ index: proven.index, size: 8, leaf: leafHash(bytes(proven.hash), sha256), proof: proven.proof.map(bytes) }, sha256);
  expect(Buffer.from(root!).toString('hex')).toBe(second!.root);
  const growth = (await proveGrowth(county.db, 1))!;
  const roots = rootsByConsistency({ before: 4, size: 8, root: bytes(first!.root), proof: growth.proof.map(bytes) }, sha256)!;
  expect([roots.before, roots.now].map((one) => Buffer.from(one).toString('hex'))).toEqual([first!.root, second!.root]);
});

it('misses no line of a transaction that commits late, and waits for it', async () => {
  const { caseId } = await county.report();
  await seal();
  const before = (await newestSeal(county.db))!.size;
  let finish = (): void => undefined;
  const late = county.db.transaction().execute(async (trx) => {
    const line = await trx.selectFrom('ledger').selectAll().where('stream', '=', caseId).executeTakeFirstOrThrow();
    const { xid: _, ...copy } = line;
    await trx.insertInto('ledger').values({ ...copy, stream: '0192a000-0000-7000-8000-00000000000a' }).execute();
    await new Promise<void>((done) => { finish = done; });
  });
  while ((await sql`select 1 from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`.execute(county.db)).rows.length === 0) await new Promise((done) => { setTimeout(done, 5); });
  await inProgress(county);
  expect(await sealLines(county.db, wish())).toBeUndefined();
  finish();
  await late;
  expect(await seal()).toMatchObject({ size: before + 5 });
});

it('never parts the lines of one transaction, and goes on where many wait', async () => {
  for (let i = 0; i < 5; i += 1) await inProgress(county);
  const before = (await newestSeal(county.db))!.size;
  const sizes: number[] = [];
  for (let made = await seal({ atMost: 7 }); made; made = await seal({ atMost: 7 })) sizes.push(made.size - before);
  expect(sizes.at(-1)).toBe(20);
  expect(sizes.length).toBeGreaterThan(1);
  const { rows } = await sql<{ twice: number }>`select count(*)::int as twice from ledger where (stream::text, seq) not in (select stream, seq from seal_leaf)`.execute(county.db);
  expect(rows[0]!.twice).toBe(0);
});

it('proves lines far apart in a tree of thousands', async () => {
  await sql`insert into ledger (stream, seq, type, at, recorded_at, actor, data, suite, prev_hash, hash)
    select ('0192a000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'Commented', now(), now(), '{}', '{}', 1, '', sha256(n::text::bytea) from generate_series(1000, 2500) as n`.execute(county.db);
  const whole = (await seal())!;
  for (const n of [1000, 1256, 1257, 2047, 2500]) {
    const stream = `0192a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    const proven = (await proveLine(county.db, stream, 1))!;
    const root = rootByInclusion({ index: proven.index, size: whole.size, leaf: leafHash(bytes(proven.hash), sha256), proof: proven.proof.map(bytes) }, sha256);
    expect(Buffer.from(root!).toString('hex')).toBe(whole.root);
  }
  for (const { n, size, root } of await latestSeals(county.db, { limit: 50 })) {
    const growth = (await proveGrowth(county.db, n))!;
    const roots = rootsByConsistency({ before: size, size: whole.size, root: bytes(root), proof: growth.proof.map(bytes) }, sha256)!;
    expect([roots.before, roots.now].map((one) => Buffer.from(one).toString('hex'))).toEqual([root, whole.root]);
  }
});

it('goes over to another key only by the word of the old one', async () => {
  const next = signerOf(randomBytes(32).toString('base64url'));
  await county.report();
  await expect(sealLines(county.db, { signer: next, now: Date.now() })).rejects.toMatchObject({ name: 'StrangeKey' });
  await rotateSealKey(county.db, signer, next);
  expect(await sealAll(county.db, { signer: next, now: Date.now() })).toMatchObject({ keyId: next.keyId });
  const keys = await listSealKeys(county.db);
  expect([keys.map(({ id }) => id), unendorsed(keys)]).toEqual([[signer.keyId, next.keyId], []]);
  const forged = { ...keys[1]!, endorsement: next.sign('anything') };
  expect(unendorsed([keys[0]!, forged])).toEqual([next.keyId]);
});
