import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { goRound } from '../../activities/relay/round.ts';
import type { Round } from '../../activities/relay/round.ts';
import { backupsIn } from '../backup/take.ts';

const hour = 3_600_000;

/**
 * Takes a backup whenever the newest one is older than `everyHours`; looks once an hour. The first is taken when the house has been open for an hour, so that
 * trying it out leaves none behind.
 */
export function keepBackups({ home, everyHours, take, log }: { home: string; everyHours: number; take: () => Promise<void>; log: (line: string) => void }): Round | undefined {
  if (everyHours === 0) return undefined;
  const openedAt = Date.now();
  return goRound({
    everyMs: hour,
    once: async () => {
      if (isDue(join(home, 'backups'), { everyHours, openedAt, now: Date.now() })) await take();
      return false;
    },
    failed: (failure) => log(`backup: ${(failure as Error).message}`),
  });
}

/** Is it time, by the age of the newest whole backup of this folder? */
export function isDue(folder: string, { everyHours, openedAt, now }: { everyHours: number; openedAt: number; now: number }): boolean {
  if (now - openedAt < hour * 0.9) return false;
  const newest = existsSync(folder) ? backupsIn(folder).at(-1) : undefined;
  return newest === undefined || now - statSync(newest).mtimeMs >= everyHours * hour;
}
