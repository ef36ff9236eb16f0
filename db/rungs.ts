import type { NewEntry } from '../domain/case/entries.ts';
import type { Db } from './connect.ts';

/**
 * Takes every rung that these lines reached, so that none is ever reached twice, whatever the clock believes.
 * @throws when one was taken before (SQLSTATE 23505): the transaction must not commit
 */
export async function claimRungs(trx: Db, stream: string, entries: readonly NewEntry[]): Promise<void> {
  const rungs = entries.flatMap((entry) => (entry.type === 'RungReached' || entry.type === 'Supervised' ? [entry.data] : []));
  if (rungs.length === 0) return;
  await trx.insertInto('rung').values(rungs.map(({ clock, round, about, rung }) => ({ stream, clock, round, about: about ?? '', rung }))).execute();
}
