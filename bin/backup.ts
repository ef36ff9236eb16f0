import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeBackup } from './backup/take.ts';
import { readConfig } from './config.ts';
import { databaseAddresses } from './postgres.ts';
import { livingSupervisor } from './supervisor/leftovers.ts';
import { readRunFile } from './supervisor/run-file.ts';

const options = { to: { type: 'string' }, keep: { type: 'string', default: '7' } } as const;

/**
 * `npm run backup [-- --to DIR] [--keep 7]`: a copy of database and files of the open house, by default under `backups/` of GEWU_HOME. The secrets are not in it: without
 * them nobody can read what people wrote, with them everybody can, so they are kept somewhere else.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options, strict: true });
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1) throw new Error('--keep must be a whole number from 1 on');
  const { home, databaseUrl } = readConfig(process.env);
  if (databaseUrl !== undefined) throw new Error('DATABASE_URL names a database of its own: back it up with its own tools (pg_basebackup, pgBackRest), and files/ beside it');
  const port = livingSupervisor(home) && readRunFile(home)?.ports.postgres;
  if (!port) throw new Error(`Gewu does not run for ${home}: start it with npm start, or copy the whole folder while it is stopped`);
  const { adminUrl, ownerUrl } = databaseAddresses(home, port);
  const began = Date.now();
  const version = (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }).version;
  const { folder, manifest, files } = await takeBackup({ home, to: resolve(values.to ?? join(home, 'backups')), adminUrl, ownerUrl, version, keep });
  console.log(`${folder}: ${Math.round(manifest.bytes / 2 ** 20)} MB of database and ${files} files in ${((Date.now() - began) / 1000).toFixed(1)} s; ${manifest.lines} sealed lines are in it.`);
  console.log(`Not in it: ${join(home, 'secrets')}. Keep a copy of that folder elsewhere, apart from the backups.`);
}

run().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exitCode = 2;
});
