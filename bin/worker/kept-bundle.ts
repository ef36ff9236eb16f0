import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

export const bundlesOf = (home: string): string => join(home, 'bundles');

/** Keeps the bundle of workflows that runs now, by its hash, for as long as a history may have to be run again. @returns the hash */
export function keepBundle(home: string, codePath: string): string {
  const hash = createHash('sha256').update(readFileSync(codePath)).digest('hex');
  const kept = join(bundlesOf(home), `${hash}.js`);
  if (existsSync(kept)) return hash;
  mkdirSync(bundlesOf(home), { recursive: true, mode: 0o700 });
  const half = `${kept}.${randomUUID()}`;
  copyFileSync(codePath, half);
  renameSync(half, kept);
  return hash;
}
