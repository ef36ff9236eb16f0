import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
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
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string }>((settle) => {
    const env = { ...process.env, DATABASE_URL: county.base.url, GEWU_HOME: home };
    execFile(join(root, 'node_modules', '.bin', 'node'), [join(root, 'bin', 'verify.ts'), ...args], { env }, (failure, out, err) => settle({ code: Number(failure?.code ?? 0), out: out + err }));
  });

it('npm run verify says that every chain holds, and names the line of one that does not', async () => {
  const [sound, tampered] = [await inProgress(county), await inProgress(county)];
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('8 lines checked') });
  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  await admin.updateTable('ledger').set({ data: '{}' }).where('stream', '=', tampered.caseId).where('seq', '=', 3).execute();
  await admin.destroy();
  const whole = await run();
  expect(whole).toMatchObject({ code: 1, out: expect.stringContaining(`${tampered.number} line 3: hashWrong`) });
  expect(whole.out).not.toContain(sound.number);
  expect(await run('--case', sound.number)).toMatchObject({ code: 0, out: expect.stringContaining('every chain holds') });
  expect(await run('--case', 'GW-2026-999999')).toMatchObject({ code: 2, out: expect.stringContaining('there is no case GW-2026-999999') });
}, 60_000);
