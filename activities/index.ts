import type { Answer, Turn } from '../domain/case/contract.ts';
import { isDatabaseAway } from '../db/away.ts';
import { kindOf, marked, traceOf } from './broken.ts';

export interface ActivityDeps {
  /** Whoever applies a turn in one transaction (`createHands`). */
  hands: { turn(turn: Turn): Promise<Answer> };
  /** The same for visits (`createVisitHands`); absent where nobody works on their queue. */
  visitHands?: { turn(turn: Turn): Promise<Answer> };
  /** Told of turns that broke, with ids and a place in the code, never with the message. */
  onBroken?: (broken: { caseId: string; commandId: string; kind: Turn['kind']; what: string; at: string[] }) => void;
}

/** The activities of both queues, as the worker registers them. */
export function createActivities({ hands, visitHands = nobody, onBroken = () => undefined }: ActivityDeps) {
  const by = (who: ActivityDeps['hands']) => async (turn: Turn): Promise<Answer> => {
    try {
      return await who.turn(turn);
    } catch (failure) {
      if (!isDatabaseAway(failure)) onBroken({ ...turn, what: kindOf(failure), at: traceOf(failure) });
      throw marked(failure);
    }
  };
  return { applyTurn: by(hands), applyVisitTurn: by(visitHands) };
}

const nobody: ActivityDeps['hands'] = {
  turn: async () => {
    throw new Error('no hands for visits here');
  },
};
