import { awaitWitness, keepWitness } from '../../db/audit/witnesses.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';
import type { Histories } from './histories.ts';

export interface WitnessDeps {
  db: Db;
  keys: KeyRing;
  engine: Pick<Engine, 'isUp' | 'runs'>;
  histories: Pick<Histories, 'of'>;
  /** The SDK and the bundle of workflows that run here. */
  code: { sdk: string; bundle: string };
  failed: (number: string, failure: unknown) => void;
}

const atOnce = 50;

/**
 * Fetches what the engine remembers of cases that were closed, and once more of those whose workflow has ended, before it forgets.
 * @returns true when there are more
 */
export async function keepWitnesses({ db, keys, engine, histories, code, failed }: WitnessDeps): Promise<boolean> {
  const cases = await awaitWitness(db, atOnce);
  if (cases.length === 0 || !(await engine.isUp())) return false;
  const kept = await aFewAtATime(cases, async (one) => {
    // The last word was said a moment ago, and its workflow is about to end.
    if (one.moment === 'ended' && (await engine.runs(one.number))) return;
    await keepWitness(db, keys, one, await histories.of(one.number), code);
  }, ({ number }, failure) => failed(number, failure), 2);
  return kept === atOnce;
}
