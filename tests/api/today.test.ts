import { createHands } from '../../activities/apply-command.ts';
import { dayNumber } from '../../domain/calendar/day.ts';
import { householdAsOf } from '../../domain/visit/household.ts';
import { insertHouseholds } from '../../db/insert-households.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';
import { Today } from '../../api/today/shapes.ts';

const day = 86_400_000;
let door: Door;
let town: VisitingCounty;
let home: { id: string; code: string };
let upstairs: { id: string; code: string };

beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
  const { db, keys, areaOf } = door.county;
  const grid = { id: areaOf('grid1').areaId, code: 'grid1', path: areaOf('grid1').path };
  const living = (code: string, room: string, residents: unknown[]) => ({ grid, household: householdAsOf(dayNumber('2026-11-24')!).parse({ code, grid: 'grid1', door: { compound: '幸福小区', building: '3幢', room }, residents }) });
  const [one, two] = await insertHouseholds(db, keys, [living('T-1', '501', [{ name: '王秀兰', relation: 'head' }]), living('T-2', '601', [{ name: '李小宝', born: '2020-05-01', relation: 'head' }])], '2026-01-01');
  [home, upstairs] = [{ id: one!, code: 'T-1' }, { id: two!, code: 'T-2' }];
});
afterAll(() => door.close());

/** Visits are laid without the register's help: their building follows the household. */
async function planned(...[duties, given]: Parameters<VisitingCounty['planned']>): ReturnType<VisitingCounty['planned']> {
  const made = await town.planned(duties, given);
  const { building_id } = await door.county.db.selectFrom('household').select('building_id').where('id', '=', made.household.id).executeTakeFirstOrThrow();
  await door.county.db.updateTable('visit').set({ building_id }).where('id', '=', made.visitId).execute();
  return made;
}

const today = async (who: Parameters<Door['ask']>[0] = 'worker') => {
  const { status, body } = await door.ask(who, 'get', '/api/today');
  expect(status).toBe(200);
  return Today.parse(body);
};
const act = (who: Parameters<Door['ask']>[0], visitId: string, action: string, body: unknown = {}) => door.ask(who, 'post', `/api/visits/${visitId}/actions/${action}`, { body });

describe("the worker's page", () => {
  it('tells at a door how the last visits went, by whose role, and what was asked for and is still owed', async () => {
    const now = Date.now();
    const before = await planned([{ code: 'H08', period: '2026-10', from: now - 40 * day, to: now - 10 * day }], { home });
    await act('worker', before.visitId, 'record', { outcome: 'met', note: '灯坏了', needs: [{ category: '0702', text: '楼道灯坏' }], facets: ['family'], occurredAt: new Date(now - 20 * day).toISOString() });
    const tried = await planned([{ code: 'H08' }], { home });
    await act('worker', tried.visitId, 'record', { outcome: 'notMet' });
    const stop = (await today()).items.find(({ id }) => id === tried.visitId)!;
    expect(stop).toMatchObject({ household: { id: home.id, code: 'T-1', address: '幸福小区 3幢 501', head: '王*' }, status: 'notMet', outcome: 'notMet' });
    expect(stop.last).toMatchObject([
      { visit: tried.visitId, outcome: 'notMet', role: 'worker', mine: true, needs: [] },
      { visit: before.visitId, outcome: 'met', role: 'worker', needs: [{ number: expect.stringMatching(/^GW-/), category: '0702', closed: false }] },
    ]);
    expect(stop.facets.map(({ code, stale }) => [code, stale])).toEqual([expect.not.arrayContaining(['family']), expect.anything(), expect.anything(), ['family', false]]);
    expect(stop.facets.slice(0, 3).every(({ stale, confirmedAt }) => stale && confirmedAt === null)).toBe(true);
    const { body } = await door.ask('worker', 'get', '/api/today');
    expect(JSON.stringify(body)).not.toContain('王秀兰');
    expect(body).toMatchObject({ minAppVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/), counts: { followUps: 1 } });
  });

  it('keeps what was promised at a door, and until when, until whoever asked has been told (002-49)', async () => {
    const { visitId } = await planned([{ code: 'H08', period: 'promised' }], { home });
    await act('worker', visitId, 'record', { outcome: 'met', needs: [{ category: '0801', text: '答应问了救助再来说' }] });
    const owed = async () => (await today()).followUps.filter(({ visit }) => visit === visitId);
    const { id } = (await owed())[0]!.incident;
    const tells = () => act('worker', visitId, 'tell', { incident: id, text: '已说明' });
    await createHands({ db: door.county.db, keys: door.county.keys }).turn({ kind: 'open', caseId: id, commandId: id });
    const [promise] = await owed();
    expect(promise).toMatchObject({ category: '0801', closed: false, due: expect.any(String) });
    expect(Date.parse(promise!.due!)).toBeGreaterThan(Date.now());
    expect((await tells()).status).toBe(409);
    const { does } = door.county;
    await does('dispatcher', id, 'accept', { category: '0801' });
    await does('dispatcher', id, 'dispatch', { lead: 'urban', person: 'clerk' });
    await does('clerk', id, 'sign');
    await does('clerk', id, 'feedBack', { result: 'fixed', text: 'helped' });
    await does('verifier', id, 'pass', { method: 'visit', informed: 'by phone' });
    expect(await owed()).toMatchObject([{ closed: true, due: null }]);
    expect((await tells()).status).toBe(200);
    expect(await owed()).toEqual([]);
  });

  it('brings the words of the newest visit to the door, and of no older one', async () => {
    const now = Date.now();
    const twice = await town.household();
    for (const [ago, note] of [[20, '第一次'], [10, '第二次']] as const) {
      const made = await planned([{ code: 'H02', period: `p${ago}`, from: now - 30 * day, to: now + day - ago * 1_000 }], { home: twice });
      await act('worker', made.visitId, 'record', { outcome: 'met', note, occurredAt: new Date(now - ago * day).toISOString() });
    }
    const next = await planned([{ code: 'H02', period: 'next' }], { home: twice });
    const [newest, older] = (await today()).items.find(({ id }) => id === next.visitId)!.last;
    expect([newest!.note, older!.note]).toEqual(['第二次', undefined]);
  });

  it('shows what a given task asks, and how long there is left', async () => {
    const until = new Date(Date.now() + 5 * day).toISOString().slice(0, 10);
    await door.ask('leader', 'post', '/api/tasks', { body: { what: '登记电动车', until, households: [home.code] } });
    await door.ask('leader', 'post', '/api/tasks', { body: { what: '去镇里开会', until, person: 'worker' } });
    const { tasks, counts } = await today();
    expect(counts.tasks).toBe(2);
    expect(tasks.map(({ what, household, target }) => [what, household?.code ?? target.kind]).toSorted()).toEqual([['去镇里开会', 'person'], ['登记电动车', 'T-1']]);
    expect(tasks.every(({ leftSeconds }) => leftSeconds > 4 * 86_400 && leftSeconds < 7 * 86_400)).toBe(true);
  });

  it('says what else the same knock answers for, and who else of the building may be seen', async () => {
    const now = Date.now();
    const door1 = await planned([{ code: 'H04', period: '2026-Q4' }], { home });
    const later = await planned([{ code: 'H01', period: '2026', from: now - 60 * day, to: now + 60 * day }], { home });
    const neighbour = await planned([{ code: 'H01', period: '2026', from: now - 60 * day, to: now + 50 * day }], { home: upstairs });
    await door.county.db.updateTable('visit').set({ planned_for: new Date(now + 30 * day).toISOString().slice(0, 10), merged_from: new Date(now - 60 * day) }).where('id', 'in', [later.visitId, neighbour.visitId]).execute();
    const { items, buildings } = await today();
    const stop = items.find(({ id }) => id === door1.visitId)!;
    expect(stop.others.map(({ id }) => id)).toContain(later.duties[0]);
    expect(items.map(({ id }) => id)).not.toContain(neighbour.visitId);
    const building = buildings.find(({ stops }) => stops.some(({ id }) => id === door1.visitId))!;
    expect(building.building.name).toBe('3幢');
    expect(building.nearby.map(({ id, household }) => [id, household?.head])).toEqual(expect.arrayContaining([[neighbour.visitId, null]]));
  });

  it('says who comes along, and not why somebody is on a list (004-40)', async () => {
    const { visitId } = await planned([{ code: 'H17', period: 'x' }]);
    const stop = (await today()).items.find(({ id }) => id === visitId)!;
    expect(stop.duties.map(({ code }) => code)).toEqual([null]);
    expect(stop.alongWith).not.toEqual([]);
    expect(JSON.stringify((await door.ask('worker', 'get', '/api/today')).body)).not.toMatch(/H17|矫正对象/);
  });
});

describe('the page of a leader', () => {
  it('has three lists of his team: overdue, promised to residents, red', async () => {
    const now = Date.now();
    const late = await planned([{ code: 'H02', from: now - 9 * day, to: now - day }], { worker: 'worker' });
    const elsewhere = await planned([{ code: 'H02', from: now - 9 * day, to: now - day }], { grid: 'grid2' });
    const { number, caseId } = await door.county.report({}, now - 40 * day);
    await door.county.looks(caseId);
    const { team, items, followUps } = await today('leader');
    expect(items.every(({ mine }) => mine)).toBe(true);
    expect(team!.overdue.map(({ id }) => id)).toContain(late.visitId);
    expect(team!.overdue.map(({ id }) => id)).not.toContain(elsewhere.visitId);
    expect(team!.overdue.every(({ overdue }) => overdue)).toBe(true);
    expect(team!.promised.map(({ category }) => category)).toEqual(['0702']);
    expect(followUps).toEqual(team!.promised);
    expect(team!.red.map((one) => one.number)).toContain(number);
    expect((await today('worker')).team).toBeNull();
  });
});

describe('a grid of one building', () => {
  it('with its fifty-five households comes in one answer that a phone keeps for the round (002-10)', async () => {
    const { db, keys, areaOf } = door.county;
    const grid = { id: areaOf('grid1').areaId, code: 'grid1', path: areaOf('grid1').path };
    const parse = householdAsOf(dayNumber('2026-11-24')!);
    const codes = Array.from({ length: 55 }, (_, nth) => `B-${nth + 1}`);
    const lived = codes.map((code, nth) => ({ grid, household: parse.parse({ code, grid: 'grid1', door: { compound: '河湾小区', building: '7幢', room: String(101 + nth) }, residents: [{ name: '王秀兰', relation: 'head' }] }) }));
    const ids = await insertHouseholds(db, keys, lived, '2026-01-01');
    for (const [nth, code] of codes.entries()) await planned([{ code: 'H01', period: '2026' }], { home: { id: ids[nth]!, code } });
    const page = await today();
    const building = page.buildings.find(({ building: { name } }) => name === '7幢')!;
    expect(building.stops.map(({ household }) => household?.code).toSorted()).toEqual(codes.toSorted());
    expect(JSON.stringify(page).length).toBeLessThan(256 * 1024);
  });
});
