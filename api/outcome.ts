import {
  isGrpcServiceError, NamespaceNotFoundError, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Answer } from '../domain/case/contract.ts';

/**
 * What became of a turn, as far as we know. `inFlight`: not answered within the deadline, it may still happen, ask again with
 * the same id. `engineAway`: Temporal cannot be reached. `gone`: no workflow runs for this case, so Postgres has the last word.
 */
export type Outcome = { kind: 'answer'; answer: Answer } | { kind: 'inFlight' } | { kind: 'engineAway' } | { kind: 'gone' };

/** The turn reached its case and broke there (a rule threw); the case goes on. Ask again with a new id after the repair. */
export class TurnBroke extends Error {
  override name = 'TurnBroke';
}

const grpc = { deadlineExceeded: 4, resourceExhausted: 8, failedPrecondition: 9, unavailable: 14 };

const codeOf = (failure: unknown): number | undefined => {
  const root = (failure as { cause?: unknown }).cause ?? failure;
  return isGrpcServiceError(root) ? root.code : undefined;
};

const typeOf = (failure: unknown): string | undefined =>
  failure instanceof WorkflowUpdateFailedError ? (failure.cause as { type?: string } | undefined)?.type : undefined;

/** Ten turns of one case wait already, or its workflow is just going over into a new run: both pass in a moment. */
export const isBusy = (failure: unknown): boolean => codeOf(failure) === grpc.resourceExhausted;

/** Neither done nor refused, as far as the line tells: too late, a broken line, or a turn that the worker never took up. */
export const isUnsettled = (failure: unknown): boolean =>
  isBusy(failure) ||
  failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  typeOf(failure) === 'UnprocessedUpdate' ||
  [grpc.deadlineExceeded, grpc.unavailable].includes(codeOf(failure) ?? 0);

/** @throws TurnBroke, and whatever is no failure of the line */
export function outcomeOfFailure(failure: unknown): Outcome {
  if (typeOf(failure) === 'AcceptedUpdateCompletedWorkflow') return { kind: 'gone' };
  if (failure instanceof WorkflowUpdateFailedError) throw new TurnBroke(`a turn broke (${typeOf(failure) ?? 'unknown'})`);
  if (failure instanceof WorkflowNotFoundError || failure instanceof WorkflowExecutionAlreadyStartedError) return { kind: 'gone' };
  if (failure instanceof NamespaceNotFoundError) return { kind: 'engineAway' };
  const code = codeOf(failure);
  if (code === undefined) throw failure;
  // Its workflow task fails until a repair, and then goes on.
  return { kind: code === grpc.failedPrecondition ? 'inFlight' : 'engineAway' };
}
