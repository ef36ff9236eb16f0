import type { Awaited, Upto } from '../../db/audit/witnesses.ts';
import { awaitWitness, keepWitness, walks } from '../../db/audit/witnesses.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { caseWorkflowId, visitWorkflowId } from '../../workflows/address.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';
import type { Histories } from './histories.ts';

export interface WitnessDeps {
  db: Db;
  keys: KeyRing;
  engine: Pick<Engine, 'isUp' | 'runs'> & { visits: Pick<Engine['visits'], 'runs'> };
  histories: Pick<Histories, 'of'>;
  /** The SDK and the bundle of workflows that run here. */
  code: { sdk: string; bundle: string };
  /** The number of a case, the id of a visit. */
  failed: (name: string, failure: unknown) => void;
}

const page = 200;

/**
 * Fetches what the engine remembers of cases that were closed and visits that were made, and once more of those whose workflow has ended,
 * before it forgets. It walks through them by when that was, and goes over again what could not be fetched yet; of what lies behind, which may
 * be millions, nothing is asked twice.
 */
export function createWitnessKeeper({ db, keys, engine, histories, code, failed }: WitnessDeps) {
  const upTo = new Map<number, Upto>();
  const runs = ({ kind, name }: Awaited): Promise<boolean> => (kind === 'case' ? engine.runs(name) : engine.visits.runs(name));

  const walk = async (nth: number): Promise<boolean> => {
    const found = await awaitWitness(db, walks[nth]!, { after: upTo.get(nth), limit: page });
    const kept = new Set(found.filter((one) => one.kept));
    await aFewAtATime(found.filter((one) => !one.kept), async (one) => {
      // The last word was said a moment ago, and its workflow is about to end.
      if (one.moment === 'ended' && (await runs(one))) return;
      await keepWitness(db, keys, one, await histories.of(one.kind === 'case' ? caseWorkflowId(one.name) : visitWorkflowId(one.name)), code);
      kept.add(one);
    }, ({ name }, failure) => failed(name, failure), 2);
    const missing = found.findIndex((one) => !kept.has(one));
    const last = missing < 0 ? found.at(-1) : found[missing - 1];
    if (last) upTo.set(nth, { at: last.at, stream: last.stream });
    return missing < 0 && found.length === page;
  };

  return {
    /** @returns true when there are more */
    async once(): Promise<boolean> {
      if (!(await engine.isUp())) return false;
      let more = false;
      for (const nth of walks.keys()) if (await walk(nth)) more = true;
      return more;
    },
  };
}
