import { randomUUID } from 'node:crypto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createConductor } from '../../api/conductor.ts';
import type { Answer, Seen, Turn } from '../../domain/case/contract.ts';
import { engineAddress, ownTaskQueue, workflowBundle } from '../support/engine.ts';
import { smallLedger } from './small-ledger.ts';

export type EngineCast = Awaited<ReturnType<typeof engineCast>>;

/** The real engine, a worker on a queue of its own, a conductor, and the small ledger in place of Postgres. */
export async function engineCast(seenOf?: (caseId: string) => Promise<Seen | undefined>) {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  const { address, namespace } = engineAddress();
  const queue = ownTaskQueue();
  const ledger = smallLedger();
  const connection = await NativeConnection.connect({ address });
  const hire = async () => {
    const workflow = await workflowBundle();
    const worker = await Worker.create({ connection, namespace, taskQueue: queue, workflowBundle: workflow, activities: createActivities({ hands: ledger }) });
    const running = worker.run();
    return async () => { worker.shutdown(); await running; };
  };
  let dismiss = await hire();
  const conductor = createConductor({ address, namespace, queue, ...(seenOf && { seenOf }) });

  return {
    address, namespace, queue, ledger, conductor,
    /** No worker listens until `rehire`. */
    async dismiss() { await dismiss(); },
    async rehire() { dismiss = await hire(); },
    async close() {
      await dismiss();
      await connection.close();
      await conductor.close();
    },
  };
}

let numbers = 0;
const today = Date.now().toString(36);

/** A case of its own for each test: `open`, then words such as `accept` as commands. */
export function aCase({ conductor }: Pick<EngineCast, 'conductor'>) {
  const caseId = randomUUID();
  const number = `GW-TEST-${today}-${(numbers += 1)}`;
  const turn = (kind: Turn['kind'], word: string, key: string = randomUUID()): Turn => ({ kind, caseId, commandId: `${word}.${key}` });
  const opening = turn('open', 'submit');
  return {
    caseId,
    number,
    open: (wish = {}) => conductor.open(caseId, number, opening, wish),
    asks: (word: string, key?: string, deadlineMs?: number) => conductor.command(number, turn('command', word, key), deadlineMs),
  };
}

export const answered = (answer: Partial<Answer>) => ({ kind: 'answer', answer: expect.objectContaining(answer) as Answer });
