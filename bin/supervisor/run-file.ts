import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['supervisor', 'postgres', 'temporal', 'api', 'worker'] as const;

/** What runs for a home: `run.json`. A server that somebody else runs has no pid here. */
export type RunFile = {
  url: string;
  pids: Partial<Record<(typeof names)[number], number>>;
  ports: Partial<Record<'api' | 'postgres' | 'temporal', number>>;
  versions: Record<string, string>;
};

/** Replaces `run.json` as a whole, so that a reader never sees half of it. */
export function writeRunFile(home: string, run: RunFile): void {
  const file = join(home, 'run.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o644 });
  renameSync(`${file}.new`, file);
}

/** The last `run.json` of a home, or undefined when there is none that can be read. */
export function readRunFile(home: string): RunFile | undefined {
  const file = join(home, 'run.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}

/** After an orderly stop nothing runs, and nothing says so. */
export function removeRunFile(home: string): void {
  rmSync(join(home, 'run.json'), { force: true });
}
