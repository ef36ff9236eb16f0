import { createReprojector } from '../../activities/relay/reproject.ts';
import type { Engine } from '../../activities/relay/engine.ts';
import { findCase } from '../../db/cases.ts';
import { insertCalendar } from '../../db/calendars.ts';
import { readLedger } from '../../db/ledger.ts';
import { listReprojections } from '../../db/reprojections.ts';
import { verify } from '../../db/verify.ts';
import type { CaseRun } from '../../domain/case/contract.ts';
import { officeCalendar } from '../../domain/calendar/chinese.ts';
import type { WeekCalendar } from '../../domain/calendar/calendar.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';
import { visiting } from '../db/visiting-county.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import { workingArrival } from '../../domain/visit/recalendar.ts';

let county: County;
beforeEach(async () => {
  county = await aCounty();
});
afterEach(() => county.close());

const on = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const shanghai = (text: unknown): string => new Date(Date.parse(String(text)) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
/** The office calendar with some days as they are not in it. */
const withDays = (days: WeekCalendar['days']): WeekCalendar => ({ ...officeCalendar, days: { ...officeCalendar.days, ...days } });
const newVersion = (days: WeekCalendar['days']) => insertCalendar(county.db, 'cn-office', withDays(days), null);

function anEngine({ up = true } = {}) {
  const woken: [string, CaseRun][] = [];
  const engine: Pick<Engine, 'wake' | 'isUp'> = { isUp: async () => up, wake: async (number, run) => void woken.push([number, run]) };
  return { engine, woken };
}
const failed = (number: string) => { throw new Error(`${number} should not fail`); };
const reprojector = (engine = anEngine().engine, batch = 100) => createReprojector({ db: county.db, engine, failed, batch, settleMs: 0 });
async function through(engine?: Pick<Engine, 'wake' | 'isUp'>, batch?: number): Promise<void> {
  const one = reprojector(engine, batch);
  while (await one.once());
}

/** A blocked fire lane in the department's hands since Monday 2 March, 09:00: 8 wh until Tuesday 09:00. */
async function inHand(): Promise<{ caseId: string; number: string }> {
  const { caseId, number } = await county.report({}, on('03-02 08:40'));
  await county.does('dispatcher', caseId, 'accept', { category: '0401' }, { at: on('03-02 08:50') });
  await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' }, { at: on('03-02 09:00') });
  await county.does('clerk', caseId, 'sign', {}, { at: on('03-02 09:10') });
  await county.does('desk', caseId, 'contact', { text: 'told who comes' }, { at: on('03-02 09:15') });
  return { caseId, number };
}
const changes = async (caseId: string) => (await readLedger(county.db, county.keys, caseId)).filter(({ type }) => type === 'CalendarChanged');
const ledgerIsWhole = async () => expect((await verify(county.db, county.keys)).broken).toEqual([]);

it('writes a line with the ring before and after into the ledger of every case with a running clock on the old version', async () => {
  const { caseId, number } = await inHand();
  const before = (await findCase(county.db, number))!;
  await newVersion({ '2026-03-03': [] });
  await through();

  const [line, ...more] = await changes(caseId);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ actor: { kind: 'system' }, data: { calendar: { id: 'cn-office', version: 2 } } });
  const handle = (line!.data['clocks'] as Record<string, unknown>[]).find(({ name }) => name === 'handle')!;
  expect(handle).toMatchObject({ op: 'recalendar', calendarBefore: { id: 'cn-office', version: 1 }, calendar: { id: 'cn-office', version: 2 } });
  expect([handle['ringBefore'], handle['ringAfter']].map(shanghai)).toEqual(['03-03 09:00', '03-04 09:00']);

  const after = (await findCase(county.db, number))!;
  expect(after.seq).toBe(before.seq + 1);
  expect(shanghai(new Date(after.dueAt!).toISOString())).toBe('03-04 09:00');
  await ledgerIsWhole();
});

it('wakes the workflow only where the alarm moved earlier', async () => {
  const longerDay = { '2026-03-02': [['08:30', '12:00'], ['13:00', '20:00']] as [string, string][] };
  const { number, caseId } = await inHand();
  const { engine, woken } = anEngine();
  await newVersion({ '2026-03-03': [] });
  await through(engine);
  expect(woken).toEqual([]);

  await newVersion(longerDay);
  await through(engine);
  const found = (await findCase(county.db, number))!;
  expect(woken).toEqual([[number, { caseId, seen: { seq: found.seq, alarmAt: found.alarmAt, over: false } }]]);
  await through(engine);
  expect(woken).toHaveLength(1);
});

it('tells the engine later when it was away', async () => {
  await inHand();
  await newVersion({ '2026-03-02': [['08:30', '20:00']] });
  const away = anEngine({ up: false });
  await through(away.engine);
  expect(away.woken).toEqual([]);
  const back = anEngine();
  await through(back.engine);
  expect(back.woken).toHaveLength(1);
});

it('owes what a moved ring has passed at its new instant, exactly once', async () => {
  const { caseId } = await inHand();
  await newVersion({ '2026-03-02': [['08:30', '20:00']] });
  await through();
  await county.looks(caseId);
  await county.looks(caseId);
  const rungs = (await readLedger(county.db, county.keys, caseId)).filter(({ data }) => data['clock'] === 'handle').map(({ data, dueAt }) => `${String(data['rung'])} ${shanghai(new Date(dueAt!).toISOString())}`);
  expect(rungs.slice(0, 3)).toEqual(['70% 03-02 14:36', '90% 03-02 16:12', '100% 03-02 17:00']);
  expect(new Set(rungs).size).toBe(rungs.length);
  await ledgerIsWhole();
});

it('goes on after a kill between batches and overtakes nobody twice', async () => {
  const cases = [];
  for (let n = 0; n < 7; n += 1) cases.push(await inHand());
  await newVersion({ '2026-03-03': [] });
  await reprojector(undefined, 3).once();
  const [halfway] = await listReprojections(county.db, { calendar: 'cn-office' });
  expect(halfway).toMatchObject({ version: 2, total: 7, done: 3, finishedAt: null });

  await through(undefined, 3);
  for (const { caseId } of cases) expect(await changes(caseId)).toHaveLength(1);
  const [done] = await listReprojections(county.db, { calendar: 'cn-office' });
  expect(done).toMatchObject({ total: 7, done: 7, supersededBy: null });
  expect(done!.finishedAt).not.toBeNull();
  await ledgerIsWhole();
});

it('is not done twice by two workers at once', async () => {
  const cases = [];
  for (let n = 0; n < 5; n += 1) cases.push(await inHand());
  await newVersion({ '2026-03-03': [] });
  await Promise.all([through(undefined, 2), through(undefined, 2), through(undefined, 2)]);
  await through(undefined, 2);
  for (const { caseId } of cases) expect(await changes(caseId)).toHaveLength(1);
  await ledgerIsWhole();
});

it('passes over a case that somebody works on and finds it in the next walk', async () => {
  const { caseId } = await inHand();
  await newVersion({ '2026-03-03': [] });
  await county.db.transaction().execute(async (trx) => {
    await trx.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().execute();
    await reprojector().once();
  });
  expect(await changes(caseId)).toEqual([]);
  await county.db.updateTable('reprojection').set({ next_pass_at: new Date(0) }).execute();
  await through();
  expect(await changes(caseId)).toHaveLength(1);
});

it('gives way to a still newer version, and takes a paused clock along without a ring', async () => {
  const { caseId } = await inHand();
  const told = await county.does('clerk', caseId, 'askHold', { reasonCode: 'season', interimMeasure: 'the lane is fenced', until: '2026-03-10' }, { at: on('03-02 10:00') });
  expect(told.refused).toBeNull();
  await county.does('chief', caseId, 'grantHold', {}, { at: on('03-02 10:30') });
  await newVersion({ '2026-03-03': [] });
  await newVersion({ '2026-03-04': [] });
  await through();
  const [line, ...more] = await changes(caseId);
  expect(more).toEqual([]);
  expect((line!.data['clocks'] as Record<string, unknown>[]).find(({ name }) => name === 'handle')).toMatchObject({ calendar: { version: 3 }, ringBefore: null, ringAfter: null });
  const tasks = await listReprojections(county.db, { calendar: 'cn-office' });
  expect(tasks.map(({ version, supersededBy, done }) => ({ version, supersededBy, done }))).toEqual(
    expect.arrayContaining([{ version: 2, supersededBy: 3, done: 0 }, { version: 3, supersededBy: null, done: 1 }]),
  );
});

it('leaves alone what is over and what counts on another calendar', async () => {
  const { caseId } = await county.report({}, on('03-02 08:40'));
  await county.does('resident', caseId, 'withdraw', { reason: 'it is gone' }, { at: on('03-02 08:45') });
  await inHand();
  await insertCalendar(county.db, 'village-hours', officeCalendar, null);
  await insertCalendar(county.db, 'village-hours', withDays({ '2026-03-03': [] }), null);
  await through();
  expect((await listReprojections(county.db, 'unfinished'))).toEqual([]);
  expect(await county.db.selectFrom('reprojected').selectAll().execute()).toEqual([]);
});

it('moves the end of an arrival that is counted in working time, with a line in the visit’s own ledger, and leaves the others', async () => {
  const town = await visiting(county);
  const code = defaultPack.triggers.map((trigger) => trigger.code).find((one) => workingArrival(defaultPack, one) === '8 wh')!;
  const from = on('03-02 09:00');
  const { visitId, duties } = await town.planned([{ code, kind: 'trigger', period: 'cause', from, to: on('03-03 09:00') }]);
  const monthly = await town.planned([{ code: 'H08', from, to: on('03-31 18:00') }]);
  for (const id of [visitId, monthly.visitId]) await town.looks(id, on('03-02 09:01'));
  await newVersion({ '2026-03-03': [] });
  await through();
  const lines = (await town.lines(visitId)).filter(({ type }) => type === 'CalendarChanged');
  expect(lines.map(({ data }) => [shanghai(data['toBefore']), shanghai(data['to'])])).toEqual([['03-03 09:00', '03-04 09:00']]);
  expect((await town.row(visitId)).window_to).toEqual(new Date(on('03-04 09:00')));
  expect((await town.row(visitId)).due_at).toEqual(new Date(on('03-04 09:00')));
  expect((await town.duty(duties[0]!)).window_to).toEqual(new Date(on('03-04 09:00')));
  expect(await town.types(monthly.visitId)).not.toContain('CalendarChanged');
  await ledgerIsWhole();
});
