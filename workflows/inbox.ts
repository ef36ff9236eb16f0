import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { Answer, Turn } from '../domain/case/contract.ts';
import { act } from './messages.ts';

/** Somebody who waits for an answer. */
export interface Asking {
  turn: Turn;
  answer?: Answer;
  broken?: true;
}

/** Where those who ask stand in line: first come, first served, one at a time. */
export function openInbox(caseId: string): Asking[] {
  const inbox: Asking[] = [];
  const serve = async (turn: Turn): Promise<Answer> => {
    const asking: Asking = { turn };
    inbox.push(asking);
    await condition(() => asking.answer !== undefined || asking.broken === true);
    if (asking.answer === undefined) throw ApplicationFailure.nonRetryable('the turn could not be applied', 'notApplied');
    return asking.answer;
  };
  setHandler(act, serve, { validator: (turn) => refuseNonsense(turn, caseId) });
  return inbox;
}

/** Only what is no turn of this case at all is turned away here, and must be so synchronously; rules are the activity's. */
function refuseNonsense(turn: Turn | undefined, caseId: string): void {
  const sensible = turn?.caseId === caseId && typeof turn.commandId === 'string' && ['open', 'command', 'look'].includes(turn.kind);
  if (!sensible) throw ApplicationFailure.nonRetryable('not a turn of this case', 'nonsense');
}
