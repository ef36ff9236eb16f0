import { setTimeout as rest } from 'node:timers/promises';
import type { Db } from '../../db/connect.ts';
import type { OpenedUpTo } from '../../db/visits/waiting-visits.ts';
import { visitsToOpen } from '../../db/visits/waiting-visits.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface OpenVisitsDeps {
  db: Db;
  engine: Pick<Engine, 'visits' | 'isUp'>;
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
 * Starts the workflows of visits whose window has begun, a batch a round, never more than so many a second. The row says what is left to do,
 * so that a kill between two batches loses nothing; starting one twice is starting it once.
 */
export function createOpener({ db, engine, failed, perSecond = 40, batch = 20, now = Date.now, wait = (ms) => rest(ms) }: OpenVisitsDeps) {
  const started = new Map<string, number>();
  /** Where this walk stands; the next one begins with the visit that waits longest. */
  let after: OpenedUpTo | undefined;
  let freeAt = 0;

  /** A bucket that holds no more than one batch: whoever asks for many waits until they are due. */
  const pace = async (many: number): Promise<void> => {
    const at = Math.max(freeAt, now());
    freeAt = at + (many * 1_000) / perSecond;
    if (at > now()) await wait(at - now());
  };

  return {
    /** @returns true when there are more */
    async once(): Promise<boolean> {
      if (!(await engine.isUp())) return false;
      const { visits, last } = await visitsToOpen(db, { after, limit: batch });
      for (const [id, until] of started) if (until <= now()) started.delete(id);
      const fresh = visits.filter(({ visitId }) => !started.has(visitId));
      if (fresh.length > 0) await pace(fresh.length);
      const start = async ({ visitId, seen }: (typeof visits)[number]): Promise<void> => {
        await engine.visits.start(visitId, { visitId, seen });
        started.set(visitId, now() + againAfter);
      };
      await aFewAtATime(fresh, start, ({ visitId }, failure) => failed(visitId, failure), 4);
      after = visits.length === batch ? last : undefined;
      return after !== undefined;
    },
  };
}
