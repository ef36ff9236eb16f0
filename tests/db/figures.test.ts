import { sql } from 'kysely';
import { countAll } from '../support/counting.ts';
import { rebuildFigures } from '../../db/figures/rebuild.ts';
import { behind, sumsOf } from '../../db/figures/sums.ts';
import type { County } from './county.ts';
import { aCounty, inProgress } from './county.ts';
import type { VisitingCounty } from './visiting-county.ts';
import { visiting } from './visiting-county.ts';

let county: County;
let visits: VisitingCounty;
const ever = { from: '2020-01-01', to: '2099-12-31' };
const cases: Record<string, string> = {};

beforeAll(async () => {
  county = await aCounty();
  visits = await visiting(county);
  const finish = async (caseId: string, result = 'fixed') => {
    await county.does('clerk', caseId, 'feedBack', { result, text: 'done' });
    await county.does('verifier', caseId, 'pass', { method: 'visit', informed: 'by phone' });
  };
  for (let nth = 0; nth < 3; nth++) await county.report();
  await county.report({ place: county.areaOf('grid2') });
  await county.report({ category: '0304' });
  const fixed = await inProgress(county);
  await finish(fixed.caseId);
  cases.fixed = fixed.caseId;
  const reworked = await inProgress(county);
  await county.does('clerk', reworked.caseId, 'feedBack', { result: 'fixed', text: 'done' });
  await county.does('verifier', reworked.caseId, 'fail', { reason: 'not done' });
  await finish(reworked.caseId);
  const again = await inProgress(county);
  await finish(again.caseId);
  await county.does('resident', again.caseId, 'reopen', { reason: 'it came back' });
  await finish((await inProgress(county)).caseId, 'notFound');
  const { visitId } = await visits.planned([{ code: 'H01' }]);
  await visits.does('worker9', visitId, 'record', { outcome: 'met', facets: [] });
});
afterAll(() => county.close());

/** The slow way: every line of the ledger, without the projection. */
async function slowly(): Promise<Record<string, number>> {
  const { rows } = await sql<{ stream: string; type: string; data: Record<string, unknown> }>`select stream, type, data::jsonb as data from ledger order by stream, seq`.execute(county.db);
  const sums: Record<string, number> = {};
  const add = (name: string) => { sums[name] = (sums[name] ?? 0) + 1; };
  for (const lines of Map.groupBy(rows, ({ stream }) => stream).values()) {
    const first = lines[0]!;
    const has = (type: string) => lines.some((line) => line.type === type);
    if (first.type === 'Opened') {
      for (const { type, data } of lines) if (type === 'Recorded' && ['met', 'metRemote', 'metRelative'].includes(String(data.outcome))) add('visits');
      continue;
    }
    if (first.data.lane !== 'open') continue;
    add('received');
    if (has('Failed') && has('Passed')) add('reworked');
    const end = lines.findLast(({ type }) => type === 'Passed' || type === 'Reopened');
    if (end?.type !== 'Passed') continue;
    add('closed');
    if (lines.findLast(({ type }) => type === 'FedBack')?.data.result === 'fixed') add('problemsSolved');
  }
  return sums;
}

const sums = async (area: string) => Object.fromEntries(await sumsOf(county.db, county.areaOf(area).areaId, ever, '2099-12-31', []));
const names = ['received', 'closed', 'problemsSolved', 'reworked', 'visits'];
const only = (all: Record<string, number>) => Object.fromEntries(names.map((name) => [name, all[name] ?? 0]));
const days = () => county.db.selectFrom('figure_day').selectAll().where('n', '<>', 0).orderBy('area_id').orderBy('day').orderBy('name').execute();

describe('the figures', () => {
  it('equal a slow recount of the ledger (000-28, 000-29, 003-26)', async () => {
    await countAll(county.db);
    expect(only(await sums('county'))).toEqual(only(await slowly()));
    expect(only(await slowly())).toEqual({ received: 8, closed: 3, problemsSolved: 2, reworked: 1, visits: 1 });
  });

  it('of an area are those of what lies in it', async () => {
    expect((await sums('town2')).received).toBe(1);
    expect((await sums('town1')).received).toBe(7);
    expect(await sums('grid1')).toEqual(await sums('town1'));
  });

  it('know nothing of the confidential lane (001-11)', async () => {
    const clue = await county.db.selectFrom('cases').select('id').where('lane', '=', 'confidential').executeTakeFirstOrThrow();
    expect(await county.db.selectFrom('figure_line').selectAll().where('stream', '=', clue.id).execute()).toEqual([]);
  });

  it('do not move when the same lines are counted again', async () => {
    const before = await days();
    await sql`update figure_progress set xid_before = '0'`.execute(county.db);
    expect((await countAll(county.db)).streams).toBe(10);
    expect(await days()).toEqual(before);
  });

  it('take a closing back when the case is reopened, and move with it', async () => {
    const before = await sums('county');
    await county.does('resident', cases.fixed!, 'reopen', { reason: 'it came back' });
    await countAll(county.db);
    const after = await sums('county');
    expect([before.closed! - after.closed!, (after.onceReopened ?? 0) - (before.onceReopened ?? 0)]).toEqual([1, 1]);
  });

  it('are the same when everything is emptied and made anew', async () => {
    const before = await days();
    await rebuildFigures(county.db, 3);
    expect(await days()).toEqual(before);
  });

  it('have as many cases behind them as they say, on pages of any size', async () => {
    const area = county.areaOf('county').areaId;
    const seen: string[] = [];
    let after: { day: string; stream: string } | undefined;
    for (;;) {
      const page = await behind(county.db, area, 'received', ever, { limit: 3, after });
      seen.push(...page.map(({ stream }) => stream));
      after = page.at(-1);
      if (page.length < 3) break;
    }
    expect(seen).toHaveLength((await sums('county')).received!);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('tell hard problems from services of living, by grid and period (001-30, 003-06)', async () => {
    const before = await sums('grid1');
    const { caseId } = await county.report({ category: '0801' });
    await county.does('dispatcher', caseId, 'accept', { category: '0801' });
    await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' });
    await county.does('clerk', caseId, 'sign');
    await county.does('clerk', caseId, 'feedBack', { result: 'fixed', text: 'helped' });
    await county.does('verifier', caseId, 'pass', { method: 'visit', informed: 'by phone' });
    await countAll(county.db);
    const after = await sums('grid1');
    expect([after.livelihoodSolved, after.problemsSolved]).toEqual([(before.livelihoodSolved ?? 0) + 1, before.problemsSolved]);
    expect((await sums('grid2')).livelihoodSolved).toBeUndefined();
    expect([...(await sumsOf(county.db, county.areaOf('grid1').areaId, { from: '2020-01-01', to: '2020-12-31' }, '2099-12-31', []))]).toEqual([]);
  });
});
