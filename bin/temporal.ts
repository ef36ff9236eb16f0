import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startChild } from './child.ts';
import { freePort } from './free-port.ts';

/** A running development server of Temporal. */
export type Temporal = { address: string; namespace: string; pid: number; port: number; exited: Promise<string>; stop(): Promise<void> };

export type TemporalWish = { home: string; cli: string; namespace: string; port?: number | undefined };

/** History of a closed case stays readable for sixty days; the server's own default is one. */
const retentionHours = 1440;

/**
 * Starts the engine of a home on 127.0.0.1, its store in `<home>/engine/temporal.db`.
 * @param wish `port` is tried first, so that a restart keeps the address
 * @throws when it does not come up, with its log named
 */
export async function startTemporal({ home, cli, namespace, port: preferred }: TemporalWish): Promise<Temporal> {
  const folder = join(resolve(home), 'engine');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = await freePort(preferred);
    const server = spawnServer(cli, folder, namespace, port);
    if (await serves(cli, server)) return server;
    await server.stop();
    await pause(200 * attempt);
  }
  throw new Error(`Temporal did not start; its log is ${join(folder, 'temporal.log')}`);
}

function spawnServer(cli: string, folder: string, namespace: string, port: number): Temporal {
  const options = {
    ip: '127.0.0.1',
    port,
    namespace,
    'db-filename': join(folder, 'temporal.db'),
    'sqlite-pragma': ['journal_mode=wal', 'synchronous=normal'],
    'dynamic-config-value': ['limit.maxIDLength=255', 'matching.enableFairness=true'],
    'log-level': 'error',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [value].flat().map((one) => `--${name}=${one}`));
  const { pid, exited, end } = startChild(cli, ['server', 'start-dev', '--headless', ...flags], {
    cwd: folder,
    log: join(folder, 'temporal.log'),
    env: process.env,
  });
  return { address: `127.0.0.1:${port}`, namespace, pid, port, exited, stop: () => end('SIGTERM', 20_000) };
}

/** The port answers before the namespace is there; setting the retention succeeds only when both are. */
async function serves(cli: string, { address, namespace, exited }: Temporal): Promise<boolean> {
  const ended = exited.then(() => 'ended' as const);
  const args = ['operator', 'namespace', 'update', '--namespace', namespace, '--retention', `${retentionHours}h`, '--address', address];
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const set = promisify(execFile)(cli, args, { timeout: 15_000 }).then(() => 'set' as const, () => pause(50, 'notYet' as const));
    const outcome = await Promise.race([set, ended]);
    if (outcome !== 'notYet') return outcome === 'set';
  }
  return false;
}
