import { setTimeout as pause } from 'node:timers/promises';

/** A process that runs and can be stopped. */
export type Running = { pid: number; exited: Promise<string>; stop(): Promise<void> };

/** A process that is brought back whenever it ends by itself. */
export type Kept<T extends Running> = {
  now(): T;
  /** Stops the process of this moment; it comes back with what `start` then gives it. */
  renew(): Promise<void>;
  /** Stops the process for good. */
  stop(): Promise<void>;
};

export type Keeping<T extends Running> = {
  name: string;
  /** Called again for each life, with the life before; `ending` says that it is no longer wanted. */
  start(ending: AbortSignal, before?: T): Promise<T>;
  log(line: string): void;
  /** A new life has begun. */
  returned(now: T): void;
  shortestPauseMs?: number;
  longestPauseMs?: number;
};

/** A life longer than this was a healthy one: the next pause is short again. */
const healthyMs = 30_000;

/**
 * Starts a process and keeps it alive: at once after a healthy life, ever more slowly (up to `longestPauseMs`) when it keeps dying.
 * @throws when the very first start fails
 */
export async function keepRunning<T extends Running>(keeping: Keeping<T>): Promise<Kept<T>> {
  const { name, start, log, returned, shortestPauseMs = 100, longestPauseMs = 5_000 } = keeping;
  const ending = new AbortController();
  let running = await start(ending.signal);
  const watch = async (): Promise<void> => {
    let waitMs = shortestPauseMs;
    while (!ending.signal.aborted) {
      const born = Date.now();
      const how = await running.exited;
      if (ending.signal.aborted) return;
      waitMs = Date.now() - born > healthyMs ? shortestPauseMs : Math.min(waitMs * 2, longestPauseMs);
      log(`${name}: process ${running.pid} ended (${how}); bringing it back`);
      const next = await comeBack(running, waitMs);
      if (next === undefined) return;
      running = next;
      log(`${name}: back as process ${running.pid}`);
      returned(running);
    }
  };
  const comeBack = async (before: T, firstWaitMs: number): Promise<T | undefined> => {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      await pause(waitMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return undefined;
      try {
        return await start(ending.signal, before);
      } catch (failure) {
        log(`${name}: did not start (${(failure as Error).message}); trying again`);
      }
    }
  };
  const watching = watch();
  return {
    now: () => running,
    renew: () => running.stop(),
    stop: async () => {
      ending.abort();
      await running.stop();
      await watching;
      // It may have come back in the very moment of stopping.
      await running.stop();
    },
  };
}
