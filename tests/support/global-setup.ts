import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { startPostgres } from '../../bin/postgres.ts';
import type { Postgres } from '../../bin/postgres.ts';
import { startTemporal } from '../../bin/temporal.ts';
import type { Temporal } from '../../bin/temporal.ts';
import { findCli } from '../../bin/temporal/cli.ts';
import { sweepAbandoned } from './abandoned.ts';
import { inDatabase } from './postgres.ts';
import { runVariable } from './run.ts';
import type { Run } from './run.ts';

declare global {
  var gewuTestServers: { home: string; postgres: Postgres; temporal: Temporal | undefined } | undefined;
}

/** One Postgres with a migrated template and one Temporal for the whole run, in a home of their own and on free ports. */
export default async function setUp(): Promise<void> {
  await sweepAbandoned();
  const home = mkdtempSync(join(tmpdir(), `gewu-tests-${process.pid}-`));
  const [postgres, engine] = await Promise.all([startPostgres({ home, quick: true }), startEngine(home)]);
  globalThis.gewuTestServers = { home, postgres, temporal: engine.temporal };
  const template = 'gewu_template';
  await makeTemplate(postgres, template);
  const run: Run = { home, template, adminUrl: postgres.adminUrl, ownerUrl: postgres.ownerUrl, appUrl: postgres.url, engine: engine.found };
  const file = join(home, 'run.json');
  writeFileSync(file, JSON.stringify(run), { mode: 0o600 });
  process.env[runVariable] = file;
}

async function startEngine(home: string): Promise<{ found: Run['engine']; temporal?: Temporal }> {
  const namespace = 'gewu-tests';
  try {
    const { path: cli } = await findCli({ cliPath: process.env.TEMPORAL_CLI_PATH, path: process.env.PATH });
    const temporal = await startTemporal({ home, cli, namespace });
    return { found: { address: temporal.address, namespace, cli }, temporal };
  } catch (failure) {
    return { found: { missing: (failure as Error).message } };
  }
}

async function makeTemplate({ adminUrl, ownerUrl }: Postgres, template: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${template} owner gewu_owner`);
  await client.end();
  const migrations = join(__dirname, '..', '..', 'db', 'migrate.ts');
  if (!existsSync(migrations)) return;
  const { migrateToLatest } = (await import(pathToFileURL(migrations).pathname)) as { migrateToLatest: (url: string) => Promise<void> };
  await migrateToLatest(inDatabase(ownerUrl, template));
}
