import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { caseQueue, visitQueue } from '../../workflows/address.ts';

export interface CaseWorkerWish {
  address: string;
  namespace: string;
  workflowBundle: { codePath: string };
  activities: object;
  /** How many turns may be in the database at once: no more than each pool has connections. */
  connections: { cases: number; visits: number };
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

/** Visits open by the thousand on the first of a month: they get what leaves room for a person's command. */
const modest: Partial<WorkerOptions> = { ...sizes, maxConcurrentWorkflowTaskExecutions: 12, workflowTaskPollerBehavior: { ...polling, maximum: 6, initial: 2 }, activityTaskPollerBehavior: { ...polling, maximum: 4, initial: 2 } };

export interface Workshop { run: () => Promise<void>; shutdown: () => void; connection: NativeConnection }

/** A worker for the cases and one for the visits, as soon as the engine is there and knows our namespace; undefined when they were no longer wanted. */
export async function openWorkshop(wish: CaseWorkerWish): Promise<Workshop | undefined> {
  const { address, namespace, workflowBundle, activities, connections, ending, away } = wish;
  for (let waitMs = 100; !ending.aborted; waitMs = Math.min(waitMs * 2, 1_000)) {
    const connection = await NativeConnection.connect({ address }).catch(() => undefined);
    try {
      if (connection) {
        const common = { connection, namespace, workflowBundle, activities };
        const cases = await Worker.create({ ...common, ...sizes, taskQueue: caseQueue, maxConcurrentLocalActivityExecutions: connections.cases });
        const visits = await Worker.create({ ...common, ...modest, taskQueue: visitQueue, maxConcurrentLocalActivityExecutions: connections.visits });
        return { connection, run: () => runAll([cases, visits], ending), shutdown: () => [cases, visits].forEach(stop) };
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

/** Until both have ended; where one breaks the other is told to stop. */
async function runAll(workers: readonly Worker[], ending: AbortSignal): Promise<void> {
  const running = workers.map((worker) => worker.run().finally(() => workers.forEach(stop)));
  if (ending.aborted) workers.forEach(stop);
  const ended = await Promise.allSettled(running);
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken) throw broken.reason;
}

function stop(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
