import type { Db } from '../../db/connect.ts';
import { createChangeHand } from '../../db/planner/changes.ts';
import { createPlanHand } from '../../db/planner/jobs.ts';

/**
 * Plans visits in the background: what changed first, then the next batch of a plan. Both are tasks in Postgres that go on after a kill.
 */
export function createPlanner({ db, now = Date.now }: { db: Db; now?: () => number }) {
  const [changes, plans] = [createChangeHand({ db, now }), createPlanHand({ db, now })];
  return {
    /** @returns true when there is more to do at once */
    async once(): Promise<boolean> {
      const changed = await changes.once();
      return (await plans.once()) || changed;
    },
  };
}
