import { randomUUID } from 'node:crypto';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { newId } from '../../db/ids.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import { openHouse } from './house.ts';
import type { OpenHouse } from './house.ts';
import { until } from './people.ts';
import type { Reply } from './people.ts';
import { quickPack } from './quick-pack.ts';

const minutes = 60_000;
const pack = { pack_id: 'quick-seconds', pack_version: 1 };
let house: OpenHouse;
let db: Db;
let area: { id: string; path: string[] };
beforeAll(async () => {
  house = await openHouse();
  db = connect(house.databases().ownerUrl, { max: 3 });
  const admin = await house.as('admin');
  await taken(() => admin.get('/api/packs/sanbifang-000/versions/1')).then(({ body }) => taken((key) => admin.post('/api/packs', quickPack(body), key)));
  await taken((key) => admin.post('/api/areas/mingxi/pack', { packId: pack.pack_id, version: pack.pack_version }, key));
  const { id } = (await (await house.as('worker')).get('/api/session')).body.user.areas[0];
  area = await db.selectFrom('area').select(['id', 'path']).where('id', '=', id).executeTakeFirstOrThrow();
}, 3 * minutes);
afterAll(async () => {
  await db?.destroy();
  await house?.tearDown();
}, 2 * minutes);

/** Asks with one key until there is an answer, as a good client does. */
async function taken(ask: (key: string) => Promise<Reply>): Promise<Reply> {
  const key = randomUUID();
  return until('an answer', async () => {
    const reply = await ask(key).catch(() => undefined);
    if (reply && reply.status < 300) return reply;
    if (reply && reply.status < 500 && reply.body?.code !== 'inFlight') throw new Error(`refused: ${reply.status} ${JSON.stringify(reply.body)}`);
    return false;
  }, 60);
}

interface Stop { visitId: string; code: string }

/** A door of the first grid. */
async function door(): Promise<{ household: string; code: string }> {
  const household = newId();
  const code = `HW-${household.slice(-6)}`;
  await db.insertInto('household').values({
    id: household, code, ...levelsOf(area.path), grid_id: area.id, building_id: null, dwelling_id: null, address: '河湾小区 1幢 101', lng: null, lat: null, head_id: null, ended_at: null,
  }).execute();
  return { household, code };
}

/** A door of the first grid, and a visit to it that is owed now. */
async function owed(codes: readonly string[], lasts = 120_000): Promise<Stop> {
  const { household, code } = await door();
  const visitId = newId();
  const from = new Date();
  const common = {
    target_kind: 'household' as const, target_id: household, ...levelsOf(area.path), grid_id: area.id, building_id: null, worker_id: null, window_from: from, window_to: new Date(from.getTime() + lasts), ...pack,
  };
  await db.insertInto('visit').values({
    id: visitId, ...common, planned_for: null, slot_at: null, care: codes.some((one) => cadenceOf(defaultPack, one)?.care ?? false), due_at: common.window_to, warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null,
    plan_id: null, state: null, private_sealed: null,
  }).execute();
  for (const one of codes) await db.insertInto('duty').values({ ...common, kind: 'cadence', code: one, period: `p${visitId}`, visit_id: visitId, cause_id: null, discharged_by: null, settled_at: null, settled_why: null }).execute();
  return { visitId, code };
}

const does = async (who: string, { visitId }: Stop, action: string, body: unknown = {}) => {
  const somebody = await house.as(who);
  return (await taken((key) => somebody.post(`/api/visits/${visitId}/actions/${action}`, body, key))).body;
};
const goes = (stop: Stop, outcome: string, more: object = {}) => does('worker', stop, 'record', { outcome, ...more });
const shown = async ({ visitId }: Stop) => (await (await house.as('leader')).get(`/api/visits/${visitId}`)).body;
const types = async ({ visitId }: Stop): Promise<string[]> => (await (await house.as('leader')).get(`/api/visits/${visitId}/ledger`)).body.items.map(({ type }: { type: string }) => type);
const duties = async ({ visitId }: Stop): Promise<string[]> =>
  (await db.selectFrom('duty').select(['code', 'state']).where((on) => on.or([on('visit_id', '=', visitId), on('discharged_by', '=', visitId)])).orderBy('code').execute()).map(({ code, state }) => `${code} ${state}`);

it('a round of a grid ends with every duty, follow-up and escalation where it belongs, once, though the worker process is killed in between (000-15, 004-33)', async () => {
  const leader = await house.as('leader');
  const [met, phone, gone, refused, stays, moved, died, late, excused, handed] = [
    await owed(['H01', 'H04']), await owed(['H01']), await owed(['H08']), await owed(['H01']), await owed(['H17']), await owed(['H02']), await owed(['H01']), await owed(['H08'], 3_000), await owed(['H01']), await owed(['H06']),
  ];
  const alone = await door();
  const task = (await taken((key) => leader.post('/api/tasks', { what: '问问取暖费', until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), households: [alone.code] }, key))).body;
  const [asked] = (await leader.get(`/api/duties?filter={"task":"${task.id}"}`)).body.items as { visit: string }[];
  const replanned: Stop = { visitId: asked!.visit, code: alone.code };

  await does('leader', replanned, 'start');
  await does('leader', handed, 'hand', { to: 'parttimer' });
  await goes(gone, 'notMet');
  await does('worker', excused, 'askExcuse', { reason: 'leave: 生病' });
  await house.kill('worker');

  await goes(met, 'met', { facets: ['family'], needs: [{ category: '0702', text: '楼道灯不亮' }] });
  await goes(phone, 'metRemote');
  await goes(refused, 'refused');
  await goes(stays, 'refused');
  await taken((key) => leader.post(`/api/tasks/${task.id}/cancel`, { reason: '已由别处核实' }, key));
  await does('leader', replanned, 'record', { outcome: 'met' });
  await house.kill('worker');

  await goes(moved, 'moved', { note: '搬去县城' });
  await goes(died, 'deceased');
  await does('leader', excused, 'grantExcuse');
  await does('parttimer', handed, 'record', { outcome: 'metRelative' });
  await until('the county hearing of the late one', async () => (await types(late)).filter((type) => type === 'Escalated').length === 2, 60);
  await goes(late, 'met');

  // Whoever asked for something is told what became of it; only that ends the visit.
  const lamp = (await shown(met)).followUps[0];
  const dispatcher = await house.as('dispatcher');
  await until('the incident', async () => (await dispatcher.get(`/api/incidents/${lamp.number}`)).status === 200, 60);
  expect((await shown(met))).toMatchObject({ status: 'done', over: false, followUps: [{ category: '0702', owesWord: true, toldAt: null }] });
  expect((await (await house.as('worker')).post(`/api/visits/${met.visitId}/actions/tell`, { text: '换了灯' })).body).toMatchObject({ code: 'notNow', why: 'caseStillOpen' });
  await taken((key) => dispatcher.post(`/api/incidents/${lamp.number}/actions/accept`, { category: '0702' }, key));
  await taken((key) => dispatcher.post(`/api/incidents/${lamp.number}/actions/settle`, { result: 'onSpot', done: '换了灯泡', told: '住户' }, key));
  await does('worker', met, 'tell', { text: '换了灯' });

  const lost = await until('the emergency of the one whom nobody met', async () => (await shown(gone)).followUps[0], 60);
  await until('its case', async () => (await dispatcher.get(`/api/incidents/${lost.number}`)).status === 200, 60);

  expect(Object.fromEntries(await Promise.all(Object.entries({ met, phone, gone, refused, stays, moved, died, late, excused, handed }).map(async ([name, stop]) => [name, [...await types(stop), ...await duties(stop)].join(' ')])))).toEqual({
    met: 'Opened Recorded FollowUpOpened FollowUpClosed H01 discharged H04 discharged',
    phone: 'Opened Recorded H01 discharged',
    gone: 'Opened NotMet ContactLost FollowUpOpened H08 open',
    refused: 'Opened Recorded H01 discharged',
    stays: 'Opened Recorded H17 open',
    moved: 'Opened Recorded FollowUpOpened H02 excused',
    died: 'Opened Recorded FollowUpOpened H01 excused',
    late: 'Opened DueSoon BecameOverdue Escalated Escalated Recorded H08 discharged',
    excused: 'Opened ExcuseAsked ExcuseGranted H01 excused',
    handed: 'Opened Handed Recorded H06 discharged',
  });
  expect(await shown(met)).toMatchObject({ status: 'settled', over: true });
  expect(await shown(late)).toMatchObject({ status: 'done', late: true, height: 2 });
  expect((await leader.get(`/api/tasks/${task.id}`)).body).toMatchObject({ done: 0, left: 0, cancelled: 1 });
  expect(await types(replanned)).toEqual(['Opened', 'Started', 'DutiesTaken', 'Recorded']);

  const opened = await db.selectFrom('cases').select(['category', 'number']).orderBy('number').execute();
  expect(opened.map(({ category }) => category).toSorted()).toEqual(['0702', '0905', '1001', '1001']);
  expect((await dispatcher.get(`/api/incidents/${lost.number}`)).body).toMatchObject({ category: '0905', profile: 'E', channel: 'visit' });
  const told = await db.selectFrom('notice').select(['case_id', 'audience', 'template', 'dedupe']).where('stream_kind', '=', 'visit').execute();
  expect(new Set(told.map((one) => JSON.stringify([one.case_id, one.dedupe]))).size).toBe(told.length);
  expect(told.filter(({ case_id, template }) => case_id === late.visitId && template === 'visit.Escalated')).toHaveLength(4);
  expect((await house.verify()).stdout).toContain('every chain holds');
}, 5 * minutes);

it('a plan is published, worked and followed through a change of tag, household, worker and calendar, once, though worker, engine and API are killed in between (000-13, 000-15, 001-21)', async () => {
  const [leader, dispatcher] = [await house.as('leader'), await house.as('dispatcher')];
  const personNamed = (username: string) => db.selectFrom('person').select('id').where('username', '=', username).executeTakeFirstOrThrow();
  const [desk, privacy, from] = [await personNamed('desk'), await personNamed('privacy'), await personNamed('worker')];
  const tagged = async () => {
    const made = await door();
    await db.insertInto('category_tag').values({
      id: newId(), household_id: made.household, resident_id: null, code: 'H08', circumstance: null, purpose: 'care', legal_basis: 'rule', source_unit: 'civil', valid_from: '2020-01-01', valid_to: '2100-01-01',
      asked_by: desk.id, approved_by: privacy.id, approved_at: new Date(), refused_at: null, refused_why: null, ended_at: null, ended_why: null,
    }).execute();
    return made;
  };
  const named = { met: await tagged(), phone: await tagged(), refused: await tagged(), ends: await tagged(), moves: await tagged() };
  const [mine, plain] = [await Promise.all(Array.from({ length: 4 }, tagged)), await Promise.all(Array.from({ length: 6 }, door))];
  const month = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(Date.now()).slice(0, 7);
  const plan = (await taken((key) => dispatcher.post('/api/plans', { area: 'mingxi', period: month }, key))).body;
  await house.kill('worker');
  const whole = async () => (await dispatcher.get(`/api/plans/${plan.id}`)).body;
  const published = await until('the plan', async () => { const found = await whole(); return found?.job === null && found.published ? found : undefined; }, 90);
  expect(published).toMatchObject({ total: published.done, published: { duties: { H08: 9 } } });

  const stopOf = ({ household, code }: { household: string; code: string }) => until(`the window of ${code}`, async () => {
    const row = await db.selectFrom('visit').innerJoin('duty', 'duty.visit_id', 'visit.id').select(['visit.id', 'visit.worker_id']).where('visit.target_id', '=', household).where('duty.code', '=', 'H08').where('visit.seq', '>', 0).executeTakeFirst();
    return row && { visitId: row.id, code, worker: row.worker_id };
  }, 90);
  const [met, phone, refused, ends, moves] = await Promise.all([stopOf(named.met), stopOf(named.phone), stopOf(named.refused), stopOf(named.ends), stopOf(named.moves)]);
  const handed = await Promise.all(mine.map(stopOf));

  await does('leader', met, 'record', { outcome: 'met' });
  await house.kill('temporal');
  await does('leader', phone, 'record', { outcome: 'metRemote' });
  await does('leader', refused, 'record', { outcome: 'refused' });

  // What changes is told to the visits under way at once, once.
  const other = await db.selectFrom('area').select(['id', 'path']).where('level', '=', 'grid').where('id', '<>', area.id).where('parent_id', '=', area.path.at(-2)!).executeTakeFirstOrThrow();
  await db.updateTable('category_tag').set({ ended_at: new Date(), ended_why: 'moved' }).where('household_id', '=', named.ends.household).execute();
  await db.updateTable('household').set({ grid_id: other.id, ...levelsOf(other.path) }).where('id', '=', named.moves.household).execute();
  await house.kill('api');
  await until('the tag that ended', async () => (await types(ends)).includes('DutiesTaken'), 60);
  await until('the household that moved', async () => (await db.selectFrom('visit').select('grid_id').where('id', '=', moves.visitId).executeTakeFirstOrThrow()).grid_id === other.id, 60);

  const his = handed.find(({ worker }) => worker === from.id) ?? handed[0]!;
  const before = new Date().toISOString();
  await taken((key) => leader.post('/api/hand-overs', { person: 'worker', to: 'parttimer', reason: '调岗' }, key));
  const late = { id: randomUUID(), type: 'visit.record', target: his.visitId, occurredAt: before, payload: { outcome: 'met', note: '走之前去过' } };
  const sent = async () => (await (await house.as(his.worker === from.id ? 'worker' : 'parttimer')).post('/api/sync', { device: 'his phone', commands: [late] })).body.results[0].result;
  expect([await sent(), await sent()]).toEqual(['applied', 'duplicate']);
  await until('his doors going over', async () => (await db.selectFrom('visit').select('id').where('worker_id', '=', from.id).where('open', '=', true).where('plan_id', '=', plan.id).execute()).length === 0, 60);
  expect((await types(his)).filter((type) => type === 'Recorded')).toHaveLength(1);

  const hit = await db.selectFrom('visit').select('planned_for').where('plan_id', '=', plan.id).where('open', '=', true).where('seq', '=', 0).where('planned_for', 'is not', null).limit(1).executeTakeFirst();
  const { id, version, body } = await db.selectFrom('calendar').select(['id', 'version', 'body']).orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow() as unknown as { id: string; version: number; body: { days: Record<string, unknown> } };
  const holiday = hit?.planned_for ?? '2026-12-25';
  await db.insertInto('calendar').values({ id, version: version + 1, body: JSON.stringify({ ...body, days: { ...body.days, [holiday]: [] } }), by_person: null }).execute();
  await until('the holiday', async () => (await db.selectFrom('visit').select('id').where('plan_id', '=', plan.id).where('open', '=', true).where('seq', '=', 0).where('planned_for', '=', holiday).execute()).length === 0, 60);

  const owes = async ({ household }: { household: string }) => (await db.selectFrom('duty').select(['code', 'state']).where('target_id', '=', household).orderBy('code').execute()).map(({ code, state }) => `${code} ${state}`).join(' ');
  expect(Object.fromEntries(await Promise.all(Object.entries(named).map(async ([name, one]) => [name, await owes(one)])))).toEqual({
    met: 'H01 discharged H08 discharged', phone: 'H01 discharged H08 discharged', refused: 'H01 discharged H08 open', ends: 'H01 open H08 cancelled', moves: 'H01 open H08 open',
  });
  const visits = await db.selectFrom('visit').select(['id', 'target_id']).where('target_id', 'in', [...Object.values(named), ...mine, ...plain].map(({ household }) => household)).execute();
  expect(new Set(visits.map(({ target_id }) => target_id)).size).toBe(visits.length);
  expect((await whole()).revisions.flatMap(({ why }: { why: string[] }) => why)).toEqual(expect.arrayContaining(['tag', 'household', 'worker']));
  expect((await house.verify()).stdout).toContain('every chain holds');
}, 6 * minutes);
