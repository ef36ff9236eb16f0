/**
 * A stand-in for `@temporalio/workflow` on jest's fake clock: conditions, handlers, one local activity. The real workflow
 * file runs on it as plain code, so that weeks pass in milliseconds. `stage` is what a test sees and moves.
 */
type Waiting = { check: () => boolean; met: (inTime: boolean) => void };
type Handler = { serve: (...given: never[]) => unknown; validator?: (...given: never[]) => void };

const waiting = new Set<Waiting>();
const handlers = new Map<string, Handler>();
let unfinished = 0;

export class ContinuedAsNew extends Error {
  readonly run: unknown;
  constructor(run: unknown) {
    super('continued as new');
    this.run = run;
  }
}

export const stage = {
  /** What the local activity does. */
  applyTurn: (_turn: never): Promise<unknown> => Promise.reject(new Error('nobody applies turns here')),
  historyIsLong: false,
  reset(): void {
    waiting.clear();
    handlers.clear();
    unfinished = 0;
    stage.historyIsLong = false;
  },
  /** Sends an update and gives its answer; what the validator turns away never reaches the handler. */
  async update(name: string, given: unknown): Promise<unknown> {
    const { serve, validator } = handlers.get(name)!;
    validator?.(given as never);
    unfinished += 1;
    try {
      const answer = Promise.resolve(serve(given as never));
      await settle();
      return await answer;
    } finally {
      unfinished -= 1;
      await settle();
    }
  },
  async signal(name: string): Promise<void> {
    handlers.get(name)!.serve();
    await settle();
  },
  settle,
};

/** Lets promises run, then asks every waiting condition again. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await Promise.resolve();
    for (const one of waiting) {
      if (one.check() && waiting.delete(one)) one.met(true);
    }
  }
}

export function condition(check: () => boolean, ms?: number): Promise<boolean> {
  return new Promise((met) => {
    const one: Waiting = { check, met };
    waiting.add(one);
    if (ms !== undefined) {
      setTimeout(() => {
        if (waiting.delete(one)) met(false);
        void settle();
      }, ms);
    }
    void settle();
  });
}

export function setHandler(definition: { name: string }, serve: Handler['serve'], options: Pick<Handler, 'validator'> = {}): void {
  handlers.set(definition.name, { serve, ...options });
}

export const proxyLocalActivities = () => ({
  applyTurn: async (turn: never) => {
    try {
      return await stage.applyTurn(turn);
    } finally {
      void settle();
    }
  },
});

export const allHandlersFinished = (): boolean => unfinished === 0;
export const workflowInfo = () => ({ continueAsNewSuggested: stage.historyIsLong });
export const continueAsNew = (run: unknown): Promise<never> => Promise.reject(new ContinuedAsNew(run));
export const isCancellation = (): boolean => false;
export const defineUpdate = (name: string) => ({ name });
export const defineSignal = (name: string) => ({ name });
export class ApplicationFailure extends Error {
  static nonRetryable(message: string, type: string): ApplicationFailure {
    return Object.assign(new ApplicationFailure(message), { type });
  }
}
