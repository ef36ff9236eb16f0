import { sleep } from '@temporalio/workflow';
import { caseWorkflow as ours } from '../../../workflows/case.ts';

/** The loop with a step that was slipped in without `patched`: what the replay gate is there to catch. */
export const caseWorkflow: typeof ours = async (run) => {
  await sleep(1_000);
  await ours(run);
};
