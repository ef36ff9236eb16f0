import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The system account a database runs under. */
export type Account = { name: string; uid: number; gid: number };

/**
 * The account for the database: ourselves, unless we are root. Postgres refuses to run as root, so then it is `postgres`, else `nobody`
 * (initdb needs an account that /etc/passwd knows).
 */
export function databaseAccount(uid = process.getuid?.() ?? 0, passwd = () => readFileSync('/etc/passwd', 'utf8')): Account | undefined {
  if (uid !== 0) return undefined;
  const lines = passwd().split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const line = lines.find(([name]) => name === wanted);
    if (line) return { name: wanted, uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error('Postgres will not run as root, and this system has neither an account postgres nor nobody to run it under');
}

/** True when the account may pass through every folder above the path. Without an account it is ourselves, who may. */
export function mayTraverse(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
