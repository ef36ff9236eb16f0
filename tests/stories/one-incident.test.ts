import { until } from './people.ts';
import { openTown } from './town.ts';
import type { Town } from './town.ts';

const slow = 60_000;
/** A blocked fire lane (Q): four seconds for handling in the quick pack; a broken street lamp (N): five minutes. */
const [fireLane, lamp] = ['0401', '0702'];

let town: Town;
beforeAll(async () => { town = await openTown(); }, slow);
afterAll(async () => {
  await town?.close();
}, slow);

const caseOf = async (number: string) => (await (await town.as('dispatcher')).get(`/api/incidents/${number}`)).body;
const typesOf = async (number: string) => (await town.ledgerOf(number)).map(({ type }) => type);
const clockOf = (found: any, name: string) => found.clocks.findLast((clock: any) => clock.name === name);

/** Accepted by the desk and sent to urban management, as on any day. */
async function sent(category: string): Promise<{ number: string; code: string }> {
  const report = await town.reported(category);
  await (await town.as('desk')).act(report.number, 'accept', { category });
  await (await town.as('dispatcher')).act(report.number, 'dispatch', { lead: 'urban', person: 'clerk' });
  return report;
}

it('goes from the report to the archive through the hands of six people (004-29)', async () => {
  const { number, code } = await sent(lamp);
  const clerk = await town.as('clerk');
  await clerk.act(number, 'sign');
  await clerk.act(number, 'contact', { text: '已联系报事人' });
  await clerk.act(number, 'feedBack', { result: 'fixed', text: '已更换灯头' });
  const { case: closed } = await (await town.as('verifier')).act(number, 'pass', { method: 'visit', informed: '已电话告知报事人' });
  expect(closed.status).toBe('closed');
  expect((await town.wang.post(`/api/reports/${number}/rating`, { code, solved: true, satisfied: true })).status).toBe(200);

  await until('the archive', async () => (await caseOf(number)).status === 'archived');
  expect(await typesOf(number)).toEqual(['Submitted', 'Accepted', 'Dispatched', 'Signed', 'Contacted', 'FedBack', 'Passed', 'Rated', 'ObjectionLapsed', 'Archived']);
  await until('the end of the workflow', async () => !(await town.conductor.runs(number)));
  const followed = await town.wang.get(`/api/reports/${number}?code=${code}`);
  expect(followed.body).toMatchObject({ number, status: 'archived', mayObject: false });
  expect((await clerk.tries(number, 'comment', { text: '补充' })).body.code).toBe('notNow');
}, slow);

it('is urged and supervised, each rung once, when nobody handles it', async () => {
  const { number } = await sent(fireLane);
  await (await town.as('clerk')).act(number, 'sign');
  const ofHandling = async () => (await town.ledgerOf(number)).filter(({ data }) => data?.clock === 'handle');
  await until('the second supervision', async () => (await ofHandling()).some(({ data }) => data.rung === 'supervise2'));

  const lines = await ofHandling();
  expect(lines.map(({ type, data }) => `${data.rung} ${data.then} ${type}`)).toEqual([
    '70% tell RungReached', '90% tell RungReached', '100% urge RungReached', 'supervise1 supervise Supervised', 'supervise2 supervise Supervised',
  ]);
  const started = Date.parse(clockOf(await caseOf(number), 'handle').startedAt);
  // Deadlines are whole seconds.
  const owed = [2_800, 3_600, 4_000, 6_000, 8_000];
  lines.forEach(({ dueAt }, nth) => expect(Math.abs(Date.parse(dueAt) - started - owed[nth]!)).toBeLessThan(1_000));
  for (const { dueAt, recordedAt } of lines) expect(Date.parse(recordedAt) - Date.parse(dueAt)).toBeGreaterThanOrEqual(0);
  expect(lines.every(({ actor }) => actor.kind === 'clock')).toBe(true);

  const found = await caseOf(number);
  expect(found.height).toBe(2);
  expect(clockOf(found, 'handle')).toMatchObject({ state: 'expired' });
  await (await town.as('head')).act(number, 'answerSupervision', { text: '正在抢修，今日办结' });
  await (await town.as('clerk')).act(number, 'feedBack', { result: 'fixed', text: '已疏通' });
  expect(await caseOf(number)).toMatchObject({ status: 'verifying', height: 2 });
}, slow);

it('looks again without anything happening twice', async () => {
  const { number } = await sent(fireLane);
  await until('the urging', async () => (await town.ledgerOf(number)).some(({ data }) => data?.rung === '100%'));
  const before = (await town.ledgerOf(number)).filter(({ data }) => data?.rung === '100%' || data?.rung === '90%');
  const { id } = await caseOf(number);
  for (let nudge = 0; nudge < 3; nudge += 1) await town.conductor.wake(number, { caseId: id, seen: { seq: 0, alarmAt: null, over: false } });
  await (await town.as('dispatcher')).act(number, 'comment', { text: '请尽快' });
  const after = (await town.ledgerOf(number)).filter(({ data }) => data?.rung === '100%' || data?.rung === '90%');
  expect(after).toEqual(before);
}, slow);

it('is returned once and sent to the unit in charge', async () => {
  const { number } = await sent(lamp);
  const [clerk, dispatcher, roadsclerk] = [await town.as('clerk'), await town.as('dispatcher'), await town.as('roadsclerk')];
  await clerk.act(number, 'askReturn', { basis: '三定方案第六条', suggestedOwner: '道路部门' });
  await dispatcher.act(number, 'grantReturn', { lead: 'roads', person: 'roadsclerk' });
  expect((await clerk.tries(number, 'sign')).status).not.toBe(200);
  await roadsclerk.act(number, 'sign');
  expect(await caseOf(number)).toMatchObject({ status: 'inProgress', lead: { code: 'roads' }, counts: { returned: 1 } });
  expect(await typesOf(number)).toEqual(['Submitted', 'Accepted', 'Dispatched', 'ReturnAsked', 'ReturnGranted', 'Signed']);
}, slow);

it('stands still while it is on hold, and goes on by itself', async () => {
  const { number } = await sent(lamp);
  const [clerk, chief] = [await town.as('clerk'), await town.as('chief')];
  await clerk.act(number, 'sign');
  const { schema } = (await clerk.get(`/api/incidents/${number}`)).body.actions.find(({ name }: { name: string }) => name === 'askHold');
  expect(schema.required).toEqual(expect.arrayContaining(['reasonCode', 'interimMeasure', 'until']));
  const reasons = (await clerk.get('/api/catalogue')).body.reasons.hold;
  const until30 = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await clerk.act(number, 'askHold', { reasonCode: reasons[0].code, interimMeasure: '已设围挡', until: until30 });
  const { case: held } = await chief.act(number, 'grantHold');
  expect(clockOf(held, 'handle')).toMatchObject({ state: 'paused', due: null });

  const resumed = await until('the end of the hold', async () => (await town.ledgerOf(number)).find(({ type }) => type === 'Resumed'));
  expect(resumed).toMatchObject({ actor: { kind: 'clock' }, data: { byItself: true } });
  const handle = clockOf(await caseOf(number), 'handle');
  expect(handle.state).toBe('running');
  expect(handle.due).not.toBeNull();
}, slow);

it('takes silence for a refusal when more time was asked for', async () => {
  const { number } = await sent(lamp);
  const clerk = await town.as('clerk');
  await clerk.act(number, 'sign');
  const before = clockOf(await caseOf(number), 'handle').due;
  await clerk.act(number, 'askExtension', { budget: '2 min', reason: '配件未到' });
  const lapsed = await until('the refusal', async () => (await town.ledgerOf(number)).find(({ type }) => type === 'ExtensionRefused'));
  expect(lapsed).toMatchObject({ actor: { kind: 'clock' }, data: { lapsed: true } });
  expect(clockOf(await caseOf(number), 'handle').due).toBe(before);
  expect((await (await town.as('dispatcher')).tries(number, 'grantExtension')).status).toBe(409);
}, slow);

it('answers two people who act at once: one is taken, the other told that it is not the time', async () => {
  const { number } = await town.reported(lamp);
  const [desk, dispatcher] = [await town.as('desk'), await town.as('dispatcher')];
  const replies = await Promise.all([desk.tries(number, 'accept', { category: lamp }), dispatcher.tries(number, 'accept', { category: lamp })]);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const refused = replies.find(({ status }) => status === 409)!;
  expect(refused.body).toMatchObject({ code: 'notNow', current: { status: 'accepted' } });
  expect(await typesOf(number)).toEqual(['Submitted', 'Accepted']);
}, slow);

it('leaves a ledger in which every chain holds', async () => {
  const { checked, broken } = await town.verify();
  expect(broken).toEqual([]);
  expect(checked).toBeGreaterThan(40);
});
