import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { restoreBackup } from './backup/restore.ts';
import { backupsIn } from './backup/take.ts';
import { readConfig } from './config.ts';
import { livingSupervisor } from './supervisor/leftovers.ts';

const options = { from: { type: 'string' } } as const;

/** `npm run restore [-- --from FOLDER]`: puts a backup, by default the newest under `backups/` of GEWU_HOME, in the place of the database. The house must be closed. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options, strict: true });
  const { home, databaseUrl } = readConfig(process.env);
  if (databaseUrl !== undefined) throw new Error('DATABASE_URL names a database of its own: restore it with its own tools');
  if (livingSupervisor(home)) throw new Error(`Gewu runs for ${home}: stop it first`);
  const own = join(home, 'backups');
  const from = values.from === undefined ? existsSync(own) && backupsIn(own).at(-1) : resolve(values.from);
  if (!from) throw new Error(`there is no backup in ${own}: name one with --from`);
  if (!existsSync(join(home, 'secrets'))) throw new Error(`${join(home, 'secrets')} is missing: put the secrets of that house there first, without them nothing can be read`);
  const { manifest, epoch, asideAs } = await restoreBackup({ home, from, log: (line) => console.log(`gewu: ${line}`) });
  console.log(`The house stands as it did at ${manifest.at} (${manifest.lines} sealed lines); it is epoch ${epoch} now.`);
  if (asideAs) console.log(`What stood there before is ${asideAs}; remove it when you are sure.`);
  console.log('npm start brings every open case and visit back into the engine; npm run verify does the whole sum again.');
}

run().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exitCode = 2;
});
