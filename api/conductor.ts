import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import type { WorkflowStartOptions } from '@temporalio/client';
import type { Answer, CaseRun, Seen, Turn } from '../domain/case/contract.ts';
import { caseQueue, caseWorkflowId, caseWorkflowType } from '../workflows/address.ts';
import { act, lookAgain } from '../workflows/messages.ts';
import { isBusy, isUnsettled, outcomeOfFailure } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export { TurnBroke } from './outcome.ts';
export type { Outcome } from './outcome.ts';

export interface ConductorWish {
  address: string;
  namespace: string;
  /** The queue that the worker listens on; tests have their own. */
  queue?: string;
  /** What the row says of a case, so that a command finds its workflow again after the engine lost its memory. */
  seenOf?: (caseId: string) => Promise<Seen | undefined>;
}

export type Conductor = ReturnType<typeof createConductor>;

/** Milliseconds that a caller waits at most. */
const patience = 5_000;
const newborn: Seen = { seq: 0, alarmAt: null, over: false };

/**
 * The door's one line to Temporal. It may be made while Temporal is away, and finds it again by itself. No call is retried
 * inside: a refused connection is told at once, and whoever asks again does so with the same id.
 */
export function createConductor({ address, namespace, queue = caseQueue, seenOf = async () => undefined }: ConductorWish) {
  const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.min_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 };
  const connection = Connection.lazy({ address, channelArgs, interceptors: [] });
  const client = new Client({ connection, namespace });
  const within = <T>(ms: number, call: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + ms, call);
  let silentUntil = 0;

  const startOf = (number: string, run: CaseRun): WorkflowStartOptions => ({ workflowId: caseWorkflowId(number), taskQueue: queue, args: [run] });

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

  const command = (number: string, turn: Turn, ms: number) => outcomeOf(ms, () =>
    client.workflow.getHandle(caseWorkflowId(number)).executeUpdate(act, { args: [turn], updateId: turn.commandId }));

  /** Lets the workflow of an open case run, from what its row says. Harmless when it runs already. */
  const resume = async (number: string, run: CaseRun): Promise<void> => {
    await within(patience, () => client.workflow.start(caseWorkflowType, {
      ...startOf(number, run), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }));
  };

  return {
    /**
     * The first turn: starts the case's workflow and folds the report in, in one call. Safe to repeat.
     * @param wish `attempt` sets a repeated asking apart from one whose turn broke
     */
    open(caseId: string, number: string, turn: Turn, { deadlineMs = patience, attempt = 0 } = {}): Promise<Outcome> {
      const start = { ...startOf(number, { caseId, seen: newborn }), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const;
      const updateId = attempt === 0 ? turn.commandId : `${turn.commandId}:${attempt}`;
      return outcomeOf(deadlineMs, () => client.workflow.executeUpdateWithStart(act, {
        updateId, args: [turn], startWorkflowOperation: new WithStartWorkflowOperation(caseWorkflowType, start),
      }));
    },

    /** A person's command, whose body waits in the command log. Safe to repeat. @throws TurnBroke */
    async command(number: string, turn: Turn, deadlineMs = patience): Promise<Outcome> {
      const outcome = await command(number, turn, deadlineMs);
      if (outcome.kind !== 'gone') return outcome;
      const seen = await seenOf(turn.caseId);
      if (seen === undefined || seen.over) return outcome;
      return resume(number, { caseId: turn.caseId, seen }).then(() => command(number, turn, deadlineMs), outcomeOfFailure);
    },

    /** Asks a case to look at its clocks now, from what its row says should its workflow be gone. */
    async wake(number: string, run: CaseRun): Promise<void> {
      await within(patience, () => client.workflow.signalWithStart(caseWorkflowType, {
        ...startOf(number, run), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'ALLOW_DUPLICATE', signal: lookAgain, signalArgs: [],
      }));
    },

    resume,

    /** Whether a workflow runs for this case. @throws when the engine does not say */
    async runs(number: string): Promise<boolean> {
      try {
        const { status } = await within(patience, () => client.workflow.getHandle(caseWorkflowId(number)).describe());
        return status.name === 'RUNNING';
      } catch (failure) {
        if (failure instanceof WorkflowNotFoundError) return false;
        throw failure;
      }
    },

    /** Whether Temporal answers and knows our namespace; within a second. */
    isUp,

    /** Of the namespace's store. @throws when the engine is away */
    identity: async (): Promise<string> => (await describe()).namespaceInfo?.id ?? '',

    close: (): Promise<void> => connection.close(),
  };
}
