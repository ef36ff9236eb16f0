import { makeDueChange } from '../../db/planned-changes.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const square = (west: number, south: number, size = 0.1) => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] });

beforeAll(async () => {
  door = await openDoor();
  const { county } = door;
  await county.db.updateTable('area').set({ outline: JSON.stringify(square(110, 34)), centre_lng: 110.05, centre_lat: 34.05 }).where('code', '=', 'grid1').execute();
  await county.report({ location: { lng: 110.02, lat: 34.02 } });
  await county.report({ location: { lng: 110.08, lat: 34.08 } });
  await county.report({ location: { lng: 111, lat: 35 }, place: county.areaOf('grid2') });
  await county.report({ category: '0304', location: { lng: 110.03, lat: 34.03 } });
});
afterAll(() => door.close());

const numbers = (body: { cases: { number: string }[] }) => body.cases.length;

describe('the map', () => {
  it('shows outlines, counts and cases of one’s own area, and nothing of the confidential lane (001-11)', async () => {
    const { body } = await door.ask('dispatcher', 'get', '/api/map');
    expect(body).toMatchObject({ area: { code: 'town1', cases: 2, overdue: 0 }, below: [{ code: 'village1', cases: 2, hasBelow: true }], above: { code: 'county' }, more: false, tiles: null });
    expect(numbers(body)).toBe(2);
    const wide = await door.ask('county', 'get', '/api/map');
    expect([numbers(wide.body), wide.body.area.cases]).toEqual([3, 3]);
    expect(wide.body.cases[0]).toMatchObject({ light: 'green', status: 'submitted', grid: { code: 'grid1' } });
    expect(JSON.stringify(wide.body)).not.toContain('fire lane');
    expect((await door.ask('clue1', 'get', '/api/map')).body.cases).toEqual([]);
  });

  it('keeps to the box and the filter of the list', async () => {
    expect(numbers((await door.ask('county', 'get', '/api/map?bbox=110,34,110.05,34.05')).body)).toBe(1);
    expect(numbers((await door.ask('county', 'get', `/api/map?filter=${encodeURIComponent('{"overdue":true}')}`)).body)).toBe(0);
    for (const wrong of ['bbox=1,2,3', 'bbox=3,2,1,4', 'filter={"x":1}', 'bbox=a,b,c,d']) expect(refusal(await door.ask('county', 'get', `/api/map?${wrong}`))).toBe('400 malformed');
  });

  it('counts what somebody asks for, place by place: where a kind of matter gathers (004-48)', async () => {
    const hot = async (filter: object) => {
      const { area, below } = (await door.ask('county', 'get', `/api/map?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
      return [area.cases, ...below.map(({ code, cases }: { code: string; cases: number }) => `${code} ${cases}`)];
    };
    expect(await hot({})).toEqual([3, 'town1 2', 'town2 1']);
    expect(await hot({ category: '0702' })).toEqual([0, 'town1 0', 'town2 0']);
    await door.county.report({ category: '0702' });
    expect(await hot({ category: '0702' })).toEqual([1, 'town1 1', 'town2 0']);
  });

  it('counts nothing of another town for a stranger, and shows him no case there', async () => {
    const { body } = await door.ask('dispatcher2', 'get', '/api/map?area=town1');
    expect(body).toMatchObject({ area: { cases: null }, cases: [], annotations: [], mayDraw: false });
    expect((await door.ask('clerk', 'get', '/api/map')).body).toMatchObject({ cases: [] });
  });
});

describe('the sand-table (001-23)', () => {
  const note = { kind: 'note', area: 'village1', geometry: { type: 'Point', coordinates: [110.04, 34.04] }, words: 'the bridge is closed' };

  it('is drawn on by who leads the area, and read by who works there', async () => {
    const drawn = await door.ask('dispatcher', 'post', '/api/annotations', { body: note });
    expect(drawn.status).toBe(201);
    expect((await door.ask('worker', 'get', '/api/map?area=grid1')).body.annotations).toMatchObject([{ words: 'the bridge is closed', kind: 'note', by: 'name of dispatcher', mayEnd: false }]);
    expect(refusal(await door.ask('worker', 'post', '/api/annotations', { body: note }))).toBe('403 forbidden');
    expect(refusal(await door.ask('dispatcher2', 'post', '/api/annotations', { body: note }))).toBe('404 notFound');
    expect(refusal(await door.ask('dispatcher', 'post', '/api/annotations', { body: { ...note, words: '' } }))).toBe('422 invalid');
  });

  it('shows nobody what is drawn over the ground of others, from however high he looks', async () => {
    expect((await door.ask('dispatcher2', 'post', '/api/annotations', { body: { ...note, area: 'grid2', words: 'the neighbours quarrel' } })).status).toBe(201);
    expect((await door.ask('worker', 'get', '/api/map?area=county')).body.annotations.map(({ words }: { words: string }) => words)).toEqual(['the bridge is closed']);
    expect((await door.ask('county', 'get', '/api/map')).body.annotations).toHaveLength(2);
  });

  it('is ended with a reason and never deleted', async () => {
    const [{ id }] = (await door.ask('dispatcher', 'get', '/api/map')).body.annotations;
    expect(refusal(await door.ask('worker', 'post', `/api/annotations/${id}/end`, { body: { reason: 'open again' } }))).toBe('404 notFound');
    expect((await door.ask('dispatcher', 'post', `/api/annotations/${id}/end`, { body: { reason: 'open again' } })).status).toBe(200);
    expect(refusal(await door.ask('dispatcher', 'post', `/api/annotations/${id}/end`, { body: { reason: 'open again' } }))).toBe('409 askedAlready');
    expect((await door.ask('dispatcher', 'get', '/api/map')).body.annotations).toEqual([]);
    expect((await door.ask('dispatcher', 'get', '/api/map?ended=true')).body.annotations).toMatchObject([{ endedWhy: 'open again', mayEnd: false }]);
    await expect(door.county.db.deleteFrom('annotation').execute()).rejects.toThrow(/permission denied/);
  });
});

describe('the outline of a grid (002-04, 003-05)', () => {
  const redraw = (outline: object, more: object = {}) => ({ body: { kind: 'redraw', outline, reason: 'surveyed anew', ...more } });

  it('is drawn anew by who divides grids, and refused where it lies upon another', async () => {
    expect(refusal(await door.ask('desk', 'post', '/api/areas/grid1/change', redraw(square(110, 34, 0.2))))).toBe('403 forbidden');
    expect((await door.ask('dispatcher', 'post', '/api/areas/grid1/change', redraw(square(110, 34, 0.2)))).body).toMatchObject({ kind: 'redraw', ended: [] });
    expect((await door.ask('desk', 'get', '/api/areas/grid1')).body.outline).toEqual(square(110, 34, 0.2));
    const { db } = door.county;
    const grid = await db.selectFrom('area').selectAll().where('code', '=', 'grid1').executeTakeFirstOrThrow();
    const id = door.county.areaOf('village1').path;
    await db.insertInto('area').values({ ...grid, id: '0192f000-0000-7000-8000-00000000000a', code: 'grid1b', path: [...id, '0192f000-0000-7000-8000-00000000000a'], outline: JSON.stringify(square(110.3, 34)), card: null, set_aside_by: null }).execute();
    const refused = await door.ask('dispatcher', 'post', '/api/areas/grid1/change', redraw(square(110.15, 34, 0.2)));
    expect(refused.body.errors).toMatchObject([{ path: 'outline', code: 'overlapsAnother' }]);
    expect((await door.ask('dispatcher', 'post', '/api/areas/grid1/change', redraw(square(110.2, 34)))).status).toBe(200);
  });

  it('holds from its day on, and not before', async () => {
    const { db, keys } = door.county;
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const before = (await door.ask('desk', 'get', '/api/areas/grid1')).body.outline;
    expect((await door.ask('dispatcher', 'post', '/api/areas/grid1/change', redraw(square(110, 34), { effective: tomorrow }))).status).toBe(200);
    expect((await door.ask('desk', 'get', '/api/areas/grid1')).body.outline).toEqual(before);
    expect([await makeDueChange(db, keys, Date.now()), await makeDueChange(db, keys, Date.now() + 3 * 86_400_000), await makeDueChange(db, keys, Date.now() + 3 * 86_400_000)]).toEqual([false, true, false]);
    expect((await door.ask('desk', 'get', '/api/areas/grid1')).body.outline).toEqual(square(110, 34));
  });
});
