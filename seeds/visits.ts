import { createPlanHand } from '../db/planner/jobs.ts';
import { insertPlan } from '../db/planner/plans.ts';
import type { Db } from '../db/connect.ts';
import { periodAt } from '../domain/visit/period.ts';

const zone = 'Asia/Shanghai';

/**
 * The visits of the quarter that the demo stands in, for the whole county, as the planner plans them on that day: rows alone, whose workflows start when
 * their windows open. Left alone where there is a plan already.
 */
export async function plantVisits({ db, now }: { db: Db; now: number }): Promise<void> {
  if (await db.selectFrom('plan').select('id').limit(1).executeTakeFirst()) return;
  const county = await db.selectFrom('area').select(['id', 'path']).where('level', '=', 'county').executeTakeFirst();
  if (!county) return;
  const { period, from, to } = periodAt('quarter', now, zone);
  await insertPlan(db, { areaId: county.id, path: county.path, period, window: { from, to }, publish: true, by: null, at: now });
  const hand = createPlanHand({ db, now: () => now });
  while (await hand.once());
}
