import { randomUUID } from 'node:crypto';
import { levelsOf } from '../../db/tables/levels.ts';
import { verify } from '../../db/verify.ts';
import { makeDueChange } from '../../db/planned-changes.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const box = (west: number, east: number) => ({ type: 'Polygon', coordinates: [[[west, 34], [east, 34], [east, 35], [west, 35], [west, 34]]] });
const at = (lng: number) => ({ lng, lat: 34.5 });
const make = (code: string, more: object = {}) => door.ask('desk', 'post', '/api/households', { body: { code, grid: 'grid1', address: `${code} 号`, residents: [{ name: '王秀兰', relation: 'head' }, { name: '李明', relation: 'spouse' }], ...more } });
const change = (who: Person, ref: string, body: object, dry = false) => door.ask(who, 'post', `/api/areas/${ref}/change${dry ? '?dryRun=true' : ''}`, { body, ...(dry ? { key: null } : {}) });
const codes = async (who: Person, query = '') => (await door.ask(who, 'get', `/api/households${query}`)).body.items.map(({ code }: { code: string }) => code);
const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const into = (code: string, more: object = {}) => ({ code, zh: code, en: code, ...more });

describe('a grid is split', () => {
  const split = () => ({
    kind: 'split', reason: '规模过大', into: [into('grid1-a', { outline: box(110, 111), people: ['worker'] }), into('grid1-b', { outline: box(111, 112), households: ['S-3'], people: ['leader'] })],
  });
  let caseId: string;
  beforeAll(async () => {
    await make('S-1', { location: at(110.5) });
    await make('S-2', { location: at(111.5) });
    await make('S-3', { location: at(110.6) });
    await make('S-4');
    const report = await door.county.report({ location: at(111.2) });
    caseId = report.caseId;
    const grid = door.county.areaOf('grid1');
    const { id } = await door.county.db.selectFrom('household').select('id').where('code', '=', 'S-2').executeTakeFirstOrThrow();
    const duty = (period: string, more: object) => ({
      kind: 'cadence' as const, code: 'H01', target_kind: 'household' as const, target_id: id, period, window_from: new Date('2026-01-01'), window_to: new Date('2027-01-01'), ...levelsOf(grid.path),
      grid_id: grid.areaId, building_id: null, worker_id: door.idOf('worker'), visit_id: null, cause_id: null, discharged_by: null, settled_at: null, settled_why: null, pack_id: 'sanbifang-000', pack_version: 1, ...more,
    });
    await door.county.db.insertInto('duty').values([duty('2026', {}), duty('2025', { state: 'discharged', discharged_by: randomUUID() })]).execute();
  });

  it('not before it was shown what moves, and a look moves nothing (002-04)', async () => {
    const { body, status } = await change('dispatcher', 'grid1', split(), true);
    expect([status, body.ended, body.dryRun]).toEqual([200, ['grid1'], true]);
    expect(body.facts.map(({ code, households, people, classes }: Record<string, unknown>) => [code, households, people, classes])).toEqual([['grid1-a', 2, 4, []], ['grid1-b', 2, 4, []]]);
    expect(body.into).toEqual([
      { grid: 'grid1-a', households: 2, people: 4, places: 0, risks: 0, openCases: 0, duties: 0, visits: 0, staff: 2, rest: 1 },
      { grid: 'grid1-b', households: 2, people: 4, places: 0, risks: 0, openCases: 1, duties: 1, visits: 0, staff: 1, rest: 0 },
    ]);
    expect((await door.ask('desk', 'get', '/api/areas/grid1-a')).status).toBe(404);
    expect(await codes('worker')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
  });

  it.each<[string, object, string]>([
    ['a code that was used', { kind: 'split', reason: 'x', into: [into('grid2'), into('grid1-x')] }, 'into.0.code: exists'], ['one code twice', { kind: 'split', reason: 'x', into: [into('gx'), into('gx')] }, 'into.1.code: twice'],
    ['one part', { kind: 'split', reason: 'x', into: [into('gx')] }, 'into: tooFew'], ['an open border', { kind: 'split', reason: 'x', into: [into('gx', { outline: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] } }), into('gy')] }, 'into.0.outline: notClosed'],
    ['no reason', { kind: 'split', into: [into('gx'), into('gy')] }, 'reason: required'], ['another town', { kind: 'merge', reason: 'x', with: ['grid2'], into: into('gx') }, 'with.0: outOfReach'],
    ['itself', { kind: 'merge', reason: 'x', with: ['grid1'], into: into('gx') }, 'with.0: twice'], ['another town’s village', { kind: 'move', reason: 'x', to: 'village2' }, 'to: unknownArea'],
  ])('with %s it is refused', async (_what, body, fault) => {
    const answer = await change('dispatcher', 'grid1', body);
    expect([refusal(answer), faults(answer)]).toEqual(['422 invalid', [fault]]);
  });

  it('by whom it is not for it is refused, and a stranger finds nothing', async () => {
    expect(refusal(await change('desk', 'grid1', split()))).toBe('403 forbidden');
    expect(refusal(await change('dispatcher2', 'grid1', split()))).toBe('404 notFound');
    expect(refusal(await change('worker', 'grid1', split()))).toBe('404 notFound');
  });

  it('as a whole: households, open cases, live duties and people go over, and the record still adds up', async () => {
    expect((await change('dispatcher', 'grid1', split())).status).toBe(200);
    expect(await codes('worker')).toEqual(['S-1', 'S-4']);
    expect(await codes('leader')).toEqual(['S-2', 'S-3']);
    expect(await codes('desk', '?q=王秀兰')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    const area = await door.ask('desk', 'get', '/api/areas/grid1-b');
    expect((await door.ask('leader', 'get', `/api/incidents/${caseId}`)).body).toMatchObject({ area: { code: 'grid1-b' }, grid: { code: 'grid1-b' } });
    expect((await door.ask('desk', 'get', `/api/incidents/${caseId}/ledger`)).body.items.at(-1)).toMatchObject({ type: 'GridChanged', words: '网格调整，案件随之转入现在的网格', actor: { role: 'dispatcher' } });
    const duties = await door.county.db.selectFrom('duty').select(['period', 'grid_id', 'worker_id']).orderBy('period').execute();
    expect(duties.map(({ period, grid_id, worker_id }) => [period, grid_id === area.body.id, worker_id !== null])).toEqual([['2025', false, true], ['2026', true, false]]);
    expect((await verify(door.county.db, door.county.keys)).broken).toEqual([]);
  });

  it('once: its code and its rows stay, and it is over', async () => {
    expect(refusal(await change('dispatcher', 'grid1', split()))).toBe('422 invalid');
    expect(await door.county.db.selectFrom('area').select(['code', 'valid_to']).where('code', '=', 'grid1').executeTakeFirst()).toEqual({ code: 'grid1', valid_to: expect.any(Date) });
    expect((await door.ask('desk', 'get', '/api/areas')).body.items.map(({ code }: { code: string }) => code)).not.toContain('grid1');
  });

  it('and its parts are merged again, with everything in them (002-06)', async () => {
    const { body } = await change('county', 'grid1-a', { kind: 'merge', with: ['grid1-b'], into: into('grid1-c', { outline: box(110, 112) }), reason: '合并' });
    expect(body.into).toEqual([expect.objectContaining({ grid: 'grid1-c', households: 4, openCases: 1, duties: 1, staff: 3, rest: 0 })]);
    expect(await codes('worker')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect((await verify(door.county.db, door.county.keys)).broken).toEqual([]);
  });

  it('and moved under another village of the county', async () => {
    const { body } = await change('county', 'grid1-c', { kind: 'move', to: 'village2', reason: '区划调整' });
    expect(body.into).toEqual([expect.objectContaining({ grid: 'grid1-c', households: 4, openCases: 1 })]);
    expect(await codes('desk')).toEqual([]);
    expect(await codes('desk2')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect(await codes('worker')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect((await door.ask('dispatcher2', 'get', `/api/incidents/${caseId}`)).status).toBe(200);
    expect((await verify(door.county.db, door.county.keys)).broken).toEqual([]);
  });
});

describe('a person in every grid 格中有人 (000-06, 003-04)', () => {
  it('where there is none, or only somebody who stands in, it is a vacancy (000-06, 003-04)', async () => {
    const missing = async () => (await door.ask('desk2', 'get', '/api/vacancies?area=village2')).body.items.map(({ grid, worker }: { grid: { code: string }; worker: string }) => [grid.code, worker]);
    expect((await missing()).filter(([, worker]: string[]) => worker !== 'served')).toEqual([]);
    await change('county', 'grid2', { kind: 'split', reason: 'x', into: [into('grid2-a'), into('grid2-b')] });
    expect(await missing()).toContainEqual(['grid2-b', 'nobody']);
    await door.ask('admin', 'post', '/api/people/worker2/roles', { body: { role: 'worker', area: 'grid2-b', proxy: true } });
    expect(await missing()).toContainEqual(['grid2-b', 'proxy']);
    expect(refusal(await door.ask('desk2', 'get', '/api/vacancies?area=village1'))).toBe('404 notFound');
  });

  it('the facts for dividing stand beside the warnings (002-04)', async () => {
    const { body } = await door.ask('desk2', 'get', '/api/areas/village2/division');
    expect(body.grids).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'grid1-c', households: 4, people: 8, km2: expect.any(Number) })]));
    expect(body.warnings).toEqual(expect.arrayContaining([{ code: 'noOutline', grids: ['grid2-a'] }]));
  });

  it('how many live there, and on how much land, stands beside the size that the method names (002-51, 000-04)', async () => {
    await door.ask('county', 'post', '/api/areas/village2/pack', { body: { packId: 'five-level-002', version: 1 } });
    const { body } = await door.ask('desk2', 'get', '/api/areas/village2/division');
    const grid = body.grids.find(({ code }: { code: string }) => code === 'grid1-c');
    expect([grid.households, grid.people, grid.km2 > 1_000]).toEqual([4, 8, true]);
    expect(body.warnings).toContainEqual({ code: 'tooFewHouseholds', grids: ['grid1-c'], found: 4, least: 30, most: 50 });
  });
});

describe('a change of a grid with a day of its own', () => {
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const split = { kind: 'split', reason: '明年起', into: [into('grid2-b1'), into('grid2-b2')] };
  const planned = async () => (await door.ask('desk2', 'get', '/api/areas/village2/planned-changes')).body.items;
  const due = (days: number) => makeDueChange(door.county.db, door.county.keys, Date.now() + days * 86_400_000);

  it('waits for it, once, and is shown with what it will move', async () => {
    expect(faults(await change('dispatcher2', 'grid2-b', { ...split, effective: later(-2) }))).toEqual(['effective: beforeToday']);
    expect(faults(await change('dispatcher2', 'grid2-b', { ...split, effective: later(800) }))).toEqual(['effective: tooFar']);
    const { body } = await change('dispatcher2', 'grid2-b', { ...split, effective: later(3) });
    expect(body).toMatchObject({ effective: later(3), planned: expect.any(String), ended: ['grid2-b'] });
    expect(refusal(await change('dispatcher2', 'grid2-b', { ...split, effective: later(4) }))).toBe('409 askedAlready');
    expect(await planned()).toEqual([expect.objectContaining({ id: body.planned, state: 'waiting', kind: 'split', reason: '明年起', effective: later(3), grid: expect.objectContaining({ code: 'grid2-b' }) })]);
    expect([await due(0), (await door.ask('desk2', 'get', '/api/areas/grid2-b1')).status]).toEqual([false, 404]);
  });

  it('is withdrawn before it by whoever divides there, with a reason', async () => {
    const [{ id }] = await planned();
    const withdraw = (who: Person) => door.ask(who, 'post', `/api/planned-changes/${id}/withdraw`, { body: { reason: '另议' } });
    expect([refusal(await withdraw('desk2')), refusal(await withdraw('dispatcher'))]).toEqual(['403 forbidden', '404 notFound']);
    expect((await withdraw('dispatcher2')).body).toMatchObject({ state: 'withdrawn', why: '另议' });
    expect([refusal(await withdraw('dispatcher2')), await due(5)]).toEqual(['409 notNow', false]);
  });

  it('is made by itself when its day has come, in the name of whoever planned it', async () => {
    await change('dispatcher2', 'grid2-b', { ...split, effective: later(3) });
    expect([await due(4), await due(4)]).toEqual([true, false]);
    expect((await door.ask('desk2', 'get', '/api/areas/grid2-b1')).body.code).toBe('grid2-b1');
    expect((await planned())[0]).toMatchObject({ state: 'made' });
    expect((await door.ask('desk2', 'get', '/api/areas/grid2-b/changes')).body.items[0]).toMatchObject({ what: 'split', by: { name: 'name of dispatcher2' }, reason: '明年起' });
  });

  it('and is marked with its reason when the ground does not allow it any more', async () => {
    await change('dispatcher2', 'grid2-b1', { kind: 'merge', with: ['grid2-b2'], into: into('grid2-c'), reason: '合并', effective: later(6) });
    await door.county.db.updateTable('area').set({ valid_to: new Date() }).where('code', '=', 'grid2-b2').execute();
    expect(await due(7)).toBe(true);
    expect((await planned())[0]).toMatchObject({ state: 'refused', why: 'kind: gridHasEnded' });
    expect((await door.ask('desk2', 'get', '/api/areas/grid2-c')).status).toBe(404);
  });
});

describe('what lies elsewhere by a new outline', () => {
  const lying = async (code: string) => (await door.county.db.selectFrom('household as h').innerJoin('area as a', 'a.id', 'h.grid_id').select('a.code').where('h.code', '=', code).executeTakeFirstOrThrow()).code;
  let caseId: string;
  beforeAll(async () => {
    const moves = [{ code: 'E-1', lng: 120.2 }, { code: 'E-2', lng: 120.8 }, { code: 'E-3', lng: 121.6 }];
    await change('county', 'grid1-c', { kind: 'split', reason: 'x', into: [into('west', { outline: box(120, 121) }), into('east', { outline: box(121, 122) })] });
    for (const { code, lng } of moves) await door.ask('county', 'post', '/api/households', { body: { code, grid: 'west', address: code, location: at(lng) } });
    const west = (await door.ask('desk2', 'get', '/api/areas/west')).body;
    caseId = (await door.county.report({ location: at(120.9), place: { areaId: west.id, path: west.path } })).caseId;
  });

  it('is said beforehand, stays where nobody asks for it, and goes where it lies where somebody does', async () => {
    const west = { kind: 'redraw', outline: box(120, 120.5), reason: '重测' };
    const look = await change('county', 'west', west, true);
    expect([look.body.into, look.body.outside]).toEqual([[expect.objectContaining({ grid: 'east', households: 1 })], 4]);
    expect((await change('county', 'west', west)).body).toMatchObject({ into: [], outside: 0 });
    expect([await lying('E-2'), await lying('E-3')]).toEqual(['west', 'west']);

    const { body } = await change('county', 'east', { kind: 'redraw', outline: box(120.5, 122), reason: '重测', moves: true });
    expect(body.into).toEqual([expect.objectContaining({ grid: 'east', households: 2, openCases: 1 })]);
    expect([await lying('E-1'), await lying('E-2'), await lying('E-3')]).toEqual(['west', 'east', 'east']);
    expect((await door.county.db.selectFrom('cases as c').innerJoin('area as a', 'a.id', 'c.area_id').select('a.code').where('c.id', '=', caseId).executeTakeFirstOrThrow()).code).toBe('east');
    expect((await door.ask('desk2', 'get', '/api/areas/east/changes')).body.items[0]).toMatchObject({ what: 'redraw', after: { moved: [expect.objectContaining({ grid: 'east', households: 2 })] } });
    expect((await verify(door.county.db, door.county.keys)).broken).toEqual([]);
  });
});
