import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive, endProcess, processesWith } from '../../bin/living.ts';

/** Ends the servers of runs whose jest was killed before it could, and removes their homes. */
export async function sweepAbandoned(folder = tmpdir()): Promise<void> {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^gewu-tests-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || alive(pid)) continue;
    const home = join(folder, name);
    await Promise.all(processesWith(home).map((left) => endProcess(left, 'SIGINT', 2_000)));
    rmSync(home, { recursive: true, force: true });
  }
}
