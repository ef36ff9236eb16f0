import type { Answer, Turn } from '../domain/case/contract.ts';
import { isDatabaseAway } from '../db/away.ts';
import { kindOf, marked, traceOf } from './broken.ts';

export interface ActivityDeps {
  /** Whoever applies a turn in one transaction (`createHands`). */
  hands: { turn(turn: Turn): Promise<Answer> };
  /** Told of turns that broke, with ids and a place in the code, never with the message. */
  onBroken?: (broken: { caseId: string; commandId: string; kind: Turn['kind']; what: string; at: string[] }) => void;
}

/** The activities of the cases' queue, as the worker registers them. */
export function createActivities({ hands, onBroken = () => undefined }: ActivityDeps) {
  return {
    async applyTurn(turn: Turn): Promise<Answer> {
      try {
        return await hands.turn(turn);
      } catch (failure) {
        if (!isDatabaseAway(failure)) onBroken({ ...turn, what: kindOf(failure), at: traceOf(failure) });
        throw marked(failure);
      }
    },
  };
}
