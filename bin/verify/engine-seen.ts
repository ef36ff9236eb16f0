import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { EngineSeen } from '../../db/audit/check-engine.ts';
import { caseWorkflowType } from '../../workflows/address.ts';
import { createConductor } from '../../api/conductor.ts';

/** The engine for comparing; undefined where it does not answer. */
export async function seeEngine({ temporalAddress: address, temporalNamespace: namespace }: { temporalAddress: string; temporalNamespace: string }): Promise<(EngineSeen & { close: () => Promise<void> }) | undefined> {
  const conductor = createConductor({ address, namespace });
  if (!(await answers(conductor))) {
    await conductor.close();
    return undefined;
  }
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  return {
    runs: conductor.runs,
    async *running() {
      for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = '${caseWorkflowType}' and ExecutionStatus = 'Running'` })) yield workflowId.replace(/^case\//, '');
    },
    close: async () => {
      await conductor.close();
      await connection.close();
    },
  };
}

/** A busy engine may be slow to answer once; one that is away does not answer three times. */
async function answers({ isUp }: Pick<ReturnType<typeof createConductor>, 'isUp'>): Promise<boolean> {
  for (let nth = 1; nth < 3; nth += 1) {
    if (await isUp()) return true;
    await sleep(1_000);
  }
  return isUp();
}
