import { setTimeout as rest } from 'node:timers/promises';
import { isDatabaseAway } from '../../db/away.ts';
import type { Db } from '../../db/connect.ts';
import type { OpenedUpTo, VisitWaiting } from '../../db/visits/waiting-visits.ts';
import { visitsToOpen } from '../../db/visits/waiting-visits.ts';
import type { OpenMany } from '../visits/open-many.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface OpenVisitsDeps {
  db: Db;
  engine: Pick<Engine, 'visits' | 'isUp'>;
  /** Writes the first lines of a batch. */
  openMany: OpenMany;
  failed: (visitId: string, failure: unknown) => void;
  /** Visits a second, at most: on the first of a month thousands of windows open at once, and people go before them. */
  perSecond?: number;
  batch?: number;
  now?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

/** Milliseconds after which a visit that was started and shows no line yet is started once more. */
const againAfter = 60_000;

/**
 * Opens visits whose window has begun, a batch a round, never more than so many a second: their first lines in one transaction, then their
 * workflows, which sleep in the engine until their alarm rings or somebody asks. The row says what is left to do, so that a kill between two batches
 * loses nothing; a workflow that a kill left out is brought back by the reconciler, at its alarm at the latest. Starting one twice is starting it once.
 */
export function createOpener({ db, engine, openMany, failed, perSecond = 80, batch = 40, now = Date.now, wait = (ms) => rest(ms) }: OpenVisitsDeps) {
  /** Visits that stand in no line yet and were left to their own workflow. */
  const started = new Map<string, number>();
  /** Their lines are written and the engine did not take them. */
  const left = new Map<string, VisitWaiting>();
  /** Where this walk stands; the next one begins with the visit that waits longest. */
  let after: OpenedUpTo | undefined;
  let freeAt = 0;

  /** A bucket that holds no more than one batch: whoever asks for many waits until they are due. */
  const pace = async (many: number): Promise<void> => {
    const at = Math.max(freeAt, now());
    freeAt = at + (many * 1_000) / perSecond;
    if (at > now()) await wait(at - now());
  };

  /** A batch that breaks as a whole is left to the turns of each: one that is ill stops none of the others. */
  const opened = async (visits: readonly VisitWaiting[]): Promise<VisitWaiting[]> => {
    try {
      return await openMany(visits.map(({ visitId }) => visitId));
    } catch (failure) {
      if (isDatabaseAway(failure)) throw failure;
      return [];
    }
  };

  const start = async (visit: VisitWaiting): Promise<void> => {
    const { visitId, seen } = visit;
    if (seen.seq === 0) {
      await engine.visits.start(visitId, { visitId, seen });
      started.set(visitId, now() + againAfter);
      return;
    }
    left.set(visitId, visit);
    await engine.visits.start(visitId, { visitId, seen, opened: true }, { delayMs: Math.max(0, (seen.alarmAt ?? 0) - now()) });
    left.delete(visitId);
  };

  return {
    /** @returns true when there are more */
    async once(): Promise<boolean> {
      if (!(await engine.isUp())) return false;
      const { visits, last } = await visitsToOpen(db, { after, limit: batch });
      for (const [id, until] of started) if (until <= now()) started.delete(id);
      const fresh = visits.filter(({ visitId }) => !started.has(visitId));
      const again = [...left.values()].slice(0, batch);
      if (fresh.length + again.length > 0) await pace(fresh.length + again.length);
      const whole = fresh.length > 0 ? await opened(fresh) : [];
      const written = new Set(whole.map(({ visitId }) => visitId));
      await aFewAtATime([...again, ...whole, ...fresh.filter(({ visitId }) => !written.has(visitId))], start, ({ visitId }, failure) => failed(visitId, failure), 4);
      after = visits.length === batch ? last : undefined;
      return after !== undefined;
    },
  };
}
