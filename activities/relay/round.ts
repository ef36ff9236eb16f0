import { setTimeout as rest } from 'node:timers/promises';

export interface Round {
  /** Settles when the work in hand is done; none begins after it. */
  stop(): Promise<void>;
}

export interface RoundWish {
  /** Milliseconds between two rounds; a failed one is tried again after five seconds at the latest. */
  everyMs: number;
  /** True when there is more to do at once. */
  once: () => Promise<boolean>;
  failed: (failure: unknown) => void;
}

const soon = 5_000;

/** Goes on doing something: a round now, and one more whenever the time is up. Rounds never overlap. */
export function goRound({ everyMs, once, failed }: RoundWish): Round {
  const ending = new AbortController();
  const { signal } = ending;
  const going = async (): Promise<void> => {
    while (!signal.aborted) {
      let pause = everyMs;
      try {
        if (await once()) pause = 0;
      } catch (failure) {
        failed(failure);
        pause = Math.min(everyMs, soon);
      }
      await rest(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  const gone = going();
  return {
    stop: () => {
      ending.abort();
      return gone;
    },
  };
}
