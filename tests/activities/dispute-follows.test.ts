import { listRisks } from '../../db/risks.ts';
import { findCase } from '../../db/cases.ts';
import { readLedger } from '../../db/ledger.ts';
import { verify } from '../../db/verify.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';

let county: County;
let town: VisitingCounty;
beforeAll(async () => {
  county = await aCounty();
  town = await visiting(county);
});
afterAll(() => county.close());

const day = 86_400_000;
const ok = async (answer: Promise<{ refused: string | null }>) => expect((await answer).refused).toBeNull();

/** A quarrel between neighbours in the hands of urban management, whose clerk leads the talks. */
async function quarrel(more: Record<string, unknown> = {}): Promise<{ caseId: string; number: string }> {
  const { caseId, number } = await county.report({ category: '0101' });
  await ok(county.does('dispatcher', caseId, 'accept', { category: '0101', ...more }));
  await ok(county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' }));
  await ok(county.does('clerk', caseId, 'sign'));
  return { caseId, number };
}
const risksOf = async (caseId: string) => (await listRisks(county.db, (await county.as('county')).viewer, { limit: 100, now: Date.now() })).items.filter(({ aboutId }) => aboutId === caseId);

it('a settled dispute is visited again at both doors after 7, 30 and 90 days (004-37, 002-25)', async () => {
  const { caseId, number } = await quarrel();
  const [upstairs, downstairs] = [await town.household(), await town.household()];
  await ok(county.does('clerk', caseId, 'sitting', { parties: ['王阿姨', '李叔'], heldAt: new Date().toISOString(), text: '漏水', households: [upstairs.code, downstairs.id] }));
  await ok(county.does('clerk', caseId, 'feedBack', { result: 'mediated', text: '三日内修好' }));
  const dutiesAt = (id: string) => county.db.selectFrom('duty').select(['code', 'kind', 'window_to']).where('target_id', '=', id).orderBy('window_to').execute();
  expect(await dutiesAt(upstairs.id)).toEqual([]);
  await ok(county.does('verifier', caseId, 'pass', { method: 'reporterConfirmation', informed: '双方' }));

  for (const { id } of [upstairs, downstairs]) {
    const duties = await dutiesAt(id);
    expect(duties.map(({ code, kind }) => `${code} ${kind}`)).toEqual(['H22 followUp', 'H22 followUp', 'H22 followUp']);
    expect(duties.map(({ window_to }) => Math.round((window_to.getTime() - Date.now()) / day - 0.5))).toEqual([7, 30, 90]);
  }
  const { state } = (await findCase(county.db, number))!;
  expect(state.mediation).toMatchObject({ households: [upstairs.id, downstairs.id] });
  const lines = await readLedger(county.db, county.keys, caseId);
  expect(lines.map(({ data }) => JSON.stringify(data)).join()).not.toContain('王阿姨');
  expect((await verify(county.db, county.keys)).broken).toEqual([]);
});

it('a dispute that failed, or that names nobody’s door, brings no visits', async () => {
  const before = await county.db.selectFrom('duty').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const { caseId } = await quarrel();
  await ok(county.does('clerk', caseId, 'feedBack', { result: 'mediationFailedInformed', text: '谈不拢', remedies: '法院起诉' }));
  await ok(county.does('verifier', caseId, 'pass', { method: 'visit', informed: '双方' }));
  expect(await county.db.selectFrom('duty').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).toEqual(before);
});

it('a red dispute comes under watch at once, and once', async () => {
  const { caseId } = await quarrel();
  expect(await risksOf(caseId)).toEqual([]);
  const shown = { parties: ['王阿姨', '李叔'], heldAt: new Date().toISOString(), text: '扬言报复', signs: ['threat'] };
  await ok(county.does('clerk', caseId, 'sitting', shown));
  await ok(county.does('clerk', caseId, 'sitting', shown));
  const [risk, ...more] = await risksOf(caseId);
  expect(more).toEqual([]);
  expect(risk).toMatchObject({ colour: 'red', stage: 'watch', aboutKind: 'case', ownerUnit: 'urban' });
  expect(risk!.reviewDueAt! - Date.now()).toBeLessThan(15 * day);
  const known = await quarrel({ signs: ['weapon'] });
  expect(await risksOf(known.caseId)).toHaveLength(1);
});
