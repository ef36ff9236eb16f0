import type { Db } from '../../db/connect.ts';
import { createChangeHand } from '../../db/planner/changes.ts';
import { createPlanHand } from '../../db/planner/jobs.ts';
import type { VisitWaiting } from '../../db/visits/waiting-visits.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface PlannerDeps {
  db: Db;
  /** Is told of visits under way that a planning left nothing to do; where it is away they are found by their late alarm. */
  engine?: Pick<Engine, 'visits'>;
  failed?: (visitId: string, failure: unknown) => void;
  now?: () => number;
}

/**
 * Plans visits in the background: what changed first, then the next batch of a plan. Both are tasks in Postgres that go on after a kill.
 */
export function createPlanner({ db, engine, failed = () => undefined, now = Date.now }: PlannerDeps) {
  const wake = async (visits: readonly VisitWaiting[]): Promise<unknown> =>
    engine && aFewAtATime([...visits], ({ visitId, seen }) => engine.visits.wake(visitId, { visitId, seen }), ({ visitId }, failure) => failed(visitId, failure));
  const [changes, plans] = [createChangeHand({ db, now, wake }), createPlanHand({ db, now, wake })];
  return {
    /** @returns true when there is more to do at once */
    async once(): Promise<boolean> {
      const changed = await changes.once();
      return (await plans.once()) || changed;
    },
  };
}
