import { createWitnessKeeper } from '../../activities/relay/keep-witnesses.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';

let county: County;
beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

it('keeps nobody waiting behind a history that cannot be fetched, and asks for that one again', async () => {
  const cases: Awaited<ReturnType<County['report']>>[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const one = await county.report();
    await county.db.updateTable('cases').set({ closed_at: new Date(Date.UTC(2026, 2, 1 + nth)) }).where('id', '=', one.caseId).execute();
    cases.push(one);
  }
  let stuck = cases.slice(0, 2).map(({ number }) => number);
  const failed: string[] = [];
  const keeper = createWitnessKeeper({
    db: county.db, keys: county.keys, engine: { isUp: async () => true, runs: async () => false, visits: { runs: async () => false } }, code: { sdk: 'tests', bundle: 'tests' }, page: 2,
    histories: { of: async (workflowId) => { if (stuck.some((number) => workflowId.includes(number))) throw new Error('unreachable'); return []; } }, failed: (name) => failed.push(name),
  });
  const kept = async () => (await county.db.selectFrom('engine_history').select('stream').where('moment', '=', 'closed').execute()).map(({ stream }) => cases.findIndex(({ caseId }) => caseId === stream)).toSorted();
  while (await keeper.once());
  expect(await kept()).toEqual([2, 3, 4]);
  expect(new Set(failed)).toEqual(new Set(stuck));
  stuck = [];
  expect(await keeper.once()).toBe(false);
  expect(await kept()).toEqual([0, 1, 2, 3, 4]);
});
