import type { Db } from '../../db/connect.ts';
import { lateAlarms, unfinishedCases } from '../../db/late-alarms.ts';
import { lateVisits, unfinishedVisits } from '../../db/visits/waiting-visits.ts';
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

/** One kind of stream, as far as it can be compared with the engine. */
interface Compared<Item> {
  late: (wish: { lateBy: number; limit: number }) => Promise<Item[]>;
  unfinished: (wish: { after?: string; limit: number }) => Promise<Item[]>;
  idOf: (item: Item) => string;
  nameOf: (item: Item) => string;
  wake: (item: Item) => Promise<void>;
  resume: (item: Item) => Promise<void>;
  runs: (item: Item) => Promise<boolean>;
}

type Rest = Omit<ReconcilerDeps, 'db' | 'engine'> & Pick<Engine, 'identity'>;

/**
 * Compares what Postgres knows with what the engine does, and puts the engine right: alarms that did not ring, open cases that
 * no workflow waits for. Ids come from Postgres, never from Temporal's lists, which may lag. "Delete the engine, keep the
 * cases" is an ordinary day for it.
 */
export const createReconciler = ({ db, engine, ...rest }: ReconcilerDeps) => compare({
  late: (wish) => lateAlarms(db, wish), unfinished: (wish) => unfinishedCases(db, wish), idOf: ({ caseId }) => caseId, nameOf: ({ number }) => number,
  wake: ({ number, caseId, seen }) => engine.wake(number, { caseId, seen }), resume: ({ number, caseId, seen }) => engine.resume(number, { caseId, seen }), runs: ({ number }) => engine.runs(number),
}, { ...rest, identity: () => engine.identity() });

/** The same for visits that have begun their ledger. */
export const createVisitReconciler = ({ db, engine, ...rest }: Omit<ReconcilerDeps, 'engine'> & { engine: Pick<Engine, 'visits' | 'identity'> }) => compare({
  late: (wish) => lateVisits(db, wish), unfinished: (wish) => unfinishedVisits(db, wish), idOf: ({ visitId }) => visitId, nameOf: ({ visitId }) => visitId,
  wake: ({ visitId, seen }) => engine.visits.wake(visitId, { visitId, seen }), resume: ({ visitId, seen }) => engine.visits.resume(visitId, { visitId, seen }), runs: ({ visitId }) => engine.visits.runs(visitId),
}, { ...rest, identity: () => engine.identity() });

function compare<Item>(stream: Compared<Item>, { identity, found, failed, lateBy = 30_000, page = 200, everyMs = 60_000 }: Rest) {
  /** Where the walk through all open streams stands; it goes round and round. */
  let after: string | undefined;
  let known: string | undefined;
  let nextAt = 0;
  const unable = (item: Item, failure: unknown): void => failed(stream.nameOf(item), failure);

  const ringLateAlarms = async (): Promise<void> => {
    const rung = await aFewAtATime(await stream.late({ lateBy, limit: page }), stream.wake, unable);
    if (rung > 0) found('lateAlarm', rung);
  };

  const walkOn = async (): Promise<boolean> => {
    const items = await stream.unfinished({ limit: page, ...(after !== undefined && { after }) });
    let missing = 0;
    const look = async (item: Item): Promise<void> => {
      if (await stream.runs(item)) return;
      missing += 1;
      await stream.resume(item);
    };
    await aFewAtATime(items, look, unable);
    if (missing > 0) found('noWorkflow', missing);
    const last = items.at(-1);
    after = items.length < page || last === undefined ? undefined : stream.idOf(last);
    // Where one is missing others may be: the walk goes on at once, to its end.
    return missing > 0 && after !== undefined;
  };

  return {
    /**
     * To be called every few seconds: compares when a minute has passed, or at once when the engine is another than before.
     * @returns true when the next call should follow at once
     * @throws when the engine is away
     */
    async once(): Promise<boolean> {
      const now = await identity();
      if (now !== known) [known, after, nextAt] = [now, undefined, 0];
      if (Date.now() < nextAt) return false;
      await ringLateAlarms();
      const more = await walkOn();
      nextAt = more ? 0 : Date.now() + everyMs;
      return more;
    },
  };
}
