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
  /** How many are looked at in one go. */
  page?: number;
}

/** Histories of a walk that could not be fetched yet; with more than that the engine is ill, and the walk waits for it. */
const mostLeft = 400;

/**
 * Fetches what the engine remembers of cases that were closed and visits that were made, and once more of those whose workflow has ended,
 * before it forgets. It walks through them by when that was, and asks again for what could not be fetched yet, which keeps nobody waiting behind
 * it; of what else lies behind, which may be millions, nothing is asked twice.
 */
export function createWitnessKeeper({ db, keys, engine, histories, code, failed, page = 200 }: WitnessDeps) {
  const upTo = new Map<number, Upto>();
  const left = new Map<number, Awaited[]>();
  const runs = ({ kind, name }: Awaited): Promise<boolean> => (kind === 'case' ? engine.runs(name) : engine.visits.runs(name));

  const walk = async (nth: number): Promise<boolean> => {
    const before = left.get(nth) ?? [];
    const fresh = before.length < mostLeft ? await awaitWitness(db, walks[nth]!, { after: upTo.get(nth), limit: page }) : [];
    const asked = [...before, ...fresh.filter((one) => !one.kept)];
    const kept = new Set<Awaited>();
    await aFewAtATime(asked, async (one) => {
      // The last word was said a moment ago, and its workflow is about to end.
      if (one.moment === 'ended' && (await runs(one))) return;
      await keepWitness(db, keys, one, await histories.of(one.kind === 'case' ? caseWorkflowId(one.name) : visitWorkflowId(one.name)), code);
      kept.add(one);
    }, ({ name }, failure) => failed(name, failure), 2);
    left.set(nth, asked.filter((one) => !kept.has(one)));
    const last = fresh.at(-1);
    if (last) upTo.set(nth, { at: last.at, stream: last.stream });
    return fresh.length === page;
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
