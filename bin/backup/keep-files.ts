import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Photos and voices are named by their hash and never change: on the same disk a second name costs nothing, elsewhere they are copied.
 * @returns how many files are there
 */
export function keepFiles(from: string, into: string): number {
  if (!existsSync(from)) return 0;
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  for (const file of files) {
    const target = join(into, relative(from, file));
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) linkOrCopy(file, target);
  }
  return files.length;
}

function linkOrCopy(file: string, target: string): void {
  try {
    linkSync(file, target);
  } catch {
    copyFileSync(file, target);
  }
}
