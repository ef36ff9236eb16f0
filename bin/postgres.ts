import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { databaseAccount } from './postgres/account.ts';
import type { Account } from './postgres/account.ts';
import { prepareCluster } from './postgres/cluster.ts';
import { endOrphan } from './postgres/orphan.ts';
import { placeFor } from './postgres/place.ts';
import type { Place } from './postgres/place.ts';
import { findPrograms } from './postgres/programs.ts';
import { answers } from './postgres/ready.ts';
import { prepareRoles } from './postgres/roles.ts';
import { secretOf } from './secret.ts';

/** A running database of our own. All three addresses go through its Unix socket. */
export type Postgres = {
  /** The role of api and worker. */
  url: string;
  /** The role that owns the tables and migrates. */
  ownerUrl: string;
  /** The superuser, for the supervisor and the tests' template databases alone. */
  adminUrl: string;
  pid: number;
  port: number;
  version: string;
  /** Settles when the server has ended, by whatever cause. */
  exited: Promise<string>;
  /** SIGINT (fast shutdown), and SIGQUIT when that has not done it in 30 seconds. */
  stop(): Promise<void>;
};

export type PostgresWish = { home: string; log?: (line: string) => void; database?: string; port?: number | undefined; quick?: boolean };

/**
 * Starts the embedded Postgres of a home, making its data directory first where there is none, and ends what a killed supervisor left.
 * @param wish `port` is tried first, so that a restart keeps the addresses; `quick` trades durability for speed, for tests
 * @throws when no Postgres can be found or it will not start, with the end of its log named
 */
export async function startPostgres({ home: wanted, log = () => undefined, database = 'gewu', port: preferred, quick = false }: PostgresWish): Promise<Postgres> {
  const home = resolve(wanted);
  const account = databaseAccount();
  const place = placeFor(home, account);
  const programs = findPrograms(place.programs, account);
  const ended = await endOrphan(place.data);
  if (ended !== undefined) log(`postgres: ended process ${ended}, left by a supervisor that was killed`);
  const password = secretOf(home, 'postgres-admin');
  await prepareCluster(place, programs, account, password, quick);

  const server = await launch(place, programs.postgres, account, password, preferred);
  const addresses = databaseAddresses(home, server.port, database);
  await prepareRoles(addresses.adminUrl, database, { owner: secretOf(home, 'postgres-owner'), app: secretOf(home, 'postgres-app') });
  return {
    ...server,
    ...addresses,
    version: `${programs.major} (${programs.from === 'package' ? 'embedded' : dirname(programs.postgres)})`,
  };
}

/** The three addresses of the database of a home, for somebody who knows its port from `run.json`. */
export function databaseAddresses(home: string, port: number, database = 'gewu'): Pick<Postgres, 'url' | 'ownerUrl' | 'adminUrl'> {
  const place = placeFor(home, databaseAccount());
  return {
    url: address(place, port, 'gewu_app', secretOf(home, 'postgres-app'), database),
    ownerUrl: address(place, port, 'gewu_owner', secretOf(home, 'postgres-owner'), database),
    adminUrl: address(place, port, 'postgres', secretOf(home, 'postgres-admin'), 'postgres'),
  };
}

type Server = Pick<Postgres, 'pid' | 'port' | 'exited' | 'stop'>;

const attempts = 10;

/** A port may be taken between looking and listening, and a killed server's children may still hold its memory for a moment. */
async function launch(place: Place, program: string, account: Account | undefined, password: string, preferred?: number): Promise<Server> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = await freePort(preferred);
    const server = spawnServer(place, program, account, port);
    let over = false;
    void server.exited.then(() => (over = true));
    if (await answers(address(place, port, 'postgres', password, 'postgres'), 60_000, () => over)) return server;
    if (!over) {
      await server.stop();
      break;
    }
    await pause(100 * attempt);
  }
  throw new Error(`Postgres did not start; its log is ${place.log}`);
}

function spawnServer(place: Place, program: string, account: Account | undefined, port: number): Server {
  const { pid, exited, end } = startChild(program, ['-D', place.data, '-p', String(port)], {
    cwd: place.folder,
    log: place.log,
    env: { PATH: '/usr/bin:/bin', HOME: place.folder, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    account,
  });
  return { pid, port, exited, stop: () => end('SIGINT', 30_000, 'SIGQUIT') };
}

function address(place: Place, port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(place.socket)}`;
}
