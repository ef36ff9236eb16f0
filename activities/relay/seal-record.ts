import { sealLines } from '../../db/audit/sealing.ts';
import { newestSeal, sealingBehind, sealingHeld } from '../../db/audit/seals.ts';
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
  /** Told, each round, that a transaction nobody ended keeps lines from being sealed for so many seconds. */
  held?: (seconds: number) => void;
}

/** Seconds that a transaction may take before it counts as forgotten. */
const forgotten = 30;

/**
 * Seals what was written: every minute, or as soon as 4,096 lines wait. Says where a forgotten transaction keeps lines from being sealed.
 * @returns true when lines are still waiting in numbers
 */
export async function sealRecord({ db, signer, now = Date.now, everyMs = 60_000, atOnce = 4_096, held }: SealerDeps): Promise<boolean> {
  const kept = await sealingHeld(db);
  if (kept !== null && kept > forgotten) held?.(Math.round(kept));
  const last = await newestSeal(db);
  const waiting = await sealingBehind(db, atOnce);
  if (waiting.lines === 0 || (waiting.lines < atOnce && last !== undefined && now() - last.at < everyMs)) return false;
  const made = await sealLines(db, { signer: signer(), now: now() });
  return made !== undefined && waiting.lines >= atOnce;
}
