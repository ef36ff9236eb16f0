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

/** Goes on doing something: a round now, and one more whenever the time is up. Rounds never overlap. */
export function goRound({ everyMs, once, failed }: RoundWish): Round {
  let stopped = false;
  let wake = (): void => undefined;
  const rest = (ms: number) => new Promise<void>((over) => {
    const timer = setTimeout(over, ms);
    wake = () => { clearTimeout(timer); over(); };
  });
  const running = (async () => {
    while (!stopped) {
      const more = await once().catch((failure: unknown) => { failed(failure); return null; });
      if (!stopped && more !== true) await rest(more === null ? Math.min(everyMs, 5_000) : everyMs);
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
