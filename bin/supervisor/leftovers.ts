import { join } from 'node:path';
import { alive, commandOf, endProcess, processesWith } from '../living.ts';
import { readRunFile } from './run-file.ts';

/** The mark that each program of a home carries in its command line, after which a leftover is known. */
export function markOf(home: string): string {
  return `--home=${home}`;
}

/** The supervisor that works for this home at this moment, if one does. */
export function livingSupervisor(home: string): { pid: number; url: string } | undefined {
  const run = readRunFile(home);
  const pid = run?.pids.supervisor;
  if (run === undefined || pid === undefined || pid === process.pid || !alive(pid)) return undefined;
  return commandOf(pid).includes('start.ts') ? { pid, url: run.url } : undefined;
}

/**
 * Ends what a killed supervisor left: api and worker first, then the engine. The database's own starter ends the database.
 * A number in `run.json` may by now belong to a stranger, so the command line decides.
 */
export async function endLeftovers(home: string, log: (line: string) => void): Promise<void> {
  const { api, worker, temporal } = readRunFile(home)?.pids ?? {};
  const programs = [...[api, worker].filter((pid) => pid !== undefined && commandOf(pid).includes(markOf(home))), ...processesWith(markOf(home))];
  const store = join(home, 'engine', 'temporal.db');
  const engines = [...[temporal].filter((pid) => pid !== undefined && commandOf(pid).includes(store)), ...processesWith(store, 'start-dev')];
  for (const group of [programs, engines]) {
    const pids = [...new Set(group)].filter((pid): pid is number => pid !== undefined && alive(pid));
    if (pids.length > 0) log(`ending ${pids.join(', ')}, left by a supervisor that was killed`);
    await Promise.all(pids.map((pid) => endProcess(pid, 'SIGTERM', 10_000)));
  }
}
