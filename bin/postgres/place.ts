import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mayTraverse } from './account.ts';
import type { Account } from './account.ts';

/** Where one database keeps its things. */
export type Place = { folder: string; data: string; log: string; socket: string; programs: string };

const longestSocketPath = 107;

/**
 * The folders of the database of a home. It lives in `<home>/pg` (0711 above, so that another account can pass), or under the system's
 * lasting temporary folder when that account cannot reach the home, as under a private home directory.
 */
export function placeFor(home: string, account: Account | undefined): Place {
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o711);
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const folder = mayTraverse(join(home, 'pg'), account) ? join(home, 'pg') : join('/var/tmp', `gewu-${key}`, 'pg');
  const roomy = join(folder, 'run');
  const socket = Buffer.byteLength(`${roomy}/.s.PGSQL.65535`) <= longestSocketPath ? roomy : join(tmpdir(), `gewu-${key}`);
  const programs = account === undefined ? folder : join('/var/tmp', `gewu-programs-${account.uid}`);
  if (dirname(folder) !== home) open(dirname(folder));
  if (account) open(programs);
  for (const one of [folder, socket]) shut(one, account);
  return { folder, data: join(folder, 'data'), log: join(folder, 'log'), socket, programs };
}

/** A folder of ours that others may pass through. */
function open(folder: string): void {
  mkdirSync(folder, { recursive: true });
  refuseStrangers(folder, undefined);
  chmodSync(folder, 0o711);
}

/** A folder for the account alone. */
function shut(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true });
  refuseStrangers(folder, account);
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

/** In a folder that everybody may write to, a stranger could have made ours before us. */
function refuseStrangers(folder: string, account: Account | undefined): void {
  const { uid } = lstatSync(folder);
  if (uid === (process.getuid?.() ?? uid) || uid === account?.uid) return;
  throw new Error(`${folder} belongs to somebody else (uid ${uid}); remove it or choose another GEWU_HOME`);
}

