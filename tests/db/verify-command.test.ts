import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { signedText } from '../../domain/audit/tree-head.ts';
import { newestSeal } from '../../db/audit/seals.ts';
import { sealAll } from '../support/sealing.ts';
import { signerOfHome } from '../../bin/seal-key.ts';
import { connect } from '../../db/connect.ts';
import type { County } from './county.ts';
import { aCounty, inProgress } from './county.ts';

let county: County;
let home: string;
beforeAll(async () => {
  county = await aCounty();
  home = mkdtempSync(join(tmpdir(), 'gewu-verify-'));
  mkdirSync(join(home, 'secrets'));
  writeFileSync(join(home, 'secrets', 'master-key'), county.master);
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await county.close();
});

const root = join(__dirname, '..', '..');
const run = (...args: string[]) => runs('verify', ...args);
const runs = (name: string, ...args: string[]) =>
  new Promise<{ code: number; out: string }>((settle) => {
    const env = { ...process.env, DATABASE_URL: county.base.url, GEWU_HOME: home };
    execFile(join(root, 'node_modules', '.bin', 'node'), [join(root, 'bin', `${name}.ts`), ...args], { env }, (failure, out, err) => settle({ code: Number(failure?.code ?? 0), out: out + err }));
  });

it('npm run verify says that every chain holds, and names the line of one that does not', async () => {
  const [sound, tampered] = [await inProgress(county), await inProgress(county)];
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('8 lines checked') });
  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  await admin.updateTable('ledger').set({ data: '{}' }).where('stream', '=', tampered.caseId).where('seq', '=', 3).execute();
  // Each processor takes its part, once the database knows how the lines lie.
  await sql`analyze ledger`.execute(admin);
  await admin.destroy();
  const whole = await run();
  expect(whole).toMatchObject({ code: 1, out: expect.stringContaining(`${tampered.number} line 3: hashWrong`) });
  expect(whole.out).not.toContain(sound.number);
  expect(await run('--case', sound.number)).toMatchObject({ code: 0, out: expect.stringContaining('every chain holds') });
  expect(await run('--case', 'GW-2026-999999')).toMatchObject({ code: 2, out: expect.stringContaining('there is no case or visit GW-2026-999999') });
}, 60_000);

it('holds the record to a head that was kept elsewhere, also after another key took over', async () => {
  const fresh = await aCounty();
  const own = mkdtempSync(join(tmpdir(), 'gewu-verify-'));
  mkdirSync(join(own, 'secrets'));
  writeFileSync(join(own, 'secrets', 'master-key'), fresh.master);
  const [before, place] = [county, home];
  [county, home] = [fresh, own];
  try {
    const { caseId } = await fresh.report({ category: '0702' }, Date.now() - 60 * 86_400_000);
    await fresh.does('resident', caseId, 'withdraw', { reason: 'gone' }, { at: Date.now() - 59 * 86_400_000 });
    await sealAll(fresh.db, { signer: signerOfHome(own), now: Date.now() });
    const head = join(own, 'head.txt');
    writeFileSync(head, `Please keep this.\n${signedText((await newestSeal(fresh.db))!)}`);
    expect(await runs('rotate-seal-key')).toMatchObject({ code: 0, out: expect.stringContaining('the seals go on with key') });
    await inProgress(fresh);
    await sealAll(fresh.db, { signer: signerOfHome(own), now: Date.now() });
    expect(await run('--against', head, '--engine')).toMatchObject({ code: 0, out: expect.stringMatching(/Seal 2 over 6 lines.*\n0 histories of the engine were run again; 2 cases and visits have no such witness: GW-/s) });
    writeFileSync(head, signedText({ ...(await newestSeal(fresh.db))!, root: '0'.repeat(64) }));
    expect(await run('--against', head)).toMatchObject({ code: 1, out: expect.stringContaining('seal line 2: otherThanKept') });
    const { number } = await fresh.db.selectFrom('cases').select('number').where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(await runs('rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('2 cases and 0 visits folded anew from 6 lines') });
    expect(await runs('erase', '--case', number)).toMatchObject({ code: 0, out: expect.stringContaining('2 lines still verify') });
    expect(await runs('erase')).toMatchObject({ code: 2, out: expect.stringContaining('say which case') });
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('1 lines of who looked at what') });
  } finally {
    [county, home] = [before, place];
    rmSync(own, { recursive: true });
    await fresh.close();
  }
}, 120_000);
