import type { Db } from '../../db/connect.ts';
import { lateAlarms, unfinishedCases } from '../../db/late-alarms.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface ReconcilerDeps {
  db: Db;
  engine: Pick<Engine, 'wake' | 'resume' | 'runs' | 'identity'>;
  /** What was put right: the number of cases. */
  found: (what: 'lateAlarm' | 'noWorkflow', cases: number) => void;
  failed: (number: string, failure: unknown) => void;
  /** Milliseconds that an alarm may be late before it counts as lost. */
  lateBy?: number;
  /** Cases looked at in one go. */
  page?: number;
  /** Milliseconds between two comparisons while the engine is the same as before. */
  everyMs?: number;
}

/**
 * Compares what Postgres knows with what the engine does, and puts the engine right: alarms that did not ring, open cases that
 * no workflow waits for. Ids come from Postgres, never from Temporal's lists, which may lag. "Delete the engine, keep the
 * cases" is an ordinary day for it.
 */
export function createReconciler({ db, engine, found, failed, lateBy = 30_000, page = 200, everyMs = 60_000 }: ReconcilerDeps) {
  /** Where the walk through all open cases stands; it goes round and round. */
  let after: string | undefined;
  let known: string | undefined;
  let nextAt = 0;

  const ringLateAlarms = async (): Promise<void> => {
    const late = await lateAlarms(db, { lateBy, limit: page });
    const rung = await aFewAtATime(late, ({ number, caseId, seen }) => engine.wake(number, { caseId, seen }), ({ number }, failure) => failed(number, failure));
    if (rung > 0) found('lateAlarm', rung);
  };

  const walkOn = async (): Promise<boolean> => {
    const cases = await unfinishedCases(db, { limit: page, ...(after !== undefined && { after }) });
    let missing = 0;
    const look = async ({ number, caseId, seen }: (typeof cases)[number]): Promise<void> => {
      if (await engine.runs(number)) return;
      missing += 1;
      await engine.resume(number, { caseId, seen });
    };
    await aFewAtATime(cases, look, ({ number }, failure) => failed(number, failure));
    if (missing > 0) found('noWorkflow', missing);
    const last = cases.length < page ? undefined : cases.at(-1)?.caseId;
    after = last;
    // Where one is missing others may be: the walk goes on at once, to its end.
    return missing > 0 && last !== undefined;
  };

  return {
    /**
     * To be called every few seconds: compares when a minute has passed, or at once when the engine is another than before.
     * @returns true when the next call should follow at once
     * @throws when the engine is away
     */
    async once(): Promise<boolean> {
      const identity = await engine.identity();
      if (identity !== known) [known, after, nextAt] = [identity, undefined, 0];
      if (Date.now() < nextAt) return false;
      await ringLateAlarms();
      const more = await walkOn();
      nextAt = more ? 0 : Date.now() + everyMs;
      return more;
    },
  };
}
