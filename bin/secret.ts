import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The named secret of a home (`secrets/<name>`, 0600), made on first need: 32 random bytes in base64url. Two processes that need it first
 * at the same moment get the same one.
 */
export function secretOf(home: string, name: string): string {
  const folder = join(home, 'secrets');
  const file = join(folder, name);
  const found = read(file);
  if (found !== undefined) return found;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, a link never replaces what somebody else has just put there.
    linkSync(draft, file);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
}
