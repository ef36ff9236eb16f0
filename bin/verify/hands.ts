import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Part, Verifying } from '../../db/verify.ts';
import type { PartWish } from './part.ts';

/** No more than this many at once: each reads the ledger over a connection of its own. */
const most = 4;

/** A thread for each processor but one, which the database needs (two on two processors were slower than one), each with about as many lines as the others; one where nobody knows how the lines lie. */
export const handsOf = ({ databaseUrl, home }: { databaseUrl: string; home: string }, hands = Math.max(1, Math.min(most, availableParallelism() - 1))): NonNullable<Verifying['inParts']> =>
  ({ snapshot, bounds }) => {
    const cuts = bounds.length < hands ? [] : Array.from({ length: hands - 1 }, (_, nth) => bounds[Math.floor(((nth + 1) * bounds.length) / hands)]!);
    const ends = [undefined, ...cuts, undefined];
    return Promise.all(ends.slice(1).map((to, nth) => inThread({ databaseUrl, home, snapshot, range: { from: ends[nth], to } })));
  };

function inThread(wish: PartWish): Promise<Part> {
  const thread = new Worker(new URL('part.ts', import.meta.url), { workerData: wish });
  return new Promise((settle, fail) => {
    thread.once('message', settle);
    thread.once('error', fail);
    thread.once('exit', (code) => fail(new Error(`a thread of the verification ended with ${code}`)));
  });
}
