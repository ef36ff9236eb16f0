import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** What a running server makes anew for itself; the logs of its writing are copied at the end, after everything that they explain. */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);

/**
 * Copies a running database the way its own tools do (PostgreSQL 18, "Making a Base Backup Using the Low Level API"): what was committed when this began is in the
 * copy, whatever is written meanwhile. A slot that ends with the connection holds the write-ahead logs back until they are copied.
 * @param data the server's data directory
 * @param into an empty folder
 */
export async function copyCluster(adminUrl: string, data: string, into: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("select pg_create_physical_replication_slot('gewu_backup_' || pg_backend_pid(), true, true)");
    const { rows: [begun] } = await client.query<{ from: string }>("select pg_walfile_name(pg_backup_start('gewu', true)) as from");
    copyFolder(data, into);
    const { rows: [stopped] } = await client.query<{ labelfile: string; to: string }>('select labelfile, pg_walfile_name(lsn) as to from pg_backup_stop(false)');
    writeFileSync(join(into, 'backup_label'), stopped!.labelfile, { mode: 0o600 });
    for (const folder of leftOut) if (folder.startsWith('pg_')) mkdirSync(join(into, folder), { recursive: true, mode: 0o700 });
    mkdirSync(join(into, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
    const needed = readdirSync(join(data, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= begun!.from && name <= stopped!.to);
    for (const name of needed) copyFileSync(join(data, 'pg_wal', name), join(into, 'pg_wal', name));
  } finally {
    await client.end();
  }
}

/** A file may vanish while others are copied: its end is in the write-ahead log. */
function copyFolder(from: string, into: string, top = true): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name.startsWith('pgsql_tmp') || (top && leftOut.has(entry.name))) continue;
    const [source, target] = [join(from, entry.name), join(into, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target, false);
    else copyOrSkip(source, target);
  }
}

function copyOrSkip(source: string, target: string): void {
  try {
    copyFileSync(source, target);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure;
  }
}
