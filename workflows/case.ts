import { continueAsNew } from '@temporalio/workflow';
import type { CaseRun } from '../domain/case/contract.ts';
import { applyTurn } from './activities.ts';
import { follow } from './loop.ts';

/** One incident, from report to archive. */
export async function caseWorkflow({ caseId, seen: before }: CaseRun): Promise<void> {
  const seen = await follow(caseId, before, applyTurn);
  if (seen) await continueAsNew<typeof caseWorkflow>({ caseId, seen });
}
