import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const near = { lng: 110.02, lat: 34.15 };
const ids: Record<string, string> = {};
beforeAll(async () => {
  door = await openDoor();
  const report = async (name: string, more: object, at?: number) => { ids[name] = (await door.county.report(more, at)).caseId; };
  const lamp = { category: '0702', location: near, sealed: { description: '三单元楼道灯不亮，晚上很危险' } };
  await report('lamp', lamp);
  await report('across', { ...lamp, location: { lng: near.lng + 0.0025, lat: near.lat } });
  await report('far', { ...lamp, location: { lng: near.lng + 0.01, lat: near.lat } });
  await report('old', lamp, Date.now() - 8 * 86_400_000);
  await report('elsewhere', { ...lamp, place: door.county.areaOf('grid2') });
  await report('clue', { ...lamp, category: '0304' });
  await report('unsorted', { ...lamp, category: null, location: null });
});
afterAll(() => door.close());

const similar = async (who: Parameters<Door['ask']>[0], query: Record<string, string>) => {
  const { body } = await door.ask(who, 'get', `/api/incidents/similar?${new URLSearchParams(query).toString()}`);
  return (body.items as { id: string }[]).map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
};
const spot = { lng: String(near.lng), lat: String(near.lat) };

describe('whether somebody has reported the same already', () => {
  it('is asked around a point, of the last seven days, the likest first', async () => {
    expect(await similar('dispatcher', { ...spot, category: '0702', q: '楼道灯不亮了' })).toEqual(['lamp', 'across']);
    expect(await similar('dispatcher', { ...spot, q: '三单元楼道灯不亮' })).toEqual(['lamp', 'across']);
    expect(await similar('dispatcher', { ...spot, category: '0401' })).toEqual([]);
  });

  it('or in an area where no point is known', async () => {
    expect((await similar('dispatcher', { area: 'grid1', category: '0702' })).toSorted()).toEqual(['across', 'far', 'lamp']);
    expect(await similar('dispatcher', { area: 'grid1', q: '三单元楼道灯不亮' })).toContain('unsorted');
    expect(await similar('dispatcher', { area: 'county', category: '0702' })).toEqual([]);
    expect(await similar('dispatcher', { category: '0702' })).toEqual([]);
  });

  it('is told of what the caller may see, and never of the case itself', async () => {
    expect(await similar('dispatcher2', { ...spot, category: '0702' })).toEqual(['elsewhere']);
    expect(await similar('clerk', { ...spot, category: '0702' })).toEqual([]);
    expect(await similar('clue1', { ...spot, category: '0304' })).toEqual([]);
    expect(await similar('auditor', { ...spot, q: '楼道灯不亮' })).toEqual([]);
    expect(await similar('dispatcher', { ...spot, category: '0702', except: ids.lamp! })).toEqual(['across']);
  });

  it('wants a place on this earth', async () => {
    for (const query of ['lng=999&lat=0', 'lng=x&lat=1', 'except=1', 'colour=red']) expect([query, refusal(await door.ask('desk', 'get', `/api/incidents/similar?${query}`))]).toEqual([query, '400 malformed']);
  });
});

describe('the grid of an address or a point', () => {
  const found = async (query: string) => {
    const { body } = await door.ask('desk', 'get', `/api/grids/search?${query}`);
    return body.items.map(({ area, why }: { area: { code: string }; why: string }) => `${area.code} ${why}`);
  };
  it('is the one that holds the point, has the building, or lies in the village that is named', async () => {
    const square = { type: 'Polygon', coordinates: [[[110, 34.1], [110.05, 34.1], [110.05, 34.2], [110, 34.2], [110, 34.1]]] };
    const { db, areaOf } = door.county;
    await db.updateTable('area').set({ outline: JSON.stringify(square), centre_lng: 110.02, centre_lat: 34.15, zh: '河湾第一网格' }).where('code', '=', 'grid1').execute();
    await db.updateTable('area').set({ zh: '河湾社区' }).where('code', '=', 'village1').execute();
    const { areaId, path } = areaOf('grid1');
    await db.insertInto('building').values({ id: areaId, code: 'b1', name: '幸福苑3幢', area_id: areaId, l1: path[0]!, l2: path[1]!, l3: path[2]!, l4: path[3]! }).execute();
    door.clock.ahead += 60_000;
    expect(await found('lng=110.02&lat=34.15')).toEqual(['grid1 point']);
    expect(await found('lng=110.3&lat=34.15')).toEqual(['grid1 near']);
    expect(await found(`q=${encodeURIComponent('河湾幸福苑3幢2单元')}`)).toEqual(['grid1 building', 'village1 name']);
    expect(await found(`q=${encodeURIComponent('河湾社区')}`)).toEqual(['grid1 village', 'village1 name']);
    expect(await found('q=')).toEqual([]);
  });
});

describe('the areas that a field offers', () => {
  const offered = async (query: string) => {
    const { body } = await door.ask('desk', 'get', `/api/areas/choices?${query}`);
    return body.items.map(({ area, above }: { area: { code: string }; above: { code: string }[] }) => [...above, area].map(({ code }) => code).join('/'));
  };
  it('are the tree from the county down, or what is named', async () => {
    const whole = await offered('');
    expect(whole[0]).toBe('county');
    expect(whole).toContain('county/town1/village1/grid1');
    expect(await offered('q=GRID1')).toEqual(['county/town1/village1/grid1']);
    expect(refusal(await door.ask('desk', 'get', '/api/areas/choices?level=grid'))).toBe('400 malformed');
  });
});
