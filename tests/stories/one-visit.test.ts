import { newId } from '../../db/ids.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import { until } from './people.ts';
import { must, openTown } from './town.ts';
import type { Town } from './town.ts';

const slow = 60_000;
const pack = { pack_id: 'quick-seconds', pack_version: 1 };

let town: Town;
beforeAll(async () => { town = await openTown(); }, slow);
afterAll(async () => {
  await town?.close();
}, slow);

/** A door of the first grid and a visit to it whose window begins so many milliseconds from now. */
async function planned(codes: readonly string[], { after = 0, lasts = 60_000 } = {}) {
  const { db } = town;
  const area = (await (await town.as('worker')).get('/api/session')).body.user.areas[0];
  const { path } = await db.selectFrom('area').select('path').where('id', '=', area.id).executeTakeFirstOrThrow();
  const [household, visitId] = [newId(), newId()];
  await db.insertInto('household').values({
    id: household, code: `HW-${household.slice(-6)}`, ...levelsOf(path), grid_id: area.id, building_id: null, dwelling_id: null, address: '河湾小区 1幢 101', lng: null, lat: null, head_id: null, ended_at: null,
  }).execute();
  const from = new Date(Date.now() + after);
  const common = {
    target_kind: 'household' as const, target_id: household, ...levelsOf(path), grid_id: area.id as string, building_id: null, worker_id: null, window_from: from, window_to: new Date(from.getTime() + lasts), ...pack,
  };
  await db.insertInto('visit').values({
    id: visitId, ...common, planned_for: null, slot_at: null, care: codes.includes('H08'), due_at: common.window_to, warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null,
  }).execute();
  for (const code of codes) await db.insertInto('duty').values({ ...common, kind: 'cadence', code, period: `p${visitId}`, visit_id: visitId, cause_id: null, discharged_by: null, settled_at: null, settled_why: null }).execute();
  return { visitId, household };
}

const act = async (who: string, visitId: string, action: string, body: unknown = {}) => (await must((await town.as(who)).post(`/api/visits/${visitId}/actions/${action}`, body), 200)).body;
const linesOf = async (visitId: string): Promise<any[]> => (await must((await town.as('leader')).get(`/api/visits/${visitId}/ledger`), 200)).body.items;
const typesOf = async (visitId: string): Promise<string[]> => (await linesOf(visitId)).map(({ type }) => type);

it('begins by itself when its window opens, and is told of and raised each time once, when nobody goes', async () => {
  const { visitId } = await planned(['H08'], { lasts: 2_000 });
  const lines = await until('the county', async () => {
    const found = await linesOf(visitId);
    return found.some(({ data }) => data.rung === 'supervise2') && found;
  });
  expect(lines.map(({ type, data }) => [type, ...(data.whom ?? [])].join(' '))).toEqual(['Opened', 'DueSoon worker', 'BecameOverdue leader', 'Escalated leader verifier', 'Escalated verifier county']);
  const window = Date.parse(lines[0].data.window.from);
  const owed = [1_400, 2_000, 3_000, 4_000];
  lines.slice(1).forEach(({ dueAt, recordedAt }, nth) => {
    expect(Math.abs(Date.parse(dueAt) - window - owed[nth]!)).toBeLessThan(1_000);
    expect(Date.parse(recordedAt)).toBeGreaterThanOrEqual(Date.parse(dueAt));
  });
  const { visit } = await act('worker', visitId, 'record', { outcome: 'met' });
  expect(visit).toMatchObject({ status: 'done', late: true, over: true, height: 2 });
  await until('the end of the workflow', async () => !(await town.conductor.visits.runs(visitId)));
}, slow);

it('touched before its window it waits for it, then is made by a worker', async () => {
  const { visitId } = await planned(['H01', 'H04'], { after: 3_000 });
  await act('leader', visitId, 'hand', { to: 'worker' });
  expect((await (await town.as('worker')).get(`/api/visits/${visitId}`)).body.status).toBe('upcoming');
  const early = await (await town.as('worker')).post(`/api/visits/${visitId}/actions/record`, { outcome: 'met' });
  expect([early.status, early.body.code]).toEqual([409, 'notNow']);
  await until('the window', async () => (await typesOf(visitId)).includes('WindowOpened'));
  const { visit } = await act('worker', visitId, 'record', { outcome: 'met', facets: ['family'] });
  expect(visit.duties.map(({ state }: { state: string }) => state)).toEqual(['discharged', 'discharged']);
  expect(await typesOf(visitId)).toEqual(['Opened', 'Handed', 'WindowOpened', 'Recorded']);
}, slow);

it('an elder whom nobody met opens an emergency by itself, which the dispatcher finds (000-15)', async () => {
  const { visitId } = await planned(['H08']);
  await act('worker', visitId, 'record', { outcome: 'notMet' });
  const opened = await until('the alarm', async () => (await linesOf(visitId)).find(({ type }) => type === 'FollowUpOpened'));
  const found = await until('the case', async () => {
    const { status, body } = await (await town.as('dispatcher')).get(`/api/incidents/${opened.data.number}`);
    return status === 200 && body;
  });
  expect(found).toMatchObject({ category: '0905', profile: 'E', channel: 'visit', address: '河湾小区 1幢 101' });
  const [submitted] = await town.ledgerOf(opened.data.number);
  expect(submitted.data.openedBy).toBe(visitId);
  expect((await (await town.as('worker')).get(`/api/visits/${visitId}`)).body).toMatchObject({ status: 'notMet', lostContact: { opened: true, opens: '0905' }, followUps: [{ number: opened.data.number, why: 'contactLost' }] });
}, slow);

it('leaves a ledger in which every chain holds', async () => {
  expect((await town.verify()).broken).toEqual([]);
});
