import { proxyLocalActivities } from '@temporalio/workflow';
import type { Answer, Turn } from '../domain/case/contract.ts';

export interface Activities {
  /** One turn of a case in one transaction. Safe to run twice. */
  applyTurn(turn: Turn): Promise<Answer>;
  /** The same for a visit. */
  applyVisitTurn(turn: Turn): Promise<Answer>;
}

/** No maximum of attempts: a database that is away is not a failure. What is broken comes back as non-retryable. */
export const { applyTurn, applyVisitTurn } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '5s',
  localRetryThreshold: '30s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});
