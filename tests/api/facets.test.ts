import { inProgress } from '../db/county.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const { county } = door;
  await county.report();
  await county.report({ category: '0702', severity: 'larger' });
  const { caseId } = await inProgress(county);
  await county.does('clerk', caseId, 'askExtension', { budget: '2 wh', reason: 'parts are missing' });
  await county.report({ category: '0304' });
  await county.report({ place: county.areaOf('grid2') });
  const late = await county.report({}, Date.parse('2026-03-02T08:40:00+08:00'));
  await county.looks(late.caseId, Date.parse('2026-03-02T12:00:00+08:00'));
});
afterAll(() => door.close());

type Who = Parameters<Door['ask']>[0];
const facets = (who: Who, filter: object = {}, q = '') => door.ask(who, 'get', `/api/incidents/facets?filter=${encodeURIComponent(JSON.stringify(filter))}${q && `&q=${encodeURIComponent(q)}`}`);
const counts = async (who: Who, name: string, filter: object = {}) => {
  const { body } = await facets(who, filter);
  return Object.fromEntries((body.facets[name] as { value: string; count: number }[]).map(({ value, count }) => [value, count]));
};

describe('what a list can be narrowed by', () => {
  it('is counted value by value, of what the caller may see and no clue', async () => {
    expect(await counts('dispatcher', 'status')).toEqual({ submitted: 3, inProgress: 1 });
    expect(await counts('dispatcher', 'light')).toMatchObject({ red: 1 });
    expect(await counts('dispatcher', 'severity')).toEqual({ general: 3, larger: 1 });
    expect(await counts('county', 'category')).toEqual({ '0401': 4, '0702': 1 });
    expect(await counts('clue1', 'category')).toEqual({ '0304': 1 });
    expect(await counts('dispatcher', 'waitingFor')).toEqual({ me: 2 });
    expect((await facets('admin')).body).toMatchObject({ counted: { count: 0, capped: false }, facets: { status: [] } });
    expect(refusal(await facets(null))).toBe('401 unauthenticated');
  });

  it('says each count as the list that it leads to', async () => {
    const { body } = await facets('dispatcher');
    expect(body.counted).toEqual({ count: 4, capped: false });
    for (const name of ['status', 'light', 'severity', 'category', 'waitingFor', 'area'] as const) {
      for (const { value, count } of body.facets[name]) {
        const filter = { [name]: value };
        const { body: list } = await door.ask('dispatcher', 'get', `/api/incidents?filter=${encodeURIComponent(JSON.stringify(filter))}`);
        expect([name, value, list.total.count]).toEqual([name, value, count]);
      }
    }
  });

  it('keeps the other values of what is narrowed already, and narrows everything else', async () => {
    expect(await counts('dispatcher', 'status', { status: 'inProgress' })).toEqual({ submitted: 3, inProgress: 1 });
    expect(await counts('dispatcher', 'severity', { status: 'inProgress' })).toEqual({ general: 1 });
    expect(await counts('dispatcher', 'light', { light: ['red'], severity: 'larger' })).toEqual({ green: 1 });
  });

  it('goes down the tree of areas, by name', async () => {
    const { body } = await facets('county');
    expect(body.facets.area).toEqual([expect.objectContaining({ zh: 'town1', count: 4 }), expect.objectContaining({ zh: 'town2', count: 1 })]);
    expect((await facets('county', { area: 'town2' })).body.facets.area).toEqual([expect.objectContaining({ zh: 'village2', count: 1 })]);
  });

  it('counts no words for whoever may not read them, and takes no unknown filter', async () => {
    expect((await facets('auditor', {}, 'fire')).body.counted).toEqual({ count: 0, capped: false });
    expect((await facets('dispatcher', {}, 'fire')).body.counted.count).toBe(4);
    expect(refusal(await facets('dispatcher', { colour: 'red' }))).toBe('400 malformed');
  });

  it('is done without rather than waited for', async () => {
    const slow = { transaction: () => ({ execute: async () => { throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }); } }) };
    const { countFacets } = await import('../../db/count-facets.ts');
    expect((await countFacets(slow as never, (await door.county.as('dispatcher')).viewer, { now: Date.now() })).counted).toBeNull();
  });

  it('counts opinions that people gave, kind by kind and place by place (003-14)', async () => {
    const before = await counts('county', 'category', { area: 'town1' });
    for (const channel of ['visit', 'phone'] as const) await door.county.report({ category: '1005', channel });
    expect(await counts('county', 'category', { area: 'town1' })).toEqual({ ...before, '1005': 2 });
    expect(await counts('county', 'category', { area: 'town2' })).not.toHaveProperty('1005');
  });
});
