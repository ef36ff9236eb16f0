import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thisRun } from './run.ts';

/** Address and namespace of the run's Temporal server. @throws when this machine has none, with everything that was tried */
export function engineAddress(): { address: string; namespace: string } {
  const { engine } = thisRun();
  if ('missing' in engine) throw new Error(`this test needs the engine. ${engine.missing}`);
  return { address: engine.address, namespace: engine.namespace };
}

/** A task queue that no other test listens on. */
export function ownTaskQueue(): string {
  return `test-${randomUUID()}`;
}

/** The file of the workflow bundle, made once a run; hand it over as `workflowBundle: { codePath }`. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = join(thisRun().home, 'workflow-bundle.js');
  if (existsSync(codePath)) return { codePath };
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: join(__dirname, '..', '..', 'workflows', 'index.ts') });
  const half = `${codePath}.${randomUUID()}`;
  writeFileSync(half, code);
  renameSync(half, codePath);
  return { codePath };
}
