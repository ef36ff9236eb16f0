import { continueAsNew } from '@temporalio/workflow';
import type { VisitRun } from '../domain/case/contract.ts';
import { applyVisitTurn } from './activities.ts';
import { follow } from './loop.ts';

/** One knock at one door, from the opening of its window until the last person was told. */
export async function visitWorkflow({ visitId, seen: before, opened }: VisitRun): Promise<void> {
  const seen = await follow(visitId, before, applyVisitTurn, { opened: opened === true });
  if (seen) await continueAsNew<typeof visitWorkflow>({ visitId, seen });
}
