import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseAccount } from '../postgres/account.ts';
import { placeFor } from '../postgres/place.ts';
import { copyCluster } from './copy-cluster.ts';
import { keepFiles } from './keep-files.ts';
import type { Manifest } from './manifest.ts';
import { sumsOf, writeManifest } from './manifest.ts';

export interface BackupWish {
  home: string;
  /** The folder that holds the backups, one folder each. */
  to: string;
  adminUrl: string;
  ownerUrl: string;
  version: string;
  /** Older ones beyond this many are removed. */
  keep: number;
}

const half = '.half';

/** Copies database and files of an open house. Until the last byte is there the folder's name says that it is half a backup. */
export async function takeBackup({ home, to, adminUrl, ownerUrl, version, keep }: BackupWish): Promise<{ folder: string; manifest: Manifest; files: number }> {
  const place = placeFor(home, databaseAccount());
  const at = new Date();
  const folder = join(to, at.toISOString().replaceAll(/[:.]/g, '-'));
  const unfinished = `${folder}${half}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(to)) if (name.endsWith(half) && join(to, name) !== unfinished) rmSync(join(to, name), { recursive: true, force: true });

  const stood = await standingOf(ownerUrl);
  await copyCluster(adminUrl, place.data, join(unfinished, 'database'));
  const files = keepFiles(join(home, 'files'), join(unfinished, 'files'));
  const { sums, bytes } = await sumsOf(join(unfinished, 'database'));
  const manifest: Manifest = { at: at.toISOString(), gewu: version, postgres: Number(readFileSync(join(place.data, 'PG_VERSION'), 'utf8')), ...stood, bytes, sums };
  writeManifest(unfinished, manifest);
  renameSync(unfinished, folder);
  await sayTaken(ownerUrl, at);
  for (const old of backupsIn(to).slice(0, -keep)) rmSync(old, { recursive: true, force: true });
  return { folder, manifest, files };
}

/** The whole backups of a folder, the oldest first. */
export const backupsIn = (to: string): string[] => readdirSync(to).filter((name) => /^\d{4}-.*Z$/.test(name)).toSorted().map((name) => join(to, name));

/** What is certainly in the copy: the epoch, the lines that are sealed, and the newest seal. */
async function standingOf(ownerUrl: string): Promise<Pick<Manifest, 'epoch' | 'lines' | 'head'>> {
  return asked(ownerUrl, async (client) => {
    const { rows: [row] } = await client.query<{ epoch: number; lines: string | null; head: string | null }>(`
      select (select value::text::int from setting where key = 'epoch') as epoch, seal.size::text as lines, encode(seal.root, 'hex') as head
      from (values (1)) one left join lateral (select size, root from seal order by n desc limit 1) seal on true`);
    return { epoch: row!.epoch, lines: Number(row!.lines ?? 0), head: row!.head };
  });
}

/** So that everybody can see how old the last one is. */
const sayTaken = (ownerUrl: string, at: Date): Promise<void> => asked(ownerUrl, async (client) => {
  await client.query("insert into setting (key, value) values ('backup', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify({ at: at.toISOString() })]);
});

async function asked<T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
