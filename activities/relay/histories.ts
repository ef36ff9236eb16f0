import { Client, Connection, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { RunHistory } from '../../db/audit/witnesses.ts';

/** What the engine remembers of a case or a visit. */
export interface Histories {
  /** All runs of its workflow that are still kept, the first one first; none where the engine does not know it. @throws when the engine is away */
  of: (workflowId: string) => Promise<RunHistory[]>;
  close: () => Promise<void>;
}

const patience = 20_000;
/** A code of gRPC: the history is asked for without the client's own errors around it. */
const notFound = 5;

export function createHistories({ address, namespace }: { address: string; namespace: string }): Histories {
  const connection = Connection.lazy({ address });
  const client = new Client({ connection, namespace });

  const historyOf = async (workflowId: string, runId: string | undefined): Promise<{ run: RunHistory; before: string | undefined } | undefined> => {
    try {
      const history = await connection.withDeadline(Date.now() + patience, () => client.workflow.getHandle(workflowId, runId).fetchHistory());
      const steps = history.events ?? [];
      const began = steps[0]?.workflowExecutionStartedEventAttributes;
      const ended = steps.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
      const ownId = began?.originalExecutionRunId ?? runId;
      if (!began || !ownId) return undefined;
      return { run: { runId: ownId, nextRunId: ended?.newExecutionRunId ?? null, steps: steps.length, json: historyToJSON(history) }, before: began.continuedExecutionRunId || undefined };
    } catch (failure) {
      if (failure instanceof WorkflowNotFoundError || (isGrpcServiceError(failure) && failure.code === notFound)) return undefined;
      throw failure;
    }
  };

  return {
    async of(workflowId) {
      const runs: RunHistory[] = [];
      let found = await historyOf(workflowId, undefined);
      while (found) {
        runs.unshift(found.run);
        found = found.before === undefined ? undefined : await historyOf(workflowId, found.before);
      }
      return runs;
    },
    close: () => connection.close(),
  };
}
