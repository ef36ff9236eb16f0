import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Answer, CaseRun, Seen, Turn, VisitRun } from '../domain/case/contract.ts';
import { caseQueue, caseWorkflowId, caseWorkflowType, visitQueue, visitWorkflowId, visitWorkflowType } from '../workflows/address.ts';
import { isBusy, isUnsettled, outcomeOfFailure } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { createStreamConductor } from './stream-conductor.ts';

export { TurnBroke } from './outcome.ts';
export type { Outcome } from './outcome.ts';

export interface ConductorWish {
  address: string;
  namespace: string;
  /** The queue that the worker listens on; tests have their own. */
  queue?: string;
  /** The queue of the visits' worker. */
  queueOfVisits?: string;
  /** What the row says of a case, so that a command finds its workflow again after the engine lost its memory. */
  seenOf?: (caseId: string) => Promise<Seen | undefined>;
  /** The same of a visit. */
  visitSeenOf?: (visitId: string) => Promise<Seen | undefined>;
}

export type Conductor = ReturnType<typeof createConductor>;

/** Milliseconds that a caller waits at most. */
const patience = 5_000;
const newborn: Seen = { seq: 0, alarmAt: null, over: false };

/**
 * The door's one line to Temporal. It may be made while Temporal is away, and finds it again by itself. No call is retried
 * inside: a refused connection is told at once, and whoever asks again does so with the same id.
 */
export function createConductor(wish: ConductorWish) {
  const { address, namespace, queue = caseQueue, queueOfVisits = visitQueue, seenOf = async () => undefined, visitSeenOf = async () => undefined } = wish;
  const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.min_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 };
  const connection = Connection.lazy({ address, channelArgs, interceptors: [] });
  const client = new Client({ connection, namespace });
  const within = <T>(ms: number, call: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + ms, call);
  let silentUntil = 0;

  const describe = () => within(1_000, () => connection.workflowService.describeNamespace({ namespace }));

  const isUp = async (): Promise<boolean> => {
    const up = await describe().then(() => true, () => false);
    silentUntil = up ? 0 : Date.now() + 1_000;
    return up;
  };

  /**
   * While the engine was found silent a moment ago nobody waits for it, and afterwards a short question goes first. An engine that answers may still drop a turn that it
   * had not noted yet (a worker left, a cache was cleared), so within the deadline the same turn is handed in again.
   */
  const outcomeOf = async (ms: number, call: () => Promise<Answer>): Promise<Outcome> => {
    if (silentUntil > 0 && (Date.now() < silentUntil || !(await isUp()))) return { kind: 'engineAway' };
    for (let end = Date.now() + ms, pause = 20; ; pause *= 2) {
      try {
        return { kind: 'answer', answer: await within(end - Date.now(), call) };
      } catch (failure) {
        if (!isUnsettled(failure)) return outcomeOfFailure(failure);
        if (!isBusy(failure) && !(await isUp())) return { kind: 'engineAway' };
        if (Date.now() + pause >= end) return { kind: 'inFlight' };
        await sleep(pause);
      }
    }
  };

  const common = { client, within, outcomeOf };
  const cases = createStreamConductor<CaseRun>({ ...common, type: caseWorkflowType, idOf: caseWorkflowId, queue, seenOf, runOf: (caseId, seen) => ({ caseId, seen }) });
  const visits = createStreamConductor<VisitRun>({
    ...common, type: visitWorkflowType, idOf: visitWorkflowId, queue: queueOfVisits, seenOf: visitSeenOf, runOf: (visitId, seen) => ({ visitId, seen }),
  });
  const { command, wake, resume, runs } = cases;

  return {
    /**
     * The first turn of a case: starts its workflow and folds the report in. Safe to repeat.
     * @param wish `attempt` sets a repeated asking apart from one whose turn broke
     */
    open(caseId: string, number: string, turn: Turn, { deadlineMs = patience, attempt = 0 } = {}): Promise<Outcome> {
      return cases.first(number, turn, { caseId, seen: newborn }, { deadlineMs, updateId: attempt === 0 ? turn.commandId : `${turn.commandId}:${attempt}` });
    },
    command, wake, resume, runs,

    /** The same for visits, by their id. */
    visits,

    /** Whether Temporal answers and knows our namespace; within a second. */
    isUp,

    /** Of the namespace's store. @throws when the engine is away */
    identity: async (): Promise<string> => (await describe()).namespaceInfo?.id ?? '',

    close: (): Promise<void> => connection.close(),
  };
}
