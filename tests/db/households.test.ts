import { dayNumber } from '../../domain/calendar/day.ts';
import { householdAsOf } from '../../domain/visit/household.ts';
import { insertHouseholds } from '../../db/insert-households.ts';
import { listHouseholds } from '../../db/list-households.ts';
import { findHousehold, taken } from '../../db/households.ts';
import { BadCursor } from '../../db/list-cases.ts';
import { residentsOf } from '../../db/residents.ts';
import { sql } from 'kysely';
import type { County, Name } from './county.ts';
import { aCounty } from './county.ts';

const today = dayNumber('2026-11-24')!;
const entered = (more: Record<string, unknown>) => householdAsOf(today).parse(more);
let county: County;
const grid = (code: 'grid1' | 'grid2') => ({ id: county.areaOf(code).areaId, code, path: county.areaOf(code).path });

beforeAll(async () => {
  county = await aCounty();
  const door = (room: string) => ({ compound: '幸福小区', building: '3幢', unit: '1单元', room });
  await insertHouseholds(county.db, county.keys, [
    { grid: grid('grid1'), household: entered({ code: 'A-1', grid: 'grid1', door: door('101'), residents: [
      { name: '王秀兰', idNumber: '11010519491231002X', phone: '13812345678', relation: 'head' }, { name: '李小宝', born: '2020-05-01', relation: 'grandchild' }] }) },
    { grid: grid('grid1'), household: entered({ code: 'A-2', grid: 'grid1', door: door('102'), residents: [{ name: '张伟', relation: 'head', registeredHere: false }] }) },
    { grid: grid('grid2'), household: entered({ code: 'B-1', grid: 'grid2', address: '松林街9号', residents: [{ name: '王秀兰', relation: 'head' }] }) },
  ], '2026-11-24');
});
afterAll(() => county.close());

const list = async (name: Name, query: Parameters<typeof listHouseholds>[3] = {}) => (await listHouseholds(county.db, county.keys, (await county.as(name)).viewer, query)).items.map(({ code }) => code);

describe('the register of households', () => {
  it('keeps one building and one door for those who share it, and counts who lives there', async () => {
    expect(await county.db.selectFrom('building').select('code').execute()).toEqual([{ code: 'grid1/幸福小区/3幢' }]);
    expect(await findHousehold(county.db, 'A-1')).toMatchObject({ members: 2, children: 1, address: '幸福小区 3幢 1单元 101', path: county.areaOf('grid1').path });
  });

  it('holds no name, number or phone that can be read without the keys', async () => {
    const { rows } = await sql<{ text: string }>`
      select (select string_agg(r::text, ' ') from resident r) || (select string_agg(h::text, ' ') from household h) || (select string_agg(t::text, ' ') from name_token t) as text`.execute(county.db);
    for (const personal of ['王秀兰', '秀兰', '11010519491231002X', '13812345678']) {
      expect(rows[0]!.text).not.toContain(personal);
      expect(rows[0]!.text).not.toContain(Buffer.from(personal).toString('hex'));
    }
  });

  it('opens what is asked for and nothing else', async () => {
    const { id } = (await findHousehold(county.db, 'A-1'))!;
    expect((await residentsOf(county.db, county.keys, [id], ['name'])).map(({ opened }) => opened)).toEqual([{ name: '王秀兰' }, { name: '李小宝' }]);
    expect((await residentsOf(county.db, county.keys, [id], ['idNumber', 'phone']))[0]!.opened).toEqual({ idNumber: '11010519491231002X', phone: '13812345678' });
    expect((await residentsOf(county.db, county.keys, [id], []))[0]!.opened).toEqual({});
  });

  it('cannot be read where a key was destroyed', async () => {
    const { id } = (await findHousehold(county.db, 'A-2'))!;
    const [resident] = await residentsOf(county.db, county.keys, [id], []);
    await county.db.updateTable('data_key').set({ wrapped: null, destroyed_at: new Date() }).where('stream', '=', resident!.id).execute();
    expect((await residentsOf(county.db, county.keys, [id], ['name']))[0]!.opened).toEqual({});
  });

  it('knows which codes and identity numbers it has already, old numbers among them', async () => {
    const found = await taken(county.db, county.keys, { codes: ['A-1', 'X-1'], idNumbers: ['11010519491231002X', '110105199001011234'] });
    expect([...found.codes, ...found.idNumbers]).toEqual(['A-1', ['11010519491231002X', 'A-1']]);
  });
});

describe('who finds which households', () => {
  it.each<[Name, string[]]>([
    ['worker', ['A-1', 'A-2']], ['desk', ['A-1', 'A-2']], ['dispatcher', ['A-1', 'A-2']], ['chief', ['A-1', 'A-2']], ['county', ['A-1', 'A-2', 'B-1']],
    ['dispatcher2', ['B-1']], ['desk2', ['B-1']], ['clerk', []], ['informant', []], ['clue1', []], ['auditor', []], ['admin', []], ['resident', []],
  ])('%s', async (name, codes) => expect(await list(name)).toEqual(codes));

  it.each([
    ['王秀兰', ['A-1']], ['王', ['A-1']], ['秀兰', ['A-1']], ['小宝', ['A-1']], ['秀', []], ['幸福小区', ['A-1', 'A-2']], ['102', ['A-2']], ['A-2', ['A-2']],
    ['110105 1949 1231 002x', ['A-1']], ['138-1234-5678', ['A-1']], ['13800000000', []], ['%', []], ['松林', []],
  ])('the dispatcher of the first town, asking for %s', async (q, codes) => expect(await list('dispatcher', { q })).toEqual(codes));

  it('the county finds namesakes in both towns', async () => {
    expect(await list('county', { q: '王秀兰' })).toEqual(['A-1', 'B-1']);
  });

  it('page after page, each once', async () => {
    const viewer = (await county.as('county')).viewer;
    const first = await listHouseholds(county.db, county.keys, viewer, { limit: 2 });
    const second = await listHouseholds(county.db, county.keys, viewer, { limit: 2, after: first.next! });
    expect([first.items, second.items].map((items) => items.map(({ code }) => code))).toEqual([['A-1', 'A-2'], ['B-1']]);
    expect([first.total, second.next]).toEqual([{ count: 3, capped: false }, null]);
    await expect(listHouseholds(county.db, county.keys, viewer, { after: 'x' })).rejects.toThrow(BadCursor);
  });

  it('within an area', async () => {
    expect(await list('county', { area: { id: county.areaOf('village2').areaId, depth: 3 } })).toEqual(['B-1']);
    expect(await list('dispatcher', { area: { id: county.areaOf('village2').areaId, depth: 3 } })).toEqual([]);
  });
});
