import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import { insertHouseholds } from '../../db/insert-households.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
const give = (who: Person, body: object) => door.ask(who, 'post', '/api/tasks', { body: { what: '核对取暖费', until, ...body } });
const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const homes = async (count: number, grid = 'grid1') => Promise.all(Array.from({ length: count }, () => town.household({ grid })));
const listOf = (who: Person, lines: readonly string[]) => door.ask(who, 'post', '/api/tasks/preview', { body: `﻿${lines.join('\r\n')}\r\n`, headers: { 'Content-Type': 'text/csv' }, key: null });

describe('a task that somebody gives', () => {
  it('to several named people is a visit of his own for each, which says what is asked (004-31)', async () => {
    const { status, body } = await give('desk', { what: '参加消防演练', people: ['worker', 'leader'] });
    expect([status, body.total, body.left]).toEqual([201, 2, 2]);
    const duties = (await door.ask('desk', 'get', `/api/duties?filter={"task":"${body.id}"}`)).body.items as { visit: string; worker: { id: string } }[];
    expect(duties.map(({ worker }) => worker.id).toSorted()).toEqual([door.idOf('worker'), door.idOf('leader')].toSorted());
    const own = duties.find(({ worker }) => worker.id === door.idOf('worker'))!;
    expect((await door.ask('worker', 'get', `/api/visits/${own.visit}`)).body.duties).toMatchObject([{ kind: 'task', what: '参加消防演练' }]);
    expect((await door.ask('worker', 'post', `/api/visits/${own.visit}/actions/record`, { body: { outcome: 'met', note: '演练完成' } })).status).toBe(200);
    expect((await door.ask('desk', 'get', `/api/tasks/${body.id}`)).body).toMatchObject({ done: 1, left: 1 });
    expect(faults(await give('desk', { people: ['worker', 'worker2', 'worker'] }))).toEqual(['people.1: unknownPerson', 'people.2: twice']);
  });

  it('is listed for those above it, open or over, page by page', async () => {
    const [home] = await homes(1);
    const ids = [];
    for (const what of ['一', '二', '三']) ids.push((await give('leader', { what, households: [home!.code] })).body.id);
    const first = (await door.ask('leader', 'get', '/api/tasks?limit=2&filter={"mine":true}')).body;
    expect(first.items.map(({ what }: { what: string }) => what)).toEqual(['三', '二']);
    expect((await door.ask('leader', 'get', `/api/tasks?limit=2&filter={"mine":true}&after=${first.next}`)).body.items.map(({ what }: { what: string }) => what)).toEqual(['一']);
    expect((await door.ask('dispatcher', 'get', '/api/tasks?filter={"open":true,"area":"grid1"}')).body.items.length).toBeGreaterThanOrEqual(3);
    expect((await door.ask('desk2', 'get', '/api/tasks')).body.items).toEqual([]);
    expect(refusal(await door.ask('leader', 'get', '/api/tasks?after=nowhere'))).toBe('400 malformed');
  });

  it('to every door of a grid is followed door by door until all of them are done (002-37)', async () => {
    const doors = (await homes(3)).map(({ code }) => code).toSorted();
    const { id } = (await give('leader', { what: '安装国家反诈中心APP', households: doors })).body;
    const owed = async () => (await door.ask('leader', 'get', `/api/duties?filter={"task":"${id}"}`)).body.items as { visit: string; target: { code: string } }[];
    const record = async (visit: string) => expect((await door.ask('leader', 'post', `/api/visits/${visit}/actions/record`, { body: { outcome: 'met' } })).status).toBe(200);
    const [first, ...others] = await owed();
    expect([first!, ...others].map(({ target }) => target.code).toSorted()).toEqual(doors);
    await record(first!.visit);
    expect((await owed()).map(({ target }) => target.code).toSorted()).toEqual(doors.filter((code) => code !== first!.target.code));
    expect((await door.ask('desk', 'get', `/api/tasks/${id}`)).body).toMatchObject({ total: 3, done: 1, left: 2 });
    for (const { visit } of others) await record(visit);
    expect(await owed()).toEqual([]);
    expect((await door.ask('desk', 'get', `/api/tasks/${id}`)).body).toMatchObject({ total: 3, done: 3, left: 0 });
  });

  it('is taken back once: what was done stays done, what is left is owed no longer', async () => {
    const [one, other, begun] = await homes(3);
    const { id } = (await give('leader', { households: [one!.code, other!.code, begun!.code] })).body;
    const duties = (await door.ask('leader', 'get', `/api/duties?filter={"task":"${id}"}`)).body.items as { visit: string; target: { code: string } }[];
    const done = duties.find(({ target }) => target.code === one!.code)!;
    const underWay = duties.find(({ target }) => target.code === begun!.code)!;
    await town.looks(underWay.visit);
    expect((await door.ask('leader', 'post', `/api/visits/${done.visit}/actions/record`, { body: { outcome: 'met' } })).status).toBe(200);
    expect(refusal(await door.ask('desk2', 'post', `/api/tasks/${id}/cancel`, { body: { reason: '不用了' } }))).toBe('404 notFound');
    expect((await door.ask('leader', 'post', `/api/tasks/${id}/cancel`, { body: { reason: '不用了' } })).body).toMatchObject({ done: 1, left: 0, cancelled: 2, cancelledWhy: '不用了' });
    expect((await door.ask('leader', 'post', `/api/tasks/${id}/cancel`, { body: { reason: '不用了' } })).body).toMatchObject({ code: 'notNow', why: 'cancelledBefore' });
    const left = duties.find(({ target }) => target.code === other!.code)!;
    expect(await town.row(left.visit)).toMatchObject({ open: false, over: true });
    // One under way was told with it, and does not wait for its next alarm.
    expect((await town.types(underWay.visit)).slice(0, 2)).toEqual(['Opened', 'DutiesTaken']);
    await town.looks(underWay.visit);
    expect(await town.row(underWay.visit)).toMatchObject({ open: false, over: true });
  });
});

describe('a list that a task is given by (001-21)', () => {
  const resident = '11010519491231002X';
  beforeAll(async () => {
    const grid = { id: door.county.areaOf('grid1').areaId, code: 'grid1', path: door.county.areaOf('grid1').path };
    const people = [{ name: '王秀兰', idNumber: resident, relation: 'head' as const, registeredHere: true, born: '1949-12-31', child: false, tenure: undefined, phone: undefined }];
    await insertHouseholds(door.county.db, door.county.keys, [{ household: { code: 'L-1', grid: 'grid1', door: { compound: 'none', building: '1幢', unit: 'none', floor: 'none', room: '101' }, kind: 'family', residents: people } as never, grid }], '2026-01-01');
  });

  it('names households by code, residents by number and staff by account, each household once', async () => {
    const { status, body } = await listOf('leader', ['户编号,身份证号,人员账号,备注', 'L-1,,,', `,${resident},,独居`, ',,worker,']);
    expect([status, body]).toMatchObject([200, { ok: true, rows: 3, households: ['L-1'], people: ['worker'], merged: 1, errors: [], source: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(JSON.stringify(body)).not.toContain(resident);
    const given = await give('leader', { households: body.households, people: body.people, source: body.source });
    expect([given.status, given.body.total]).toEqual([201, 2]);
  });

  it('tells every bad row with its reason, in words of their own', async () => {
    const [far] = await homes(1, 'grid2');
    const { body } = await listOf('leader', ['户编号,身份证号,人员账号', `${far!.code},,`, ',110105194912310022,', ',110105209912310021,', ',,nobody-here', ',,', '=1+1,,']);
    expect(body.errors.map(({ row, code }: { row: number; code: string }) => `${row} ${code}`)).toEqual(['2 unknownHousehold', '3 wrongCheckDigit', '4 impossibleBirth', '5 unknownPerson', '7 formula', '7 unknownHousehold']);
    for (const { message } of body.errors as { message: string }[]) expect(message).not.toBe('填写不对。');
    expect((await listOf('leader', ['人员账号', 'worker', 'worker2', 'admin'])).body).toMatchObject({ people: ['worker'], errors: [{ row: 3, code: 'unknownPerson' }, { row: 4, code: 'unknownPerson' }] });
    expect((await listOf('leader', ['姓名', '王秀兰'])).body.errors).toMatchObject([{ code: 'required' }]);
    expect(refusal(await listOf('worker', ['户编号', 'L-1']))).toBe('403 forbidden');
  });
});
