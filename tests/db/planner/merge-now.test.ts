import { sql } from 'kysely';
import { mergeNow } from '../../../db/planner/merge-now.ts';
import { aGround } from './ground.ts';
import type { Ground } from './ground.ts';

let ground: Ground;
beforeAll(async () => { ground = await aGround(); });
afterAll(() => ground.close());

it('merging a duty leaves the rest of a turn to be planned as ever', async () => {
  const household = await ground.household();
  const after = await ground.db.transaction().execute(async (trx) => {
    await mergeNow(trx, 'household', [household], ground.clock.now);
    return (await sql<{ enable_seqscan: string }>`show enable_seqscan`.execute(trx)).rows[0]!.enable_seqscan;
  });
  expect(after).toBe('on');
});
