import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseAccount } from '../postgres/account.ts';
import type { Account } from '../postgres/account.ts';
import { placeFor } from '../postgres/place.ts';
import { startPostgres } from '../postgres.ts';
import { keepFiles } from './keep-files.ts';
import { checkWhole } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** Numbers that may have been given to residents after the backup was taken are never given again. */
const gap = 1_000;

export interface Restored { manifest: Manifest; epoch: number; asideAs: string | null }

/**
 * Puts a backup in the place of the database of a home that is closed. What stood there is moved aside, not removed, and so is the engine's store: every open case and
 * visit is brought back from its row at the next start. A restore is a new epoch: whoever still holds work from before cannot write it any more.
 * @throws when the backup is damaged, before anything is touched
 */
export async function restoreBackup({ home, from, log }: { home: string; from: string; log: (line: string) => void }): Promise<Restored> {
  log('checking every file of the backup …');
  const manifest = await checkWhole(from);
  const account = databaseAccount();
  const place = placeFor(home, account);
  const mark = `before-${manifest.at.replaceAll(/[:.]/g, '-')}-${Date.now()}`;
  const asideAs = existsSync(place.data) ? `${place.data}.${mark}` : null;
  const fresh = `${place.data}.fresh`;
  log('copying the database back …');
  rmSync(fresh, { recursive: true, force: true });
  copyBack(join(from, 'database'), fresh, account);
  if (asideAs !== null) renameSync(place.data, asideAs);
  renameSync(fresh, place.data);
  keepFiles(join(from, 'files'), join(home, 'files'));
  const engine = join(home, 'engine');
  if (existsSync(engine)) renameSync(engine, `${engine}.${mark}`);
  return { manifest, epoch: await beginEpoch(home, log), asideAs };
}

/** Starts the database once by itself, so that it recovers, and says in it that this is another time. */
async function beginEpoch(home: string, log: (line: string) => void): Promise<number> {
  log('starting the database once, to recover …');
  const server = await startPostgres({ home, log });
  const client = new Client({ connectionString: server.ownerUrl });
  try {
    await client.connect();
    const { rows: [row] } = await client.query<{ epoch: number }>("update setting set value = to_jsonb(value::text::int + 1) where key = 'epoch' returning value::text::int as epoch");
    await client.query('update numbering set last = last + $1', [gap]);
    return row!.epoch;
  } finally {
    await client.end();
    await server.stop();
  }
}

function copyBack(from: string, into: string, account: Account | undefined): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  if (account) chownSync(into, account.uid, account.gid);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(into, entry.name)];
    if (entry.isDirectory()) {
      copyBack(source, target, account);
      continue;
    }
    copyFileSync(source, target);
    if (account) chownSync(target, account.uid, account.gid);
  }
}
