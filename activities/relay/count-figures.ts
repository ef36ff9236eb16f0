import type { Db } from '../../db/connect.ts';
import { countFigures, newDocuments } from '../../db/figures/count.ts';

/** Keeps the figures up with the ledger; `once` is true when lines are still waiting in numbers. */
export function createFigureCounter({ db, now = Date.now }: { db: Db; now?: () => number }): { once: () => Promise<boolean> } {
  const documents = newDocuments();
  return { once: async () => (await countFigures(db, { documents, now: now() })).more };
}
