import type { Config } from '../config.ts';
import { startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';
import { findCli } from '../temporal/cli.ts';
import { startTemporal } from '../temporal.ts';
import type { Temporal } from '../temporal.ts';
import { keepRunning } from './keeping.ts';
import type { Kept } from './keeping.ts';

type Told = { log(line: string): void; returned(): void };

/** The database of the home, kept alive on its port; undefined when DATABASE_URL names somebody else's. */
export async function keepDatabase({ home, databaseUrl }: Config, { log, returned }: Told): Promise<Kept<Postgres> | undefined> {
  if (databaseUrl !== undefined) return undefined;
  return keepRunning<Postgres>({ name: 'postgres', start: (_, before) => startPostgres({ home, log, port: before?.port }), log, returned });
}

/** The engine of the home, kept alive on its port; undefined when TEMPORAL_ADDRESS names somebody else's. */
export async function keepEngine(config: Config, path: string | undefined, { log, returned }: Told): Promise<Kept<Temporal> | undefined> {
  const { home, temporalAddress, temporalNamespace: namespace, temporalCliPath: cliPath } = config;
  if (temporalAddress !== undefined) return undefined;
  const cli = await findCli({ cliPath, path, log });
  if (cli.from !== 'cache') log(`temporal: ${cli.path} (${cli.from})`);
  return keepRunning<Temporal>({ name: 'temporal', start: (_, before) => startTemporal({ home, cli: cli.path, namespace, port: before?.port }), log, returned });
}
