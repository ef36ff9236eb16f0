import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { caseQueue } from '../../workflows/address.ts';

export interface CaseWorkerWish {
  address: string;
  namespace: string;
  workflowBundle: { codePath: string };
  activities: object;
  /** How many turns may be in the database at once: no more than the pool has connections. */
  connections: number;
  /** No longer wanted: gives up trying. */
  ending: AbortSignal;
  /** Told each time that the engine could not be reached. */
  away: () => void;
}

const polling = { type: 'autoscaling', minimum: 2, maximum: 20, initial: 5 } as const;

/** Figures measured on two cores; a cache smaller than the set of cases touched within the hour halves the throughput. */
const sizes: Partial<WorkerOptions> = {
  maxCachedWorkflows: 2_000,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 50,
  workflowTaskPollerBehavior: polling,
  activityTaskPollerBehavior: polling,
  // Left alone, a worker drops what it has in hand at once.
  shutdownGraceTime: '20s',
  shutdownForceTime: '30s',
};

/** A worker for the cases, as soon as the engine is there and knows our namespace; undefined when it was no longer wanted. */
export async function createCaseWorker(wish: CaseWorkerWish): Promise<{ worker: Worker; connection: NativeConnection } | undefined> {
  const { address, namespace, workflowBundle, activities, connections, ending, away } = wish;
  for (let waitMs = 100; !ending.aborted; waitMs = Math.min(waitMs * 2, 1_000)) {
    const connection = await NativeConnection.connect({ address }).catch(() => undefined);
    try {
      if (connection) {
        const worker = await Worker.create({
          connection, namespace, taskQueue: caseQueue, workflowBundle, activities, maxConcurrentLocalActivityExecutions: connections, ...sizes,
        });
        return { worker, connection };
      }
    } catch (failure) {
      await connection?.close();
      if (!isEngineAway(failure)) throw failure;
    }
    away();
    await pause(waitMs, undefined, { signal: ending }).catch(() => undefined);
  }
  return undefined;
}

/** The port answers before the namespace is there. Anything else is a mistake of ours, which trying again will not cure. */
const isEngineAway = (failure: unknown): boolean => /transport|unavailable|namespace|connect|timeout/i.test(String(failure));
