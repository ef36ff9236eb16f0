import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Client, WorkflowStartOptions } from '@temporalio/client';
import type { Answer, Seen, Turn } from '../domain/case/contract.ts';
import { act, lookAgain } from '../workflows/messages.ts';
import { outcomeOfFailure } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface StreamConductorWish<Run> {
  client: Client;
  within: <T>(ms: number, call: () => Promise<T>) => Promise<T>;
  outcomeOf: (ms: number, call: () => Promise<Answer>) => Promise<Outcome>;
  /** Name of the workflow, its id for a stream, the queue that its worker listens on. */
  type: string;
  idOf: (name: string) => string;
  queue: string;
  /** What a new run begins with, where the row says that the stream is not over. */
  runOf: (streamId: string, seen: Seen) => Run;
  seenOf: (streamId: string) => Promise<Seen | undefined>;
}

/** Milliseconds that a caller waits at most. */
const patience = 5_000;

/** Turns of one kind of stream: cases by their number, visits by their id. */
export function createStreamConductor<Run>({ client, within, outcomeOf, type, idOf, queue, runOf, seenOf }: StreamConductorWish<Run>) {
  const startOf = (name: string, run: Run): WorkflowStartOptions => ({ workflowId: idOf(name), taskQueue: queue, args: [run] });

  const command = (name: string, turn: Turn, ms: number) => outcomeOf(ms, () =>
    client.workflow.getHandle(idOf(name)).executeUpdate(act, { args: [turn], updateId: turn.commandId }));

  /** Lets the workflow of an open stream run, from what its row says. Harmless when it runs already. */
  const resume = async (name: string, run: Run): Promise<void> => {
    await within(patience, () => client.workflow.start(type, { ...startOf(name, run), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'ALLOW_DUPLICATE' }));
  };

  return {
    /** The first turn: starts the workflow and applies the turn, in one call. Safe to repeat; `updateId` sets another asking apart. */
    first(name: string, turn: Turn, run: Run, { deadlineMs = patience, updateId = turn.commandId } = {}): Promise<Outcome> {
      const start = { ...startOf(name, run), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const;
      return outcomeOf(deadlineMs, () => client.workflow.executeUpdateWithStart(act, { updateId, args: [turn], startWorkflowOperation: new WithStartWorkflowOperation(type, start) }));
    },

    /** A person's command, whose body waits in the command log. Safe to repeat. @throws TurnBroke */
    async command(name: string, turn: Turn, deadlineMs = patience): Promise<Outcome> {
      const outcome = await command(name, turn, deadlineMs);
      if (outcome.kind !== 'gone') return outcome;
      const seen = await seenOf(turn.caseId);
      if (seen === undefined || seen.over) return outcome;
      return resume(name, runOf(turn.caseId, seen)).then(() => command(name, turn, deadlineMs), outcomeOfFailure);
    },

    /** Asks a stream to look at its clocks now, from what its row says should its workflow be gone. */
    async wake(name: string, run: Run): Promise<void> {
      await within(patience, () => client.workflow.signalWithStart(type, {
        ...startOf(name, run), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'ALLOW_DUPLICATE', signal: lookAgain, signalArgs: [],
      }));
    },

    /** Starts what never ran before; with a delay its first task waits so long, or until somebody asks. Running already, or long over, counts as started. */
    async start(name: string, run: Run, { delayMs = 0 } = {}): Promise<void> {
      const delayed = delayMs > 0 ? { startDelay: delayMs } : {};
      try {
        await within(patience, () => client.workflow.start(type, { ...startOf(name, run), ...delayed, workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE' }));
      } catch (failure) {
        if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
      }
    },

    resume,

    /** Whether a workflow runs for this stream. @throws when the engine does not say */
    async runs(name: string): Promise<boolean> {
      try {
        const { status } = await within(patience, () => client.workflow.getHandle(idOf(name)).describe());
        return status.name === 'RUNNING';
      } catch (failure) {
        if (failure instanceof WorkflowNotFoundError) return false;
        throw failure;
      }
    },
  };
}
