import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../../bin/config.ts';
import { alive } from '../../../bin/living.ts';
import { house } from '../../../bin/supervisor/house.ts';
import type { House } from '../../../bin/supervisor/house.ts';
import { readRunFile } from '../../../bin/supervisor/run-file.ts';

const folder = mkdtempSync(join(tmpdir(), `gewu-tests-${process.pid}-`));
// The database's account must be able to pass.
chmodSync(folder, 0o711);
const home = join(folder, 'home');
const diary = join(folder, 'diary');

let standing: House | undefined;
let supervisor: ChildProcess | undefined;
/** Also after a failure nobody may go on bringing processes back. */
afterEach(async () => {
  supervisor?.kill('SIGKILL');
  await standing?.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stand-ins that write their name into the diary when they begin and end. */
const program = (name: string, body: string): string => {
  const file = join(folder, `${name}.ts`);
  const note = `import { appendFileSync } from 'node:fs';\nconst note = (word: string) => appendFileSync(${JSON.stringify(diary)}, '${name} ' + word + '\\n');\n`;
  writeFileSync(file, `${note}${body}`);
  return file;
};
const untilTerm = `note('begins');\nprocess.on('SIGTERM', () => { note('ends'); process.exit(0); });\n`;
const programs = {
  api: program('api', `import { createServer } from 'node:http';\n${untilTerm}createServer((_, answer) => answer.end('ok')).listen(Number(process.env.GEWU_PORT), '127.0.0.1');\n`),
  worker: program('worker', `${untilTerm}setInterval(() => undefined, 1000);\nprocess.send?.('ready');\n`),
  migrate: program('migrate', `note(new URL(process.env.GEWU_OWNER_DATABASE_URL ?? '').username);\n`),
  bundle: program('bundle', `note('made');\n`),
  backup: program('backup', `note('copied');\n`),
  seed: program('seed', `note(new URL(process.env.DATABASE_URL ?? '').username);\n`),
};

const build = (log: (line: string) => void): House => (standing = house(readConfig({ GEWU_HOME: home, GEWU_PORT: '0' }), process.env, log, programs));

const served = ['api', 'worker', 'temporal', 'postgres'] as const;
const notes = () => readFileSync(diary, 'utf8').trim().split('\n');

/** Asks again until it is so; a process that dies or comes back tells nobody here. */
const until = async (so: () => boolean): Promise<void> => {
  for (const end = Date.now() + 30_000; !so(); await pause(20)) {
    if (Date.now() > end) throw new Error(`it never came to be that ${so.toString()}`);
  }
};

test('the house opens in order, brings back whoever is killed, and closes in the other order', async () => {
  const said: string[] = [];
  const first = build((line) => said.push(line));
  const { url } = await first.open();
  expect((await fetch(url)).status).toBe(200);
  expect(notes().filter((note) => /^(migrate|seed)/.test(note))).toEqual(['migrate gewu_owner', 'seed gewu_app']);
  expect(notes().indexOf('bundle made')).toBeLessThan(3);
  expect(notes().slice(3).toSorted()).toEqual(['api begins', 'worker begins']);

  for (const name of ['worker', 'api', 'temporal', 'postgres'] as const) {
    const before = readRunFile(home)?.pids[name] ?? 0;
    process.kill(before, 'SIGKILL');
    await until(() => readRunFile(home)?.pids[name] !== before);
    expect(alive(readRunFile(home)?.pids[name] ?? 0)).toBe(true);
    expect(readRunFile(home)?.url).toBe(url);
  }

  const last = readRunFile(home)?.pids ?? {};
  await first.close();
  expect(notes().slice(-2)).toEqual(['api ends', 'worker ends']);
  expect(said.filter((line) => line.startsWith('stopping'))).toEqual(served.map((name) => `stopping ${name} …`));
  for (const name of served) expect(alive(last[name] ?? 0)).toBe(false);
  expect(existsSync(join(home, 'run.json'))).toBe(false);
}, 180_000);

test('a house whose supervisor was killed is cleared by the next one', async () => {
  const bin = join(__dirname, '..', '..', '..', 'bin');
  const script = program(
    'supervisor',
    `import { readConfig } from ${JSON.stringify(join(bin, 'config.ts'))};
import { house } from ${JSON.stringify(join(bin, 'supervisor', 'house.ts'))};
await house(readConfig(), process.env, () => undefined, ${JSON.stringify(programs)}).open();
note('open');
`,
  );
  const child = (supervisor = spawn(process.execPath, [script], { env: { ...process.env, GEWU_HOME: home, GEWU_PORT: '0' }, stdio: 'ignore' }));
  await until(() => notes().at(-1) === 'supervisor open');
  const before = readRunFile(home)?.pids ?? {};
  child.kill('SIGKILL');
  await until(() => !alive(child.pid ?? 0));
  for (const name of served) expect(alive(before[name] ?? 0)).toBe(true);

  const next = build(() => undefined);
  const { url } = await next.open();
  expect((await fetch(url)).status).toBe(200);
  for (const name of served) expect(alive(before[name] ?? 0)).toBe(false);
  await next.close();
}, 180_000);
