import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alive, commandOf, endProcess, programOf } from '../living.ts';

/**
 * Ends the server that a killed supervisor left running on this data directory, so that the new one starts under a parent again.
 * @returns the pid that was ended, or undefined when there was none
 */
export async function endOrphan(data: string): Promise<number | undefined> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid) || !isOurs(pid, data)) return undefined;
  await endProcess(pid, 'SIGINT', 30_000);
  if (!alive(pid)) rmSync(file, { force: true });
  return pid;
}

/** A pid file may outlive its process, and the number then belong to a stranger. */
function isOurs(pid: number, data: string): boolean {
  return programOf(pid).endsWith('/postgres') && commandOf(pid).includes(data);
}
