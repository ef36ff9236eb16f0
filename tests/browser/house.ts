import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../api/passwords.ts';
import { freePort } from '../../bin/free-port.ts';
import { connect } from '../../db/connect.ts';
import { insertShipped } from '../../db/shipped.ts';
import { plant } from '../../seeds/planting.ts';
import { password, peopleAt, until } from '../stories/people.ts';
import { quickPack } from '../stories/quick-pack.ts';
import { freshDatabase } from '../support/postgres.ts';

const project = join(__dirname, '..', '..');

export type House = Awaited<ReturnType<typeof openHouse>>;

/**
 * The product as it is started for people: built pages, supervisor, engine, door and worker as processes of their own, on the run's
 * database; the demo county with nothing reported yet, working by a pack that files a closed case within a quarter of a minute.
 */
export async function openHouse() {
  await ended(run('bin/build.ts', {}));
  const database = await freshDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  await insertShipped(owner);
  await plant(owner, await hashPassword(password));
  await owner.destroy();

  const home = mkdtempSync(join(tmpdir(), 'gewu-browser-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const supervisor = run('bin/start.ts', {
    GEWU_HOME: home, GEWU_PORT: new URL(url).port, GEWU_SEED: 'none', GEWU_ADMIN_PASSWORD: password, GEWU_RATE_LIMIT: 'off',
    // An engine of its own: houses that share one have workflows of the same names.
    DATABASE_URL: database.url, GEWU_OWNER_DATABASE_URL: database.ownerUrl, TEMPORAL_ADDRESS: '', TEMPORAL_NAMESPACE: '',
  });
  const close = async () => {
    supervisor.child.kill('SIGTERM');
    await ended(supervisor).catch(() => undefined);
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await until('the house is open', async () => {
      if (supervisor.child.exitCode !== null) throw new Error(`the house did not open:\n${supervisor.said()}`);
      return existsSync(join(home, 'run.json')) && (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
    }, 90);
    await workQuickly(url);
  } catch (failure) {
    await close();
    throw failure;
  }
  return { url, databaseUrl: database.ownerUrl, close, logs: () => ['api', 'worker'].map((name) => readFileSync(join(home, 'logs', `${name}.log`), 'utf8')).join('\n') };
}

/** A closed case may be objected to for ten seconds and is filed after twelve. */
async function workQuickly(url: string): Promise<void> {
  const admin = await peopleAt(() => url).as('admin');
  const { body: shipped } = await admin.get('/api/packs/sanbifang-000/versions/1');
  const pack = quickPack(shipped);
  const posted = await admin.post('/api/packs', { ...pack, terms: { ...pack.terms, objection: '10 s', archive: '12 s' } });
  const given = await admin.post('/api/areas/mingxi/pack', { packId: pack.id, version: pack.version });
  if (posted.status !== 201 || given.status !== 200) throw new Error(`the pack was not taken: ${JSON.stringify([posted.body, given.body])}`);
}

interface Program { child: ChildProcess; said: () => string }

function run(program: string, env: NodeJS.ProcessEnv): Program {
  const pieces: string[] = [];
  const child = spawn(process.execPath, [join(project, program)], { cwd: project, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  return { child, said: () => pieces.join('') };
}

/** @throws with what it said, when it ended in failure */
function ended({ child, said }: Program): Promise<void> {
  const done = (code: number | null) => {
    if (code !== 0) throw new Error(`ended with ${code}:\n${said()}`);
  };
  if (child.exitCode !== null) return Promise.resolve().then(() => done(child.exitCode));
  return new Promise<number | null>((resolve) => { child.once('close', resolve); }).then(done);
}
