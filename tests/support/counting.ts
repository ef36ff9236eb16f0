import type { Db } from '../../db/connect.ts';
import { countFigures } from '../../db/figures/count.ts';
import { settled } from './sealing.ts';

/** Counts all that was written: counting, like sealing, leaves out whatever is as young as the oldest transaction that runs beside the test. */
export async function countAll(db: Db): ReturnType<typeof countFigures> {
  await settled(db);
  return countFigures(db);
}
