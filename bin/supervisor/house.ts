import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { isLoopback } from '../config.ts';
import { freePort } from '../free-port.ts';
import { startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';
import { findCli } from '../temporal/cli.ts';
import { startTemporal } from '../temporal.ts';
import type { Temporal } from '../temporal.ts';
import { errandsOf } from './errand.ts';
import { keepRunning } from './keeping.ts';
import type { Kept, Running } from './keeping.ts';
import { endLeftovers } from './leftovers.ts';
import { answersOk, saysReady, startProgram } from './program.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';

const bin = join(import.meta.dirname, '..');

/** The programs of the house; tests put small ones in their place. */
export type Programs = { api: string; worker: string; migrate: string; seed: string };

const ours: Programs = { api: join(bin, 'api.ts'), worker: join(bin, 'worker.ts'), migrate: join(bin, 'migrate.ts'), seed: join(bin, 'seed.ts') };

/** Everything that runs for one home. */
export type House = {
  /** Starts all in order; settles when the pages can be opened. @throws when something does not start */
  open(): Promise<{ url: string }>;
  /** Stops all in the other order: api, worker, engine, database. May be called at any time. */
  close(): Promise<void>;
};

/** Builds the house of a configuration without starting anything. */
export function house(config: Config, env: NodeJS.ProcessEnv, log: (line: string) => void, programs = ours): House {
  const { home } = config;
  const errands = errandsOf(home);
  let postgres: Kept<Postgres> | undefined;
  let temporal: Kept<Temporal> | undefined;
  let api: Kept<Running> | undefined;
  let worker: Kept<Running> | undefined;
  let port = config.port;
  let engine = 'elsewhere';
  let closing = false;

  const origin = () => `http://${addressOf(config.host)}:${port}`;
  const databaseUrl = () => config.databaseUrl ?? postgres?.now().url ?? '';
  const ownerUrl = () => config.ownerDatabaseUrl ?? postgres?.now().ownerUrl ?? '';

  /** What a program is told. Only errands get the owner's address. */
  const told = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ...env,
    GEWU_HOME: home,
    GEWU_HOST: config.host,
    GEWU_PORT: String(port),
    GEWU_PUBLIC_ORIGIN: config.publicOrigin ?? '',
    DATABASE_URL: databaseUrl(),
    GEWU_OWNER_DATABASE_URL: '',
    TEMPORAL_ADDRESS: config.temporalAddress ?? temporal?.now().address,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    ...more,
  });

  const record = (): void => {
    writeRunFile(home, {
      url: config.publicOrigin ?? origin(),
      pids: { supervisor: process.pid, postgres: postgres?.now().pid, temporal: temporal?.now().pid, api: api?.now().pid, worker: worker?.now().pid },
      ports: { api: port, postgres: postgres?.now().port, temporal: temporal?.now().port },
      versions: { gewu: ownVersion(), node: process.version, postgres: postgres?.now().version ?? 'elsewhere', temporal: engine },
    });
  };

  /** A server that came back could not have its old port: those who knew the old address are renewed. */
  let known = '';
  const moved = (): void => {
    record();
    const addresses = `${databaseUrl()} ${temporal?.now().address}`;
    if (known !== '' && known !== addresses) void Promise.all([api?.renew(), worker?.renew()]);
    known = addresses;
  };

  const openDatabase = async (): Promise<void> => {
    if (config.databaseUrl !== undefined) return;
    postgres = await keepRunning<Postgres>({
      name: 'postgres',
      start: (_, before) => startPostgres({ home, log, port: before?.port }),
      log,
      returned: () => moved(),
    });
  };

  const openEngine = async (): Promise<void> => {
    if (config.temporalAddress !== undefined) return;
    const cli = await findCli({ cliPath: config.temporalCliPath, path: env.PATH, log });
    engine = `${cli.path} (${cli.from})`;
    temporal = await keepRunning<Temporal>({
      name: 'temporal',
      start: (_, before) => startTemporal({ home, cli: cli.path, namespace: config.temporalNamespace, port: before?.port }),
      log,
      returned: () => moved(),
    });
  };

  const openDoor = async (): Promise<void> => {
    const ready = answersOk(`${origin()}/readyz`, 60_000);
    api = await keepRunning({ name: 'api', start: (ending) => startProgram({ home, file: programs.api, env: told(), ending, ready }), log, returned: () => record() });
  };

  const openWorkshop = async (): Promise<void> => {
    const ready = saysReady(5_000);
    worker = await keepRunning({ name: 'worker', start: (ending) => startProgram({ home, file: programs.worker, env: told(), ending, ready }), log, returned: () => record() });
  };

  /** All settle before the first failure is told, so that `close` knows of everything that was started. */
  const together = async (...steps: Promise<void>[]): Promise<void> => {
    const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
    if (failed) throw failed.reason;
    if (closing) throw new Error('stopped while starting');
  };

  const open = async (): Promise<{ url: string }> => {
    mkdirSync(home, { recursive: true });
    chmodSync(home, 0o711);
    await endLeftovers(home, log);
    port = await portFor(config.port);
    log('starting the database and the engine …');
    await together(openDatabase(), openEngine());
    moved();
    const asOwner = told({ DATABASE_URL: ownerUrl(), GEWU_OWNER_DATABASE_URL: ownerUrl() });
    log('bringing the tables up to date …');
    await together(errands.run(programs.migrate, asOwner));
    await together(errands.run(programs.seed, told({ GEWU_OWNER_DATABASE_URL: ownerUrl() })));
    log('starting api and worker …');
    await together(openDoor(), openWorkshop());
    record();
    return { url: config.publicOrigin ?? origin() };
  };

  let opening: Promise<unknown> = Promise.resolve();
  return {
    open: () => {
      const opened = open();
      opening = opened.catch(() => undefined);
      return opened;
    },
    close: async () => {
      closing = true;
      errands.stop();
      await opening;
      for (const [name, kept] of Object.entries({ api, worker, temporal, postgres })) {
        if (kept === undefined) continue;
        log(`stopping ${name} …`);
        await kept.stop();
      }
      removeRunFile(home);
    },
  };
}

async function portFor(wanted: number): Promise<number> {
  const port = await freePort(wanted);
  if (wanted !== 0 && port !== wanted) throw new Error(`port ${wanted} is taken; choose another with GEWU_PORT, or GEWU_PORT=0 for a free one`);
  return port;
}

function addressOf(host: string): string {
  if (isLoopback(host)) return host.includes(':') ? `[${host}]` : host;
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(join(bin, '..', 'package.json'), 'utf8')) as { version: string }).version;
}
