import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopback } from '../config.ts';
import type { Config } from '../config.ts';
import { freePort } from '../free-port.ts';
import type { Postgres } from '../postgres.ts';
import { cliVersion } from '../temporal/pin.ts';
import type { Temporal } from '../temporal.ts';
import type { Round } from '../../activities/relay/round.ts';
import { keepBackups } from './backups.ts';
import { errandsOf } from './errand.ts';
import { keepRunning } from './keeping.ts';
import type { Kept, Running } from './keeping.ts';
import { endLeftovers } from './leftovers.ts';
import { answersOk, saysReady, startProgram } from './program.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { keepDatabase, keepEngine } from './servers.ts';

const bin = join(import.meta.dirname, '..');

/** The programs of the house; tests put small ones in their place. */
export type Programs = Record<'api' | 'worker' | 'migrate' | 'seed' | 'bundle' | 'backup', string>;

const program = (name: keyof Programs): string => join(bin, `${name}.ts`);
const ours: Programs = { api: program('api'), worker: program('worker'), migrate: program('migrate'), seed: program('seed'), bundle: program('bundle'), backup: program('backup') };

/** Everything that runs for one home. */
export type House = {
  /** Starts all in order; settles when the pages can be opened. @throws when something does not start */
  open(): Promise<{ url: string }>;
  /** Stops all in the other order: api, worker, engine, database. May be called at any time. */
  close(): Promise<void>;
};

type Staff = { postgres?: Kept<Postgres> | undefined; temporal?: Kept<Temporal> | undefined; api?: Kept<Running>; worker?: Kept<Running> };

/** Builds the house of a configuration without starting anything. */
export function house(config: Config, env: NodeJS.ProcessEnv, log: (line: string) => void, programs = ours): House {
  const { home } = config;
  const errands = errandsOf(home);
  const staff: Staff = {};
  let port = config.port;
  let known: string | undefined;
  let closing = false;
  let backups: Round | undefined;
  let opening: Promise<unknown> = Promise.resolve();

  const origin = () => `http://${addressOf(config.host)}:${port}`;
  const databaseUrl = () => config.databaseUrl ?? staff.postgres?.now().url;
  const ownerUrl = () => config.ownerDatabaseUrl ?? staff.postgres?.now().ownerUrl;
  const temporalAddress = () => config.temporalAddress ?? staff.temporal?.now().address;

  /** What a program is told. Only errands learn the owner's address. */
  const told = (owner?: string): NodeJS.ProcessEnv => ({
    ...env,
    GEWU_HOME: home,
    GEWU_HOST: config.host,
    GEWU_PORT: String(port),
    DATABASE_URL: databaseUrl(),
    GEWU_OWNER_DATABASE_URL: owner ?? '',
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: config.temporalNamespace,
  });

  const record = (): void => {
    const { postgres, temporal, api, worker } = staff;
    writeRunFile(home, {
      url: config.publicOrigin ?? origin(),
      pids: { supervisor: process.pid, postgres: postgres?.now().pid, temporal: temporal?.now().pid, api: api?.now().pid, worker: worker?.now().pid },
      ports: { api: port, postgres: postgres?.now().port, temporal: temporal?.now().port },
      versions: { gewu: ownVersion(), node: process.version, postgres: postgres?.now().version ?? 'elsewhere', temporal: temporal ? cliVersion : 'elsewhere' },
    });
  };

  /** A server that came back may not have got its old port: those who knew the old address are renewed. */
  const serverReturned = (): void => {
    record();
    const addresses = `${databaseUrl()} ${temporalAddress()}`;
    if (known !== undefined && known !== addresses) void Promise.all([staff.api?.renew(), staff.worker?.renew()]);
    known = addresses;
  };

  const openServers = async (): Promise<void> => {
    const said = { log, returned: serverReturned };
    await together(
      keepDatabase(config, said).then((kept) => (staff.postgres = kept)),
      keepEngine(config, env.PATH, said).then((kept) => (staff.temporal = kept)),
    );
    serverReturned();
  };

  const openTables = async (): Promise<void> => {
    await together(errands.run(programs.migrate, told(ownerUrl())));
    await together(errands.run(programs.seed, told(ownerUrl())));
  };

  const openPrograms = async (): Promise<void> => {
    const keep = (name: 'api' | 'worker', ready: ReturnType<typeof saysReady>) => {
      const start = (ending: AbortSignal) => startProgram({ home, file: programs[name], env: told(), ending, ready });
      return keepRunning({ name, start, log, returned: record }).then((kept) => (staff[name] = kept));
    };
    await together(keep('api', answersOk(`${origin()}/readyz`, 60_000)), keep('worker', saysReady(5_000)));
    record();
  };

  /** All settle before the first failure is told, so that `close` knows of everything that was started. */
  const together = async (...steps: Promise<unknown>[]): Promise<void> => {
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
    await openServers();
    log('bringing the tables up to date …');
    await together(openTables(), existsSync(join(home, 'cache')) ? Promise.resolve() : errands.run(programs.bundle, told()));
    log('starting api and worker …');
    await openPrograms();
    // The tool finds the open house by its run.json, as it does when a person starts it.
    if (staff.postgres) backups = keepBackups({ home, everyHours: config.backupHours, log, take: () => errands.run(programs.backup, { ...env, GEWU_HOME: home, DATABASE_URL: '' }) });
    return { url: config.publicOrigin ?? origin() };
  };

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
      await backups?.stop();
      for (const name of ['api', 'worker', 'temporal', 'postgres'] as const) {
        if (staff[name] === undefined) continue;
        log(`stopping ${name} …`);
        await staff[name].stop();
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
