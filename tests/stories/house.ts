import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hashPassword } from '../../api/passwords.ts';
import { databaseAddresses } from '../../bin/postgres.ts';
import { readRunFile } from '../../bin/supervisor/run-file.ts';
import { connect } from '../../db/connect.ts';
import { plant } from '../../seeds/planting.ts';
import { password, peopleAt, until } from './people.ts';

export type OpenHouse = Awaited<ReturnType<typeof openHouse>>;
type Process = 'supervisor' | 'postgres' | 'temporal' | 'api' | 'worker';

const project = join(import.meta.dirname, '..', '..');
const node = join(project, 'node_modules', '.bin', 'node');

/** The whole house as `npm start` opens it, in a home of its own on a free port, with the demo county and nothing reported yet. */
export async function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), `gewu-tests-${process.pid}-`));
  // The database's account must be able to pass.
  chmodSync(folder, 0o711);
  const home = join(folder, 'home');
  const log = join(folder, 'start.log');
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _engine, GEWU_OWNER_DATABASE_URL: _owner, ...rest } = process.env;
  const env = { ...rest, GEWU_HOME: home, GEWU_PORT: '0', GEWU_SEED: 'none', GEWU_ADMIN_PASSWORD: password, GEWU_RATE_LIMIT: 'off' };
  const output = openSync(log, 'a');
  const supervisor: ChildProcess = spawn(node, [join(project, 'bin', 'start.ts')], { env, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise<number | string | null>((settle) => { supervisor.once('exit', (code, signal) => settle(signal ?? code)); });

  const run = () => (existsSync(join(home, 'run.json')) ? readRunFile(home) : undefined);
  const pidOf = (name: Process): number => run()?.pids[name] ?? 0;
  const answers = async (): Promise<boolean> => (await fetch(`${run()?.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined))?.ok ?? false;

  await until(`the house (${log})`, async () => {
    if (supervisor.exitCode !== null) throw new Error(`it did not open:\n${readFileSync(log, 'utf8')}`);
    return pidOf('worker') > 0 && (await answers());
  }, 120);
  const owner = connect(databaseAddresses(home, run()!.ports.postgres!).ownerUrl, { max: 2 });
  await plant(owner, await hashPassword(password));
  await owner.destroy();

  return {
    ...peopleAt(() => run()!.url),
    pidOf,
    /** kill -9, and back again: another process under the same name, and the door open. */
    async kill(name: Process): Promise<void> {
      const pid = pidOf(name);
      process.kill(pid, 'SIGKILL');
      await until(`${name} coming back`, async () => pidOf(name) !== pid && (await answers()), 60);
    },
    /** `npm run verify` on this house. @throws with what does not add up */
    verify: () => promisify(execFile)(node, [join(project, 'bin', 'verify.ts')], { env }),
    /** Stops all in order. @returns the exit code */
    async stop(): Promise<number | string | null> {
      supervisor.kill('SIGTERM');
      return ended;
    },
    /** Leaves nothing behind, whatever happened. */
    async tearDown(): Promise<void> {
      if (supervisor.exitCode === null) supervisor.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    url: () => run()!.url,
    says: () => readFileSync(log, 'utf8'),
    /** Where its engine answers. */
    engine: () => `127.0.0.1:${run()!.ports.temporal!}`,
    /** Addresses of its database, for those who look behind the door. */
    databases: () => databaseAddresses(home, run()!.ports.postgres!),
  };
}
