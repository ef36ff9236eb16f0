import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import type { Evidence } from '../../api/evidence/evidence.ts';
import { rotateSealKey } from '../../db/audit/seal-keys.ts';
import { sealAll } from '../support/sealing.ts';
import { signerOf } from '../../db/audit/signer.ts';
import { inProgress } from '../db/county.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

type Verdict = { ok: boolean; checks: { name: string; ok: boolean | null; detail: string }[] };

/** Nothing but what every page has. */
const sandbox = { TextEncoder, atob } as unknown as { verifyEvidence: (evidence: unknown, kept?: { head?: string; key?: string }) => Verdict };
const verifyEvidence = (evidence: unknown, kept?: { head?: string; key?: string }): Verdict => sandbox.verifyEvidence(evidence, kept);

const file = join(__dirname, '..', '..', 'audit', 'verify-evidence.js');
let door: Door;
const [first, signer] = [signerOf(randomBytes(32).toString('base64url')), signerOf(randomBytes(32).toString('base64url'))];
let evidence: Evidence;
let number: string;

beforeAll(async () => {
  // As a page runs it: a script, no module.
  new Script(readFileSync(file, 'utf8')).runInContext(createContext(sandbox));
  door = await openDoor({ signer: () => signer });
  ({ number } = await inProgress(door.county));
  await sealAll(door.county.db, { signer: first, now: Date.now() });
  await rotateSealKey(door.county.db, first, signer);
  await inProgress(door.county);
  await sealAll(door.county.db, { signer, now: Date.now() });
  evidence = (await door.ask('dispatcher', 'get', `/api/incidents/${number}/evidence?purpose=court&format=json`)).body as Evidence;
}, 60_000);
afterAll(() => door.close());

const copy = (): Evidence => JSON.parse(JSON.stringify(evidence)) as Evidence;
const failed = (changed: unknown, kept?: { head?: string; key?: string }): string[] => verifyEvidence(changed, kept).checks.filter(({ ok }) => ok === false).map(({ name }) => name);

it('is one file of at most 300 lines that depends on nothing', () => {
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').length).toBeLessThanOrEqual(300);
  expect(text).not.toMatch(/^import |require\(/m);
  expect([...text.matchAll(/import\('([^']+)'\)/g)].map(([, name]) => name)).toEqual(['node:fs']);
});

it('holds on what the house exports, to the last check (002-23)', () => {
  const { ok, checks } = verifyEvidence(evidence, { key: signer.publicKey.toString('hex') });
  expect(checks.map(({ name, ok: one }) => [name, one])).toEqual([
    ['format', true], ['chain', true], ['head', true], ['frames', true], ['keys', true], ['seal', true], ['inclusion', true], ['signature', true], ['keptKey', true],
  ]);
  expect(ok).toBe(true);
});

it('is shown by frozen evidence', () => {
  const frozen = JSON.parse(readFileSync(join(__dirname, 'evidence', 'frozen.json'), 'utf8')) as Evidence;
  expect(verifyEvidence(frozen)).toMatchObject({ ok: true });
  expect(frozen.head).toBe('a66136dcae93e770f6de8e6c120718755ec54b7cd10363102f643c9fc6343787');
  expect(verifyEvidence({ ...frozen, made: { ...frozen.made, purpose: 'x' } }).checks.find(({ name }) => name === 'signature')).toMatchObject({ ok: false });
});

describe('the second verifier', () => {
  it.each<[string, (one: Evidence) => void, string]>([
    ['a word of a line', (one) => { one.lines[1]!.data = one.lines[1]!.data.replace('0401', '0402'); }, 'chain'],
    ['an instant', (one) => { one.lines[2]!.at = one.lines[0]!.at; }, 'chain'],
    ['a line gone', (one) => { one.lines.splice(2, 1); }, 'chain'],
    ['lines in another order', (one) => { [one.lines[1], one.lines[2]] = [one.lines[2]!, one.lines[1]!]; }, 'chain'],
    ['a ciphertext', (one) => { one.lines[0]!.sealedHash = '00'.repeat(32); }, 'chain'],
    ['the last line gone', (one) => { one.lines.pop(); one.frames.pop(); }, 'head'],
    ['a frame gone', (one) => { one.frames.pop(); }, 'frames'],
    ['another root', (one) => { one.seal!.head.root = '00'.repeat(32); }, 'seal'],
    ['another place in the tree', (one) => { one.seal!.index += 1; }, 'inclusion'],
    ['a key that nobody vouched for', (one) => { one.keys[1]!.endorsement = one.seal!.head.sig; }, 'keys'],
    ['a sentence', (one) => { one.lines[0]!.shown.words = 'something else'; }, 'signature'],
    ['for whom it was made', (one) => { one.made.for.name = 'somebody else'; }, 'signature'],
    ['a frame', (one) => { one.frames[1]!.status = 'closed'; }, 'signature'],
  ])('finds %s', (_, change, name) => {
    const changed = copy();
    change(changed);
    expect(failed(changed)).toContain(name);
  });

  it('holds it to a head and a key that were kept elsewhere', async () => {
    const { body } = await door.ask('auditor', 'get', '/api/audit/heads');
    expect(verifyEvidence(evidence, { head: `a mail\n${body.items[0].text}` }).checks.at(-1)).toMatchObject({ name: 'keptHead', ok: true });
    expect(failed(evidence, { head: (body.items[0].text as string).replace('root ', 'root 0') })).toEqual(['keptHead']);
    expect(failed(evidence, { key: '00'.repeat(32) })).toEqual(['keptKey']);
  });

  it('runs from the command line on the page itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gewu-evidence-'));
    const page = await door.ask('dispatcher', 'get', `/api/incidents/${number}/evidence?purpose=court`);
    const place = join(folder, 'evidence.html');
    const run = () => new Promise<{ code: number; out: string }>((done) => { execFile(process.execPath, [file, place], (failure, out, err) => done({ code: Number(failure?.code ?? 0), out: out + err })); });
    writeFileSync(place, page.text);
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('ok signature') });
    writeFileSync(place, page.text.replace(/\\"category\\":\\"0401\\"/, '\\"category\\":\\"0402\\"'));
    expect(await run()).toMatchObject({ code: 1, out: expect.stringContaining('NO chain') });
    rmSync(folder, { recursive: true });
  });
});

describe('the export', () => {
  it('says for whom, why, and what is left out; an auditor reads it without people', async () => {
    expect(evidence).toMatchObject({ made: { for: { name: 'name of dispatcher', role: 'dispatcher' }, purpose: 'court' }, masked: ['reporterName', 'reporterPhone', 'pending'] });
    const whole = JSON.stringify(evidence);
    expect(whole).not.toContain('13800001234');
    expect(whole).toContain('behind number 7');
    const { text } = await door.ask('auditor', 'get', `/api/incidents/${number}/evidence?purpose=audit&format=json`);
    for (const personal of ['behind number 7', 'Wang', 'name of clerk', '13800001234']) expect(text).not.toContain(personal);
    expect(verifyEvidence(JSON.parse(text))).toMatchObject({ ok: true });
  });

  it('is a page that allows nothing but itself', async () => {
    const page = await door.ask('county', 'get', `/api/incidents/${number}/evidence?purpose=<b>court`, { headers: { 'Accept-Language': 'en' } });
    expect(page.headers['content-disposition']).toBe(`attachment; filename="evidence-${number}.html"`);
    expect(page.text).not.toContain('<b>court');
    expect(page.text).not.toMatch(/src=|href=|url\(/);
    for (const [, script] of page.text.matchAll(/<script>([\s\S]*?)<\/script>/g)) expect(page.text).toContain(`sha256-${createHash('sha256').update(script!).digest('base64')}`);
  });

  it('needs a reason, a role and the right to see the case, and is itself on record', async () => {
    const path = `/api/incidents/${number}/evidence`;
    for (const unsaid of [`${path}?purpose=`, path]) expect(refusal(await door.ask('dispatcher', 'get', unsaid))).toBe('400 malformed');
    expect((await door.ask('auditor', 'get', `${path}?format=json`)).body.made).toMatchObject({ purpose: 'audit', for: { role: 'auditor' } });
    expect(refusal(await door.ask('worker', 'get', `${path}?purpose=court`))).toBe('403 forbidden');
    expect(refusal(await door.ask('dispatcher2', 'get', `${path}?purpose=court`))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'get', `${path}?purpose=court`))).toBe('401 unauthenticated');
    const { body } = await door.ask('privacy', 'get', `/api/audit/access?person=${door.idOf('county')}`);
    expect(body.items).toMatchObject([{ action: 'case.export', purpose: '<b>court', fields: ['evidence'], role: 'county' }]);
  });
});

it('of a clue is its two officers’ to check and to take along, and nobody else’s (001-11)', async () => {
  await door.ask('worker', 'post', '/api/incidents', { body: { category: '0304', description: 'a clue' } });
  const { number: clue } = await door.county.db.selectFrom('cases').select('number').where('lane', '=', 'confidential').executeTakeFirstOrThrow();
  for (const officer of ['clue1', 'clue2'] as const) {
    expect((await door.ask(officer, 'get', `/api/audit/verify?case=${clue}`)).body).toMatchObject({ checked: 1, broken: [] });
    const taken = (await door.ask(officer, 'get', `/api/incidents/${clue}/evidence?purpose=handing-over&format=json`)).body as Evidence;
    expect(verifyEvidence(taken)).toMatchObject({ ok: true });
    // Of the rest of the record they may check nothing.
    expect(refusal(await door.ask(officer, 'get', '/api/audit/verify'))).toBe('403 forbidden');
    expect(refusal(await door.ask(officer, 'get', `/api/audit/verify?case=${number}`))).toBe('404 notFound');
  }
  for (const who of ['auditor', 'county', 'privacy', 'admin'] as const) {
    expect([who, refusal(await door.ask(who, 'get', `/api/audit/verify?case=${clue}`))]).toEqual([who, '404 notFound']);
    expect([who, refusal(await door.ask(who, 'get', `/api/incidents/${clue}/evidence?purpose=court`))]).toEqual([who, '404 notFound']);
  }
});
