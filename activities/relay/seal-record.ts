import { sealLines } from '../../db/audit/sealing.ts';
import { newestSeal, sealingBehind } from '../../db/audit/seals.ts';
import type { Signer } from '../../db/audit/signer.ts';
import type { Db } from '../../db/connect.ts';

export interface SealerDeps {
  db: Db;
  /** Read anew each time: a key may have taken over meanwhile. */
  signer: () => Signer;
  now?: () => number;
  /** Milliseconds between two seals, unless so many lines wait. */
  everyMs?: number;
  atOnce?: number;
}

/**
 * Seals what was written: every minute, or as soon as 4,096 lines wait.
 * @returns true when lines are still waiting in numbers
 */
export async function sealRecord({ db, signer, now = Date.now, everyMs = 60_000, atOnce = 4_096 }: SealerDeps): Promise<boolean> {
  const last = await newestSeal(db);
  const waiting = await sealingBehind(db, atOnce);
  if (waiting.lines === 0 || (waiting.lines < atOnce && last !== undefined && now() - last.at < everyMs)) return false;
  const made = await sealLines(db, { signer: signer(), now: now() });
  return made !== undefined && waiting.lines >= atOnce;
}
