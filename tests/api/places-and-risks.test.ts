import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const day = 86_400_000;
const post = (who: Person, path: string, body: object) => door.ask(who, 'post', path, { body });
const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const place = (code: string, more: object = {}) => post('desk', '/api/places', { code, class: 'P07', zh: '后坡隐患点', grid: 'grid1', location: { lng: 110, lat: 34 }, ...more });

describe('places that are visited (000-12)', () => {
  it('are put on the register, listed and found, each within its scope', async () => {
    expect((await place('P-1')).status).toBe(201);
    expect((await place('P-2', { class: 'P01', zh: '出租房', contact: '13812345678' })).body).toMatchObject({ class: 'P01', colour: 'green' });
    expect((await door.ask('worker', 'get', '/api/places?filter={"class":"P07"}')).body.items.map(({ code }: { code: string }) => code)).toEqual(['P-1']);
    expect((await door.ask('worker', 'get', '/api/places?q=出租')).body.items.map(({ code }: { code: string }) => code)).toEqual(['P-2']);
    expect((await door.ask('worker2', 'get', '/api/places')).body.items).toEqual([]);
    expect(refusal(await door.ask('desk2', 'get', '/api/places/P-1'))).toBe('404 notFound');
    expect(JSON.stringify((await door.ask('worker', 'get', '/api/places')).body)).not.toContain('13812345678');
  });

  it.each([
    [{ class: 'H08' }, 'class: unknownCadence'], [{ class: 'P99' }, 'class: unknownCadence'], [{ grid: 'grid2' }, 'grid: unknownArea'], [{ grid: 'village1' }, 'grid: notAGrid'],
    [{ circumstance: 'moonlight' }, 'circumstance: unknownCircumstance'], [{ location: { lng: 200, lat: 0 } }, 'location.lng: tooBig'],
  ])('with %j are refused', async (more, fault) => expect(faults(await place('P-9', more))).toEqual([fault]));

  it('a colour shortens the interval: rented housing changes its class with it', async () => {
    expect((await post('worker', '/api/places/P-2/colour', { colour: 'red', reason: '电线老化' })).body).toMatchObject({ colour: 'red', class: 'P04' });
    expect(refusal(await place('P-1'))).toBe('409 conflict');
  });
});

describe('shops and units under inspection', () => {
  it('stand on the register and in the plan: a shop each quarter, a key unit each month (004-46)', async () => {
    await place('P-3', { class: 'P05', zh: '河湾小超市' });
    await place('P-4', { class: 'P06', zh: '河湾加油站' });
    const planned = async (period: string) => (await door.ask('desk', 'post', '/api/plans?dryRun=true', { body: { area: 'village1', period }, key: null })).body.duties;
    const next = new Date(Date.now() + 92 * day);
    expect(await planned(`${next.getUTCFullYear()}-Q${Math.floor(next.getUTCMonth() / 3) + 1}`)).toMatchObject({ P05: 1, P06: 3 });
  });
});

describe('people, ground, matters, things and organisations 人、地、事、物、组织', () => {
  it('are each on record in the one grid (002-05, 004-36)', async () => {
    expect((await post('desk', '/api/households', { code: 'F-1', grid: 'grid1', address: '幸福小区 5幢 101', residents: [{ name: '王秀兰', relation: 'head' }] })).status).toBe(201);
    for (const [code, more] of [['F-2', { class: 'P01', zh: '5幢出租房' }], ['F-3', { zh: '村口水井' }], ['F-4', { class: 'P06', zh: '河湾粮站' }]] as const) expect((await place(code, more)).status).toBe(201);
    const { body: matter } = await post('worker', '/api/incidents', { category: '0702', description: '路灯不亮', area: 'grid1' });
    const found = async (path: string) => (await door.ask('leader', 'get', path)).body.items as { code?: string; number?: string; class?: string; grid: { code: string } }[];
    expect((await found('/api/households?limit=20')).find(({ code }) => code === 'F-1')).toMatchObject({ grid: { code: 'grid1' } });
    expect((await found('/api/places?limit=50')).filter(({ code }) => code?.startsWith('F-')).map((one) => `${one.class} ${one.grid.code}`).toSorted()).toEqual(['P01 grid1', 'P06 grid1', 'P07 grid1']);
    expect((await found('/api/incidents?limit=20')).map(({ number }) => number)).toContain(matter.number);
  });
});

describe('a season (000-26)', () => {
  const season = { area: 'town1', circumstance: 'specialRisk', cadences: ['P07'], fromDay: '2027-03-01', toDay: '2027-05-31', reason: '森林防火特险期' };

  it('is switched on for a town between two days, and seen there (000-26)', async () => {
    expect((await post('dispatcher', '/api/seasons', season)).status).toBe(201);
    expect((await door.ask('worker', 'get', '/api/seasons')).body.items).toEqual([expect.objectContaining({ circumstance: 'specialRisk', fromDay: '2027-03-01' })]);
    expect((await door.ask('county', 'get', '/api/seasons')).body.items).toEqual([expect.objectContaining({ area: expect.objectContaining({ code: season.area }) })]);
    expect((await door.ask('worker2', 'get', '/api/seasons')).body.items).toEqual([]);
  });

  it.each([
    [{ toDay: '2027-02-01' }, 'toDay: endsBeforeItBegins'], [{ cadences: ['P06'] }, 'cadences.0: unknownCircumstance'], [{ area: 'town2' }, 'area: unknownArea'], [{ fromDay: '2027-02-30' }, 'fromDay: impossibleDate'],
  ])('with %j is refused', async (more, fault) => expect(faults(await post('dispatcher', '/api/seasons', { ...season, ...more }))).toEqual([fault]));

  it('is not a worker’s to switch', async () => expect(refusal(await post('worker', '/api/seasons', season))).toBe('403 forbidden'));
});

describe('a risk in three colours (003-21)', () => {
  let id: string;
  const act = (who: Person, action: string, body: object = {}) => post(who, `/api/risks/${id}/${action}`, body);
  const later = (days: number) => { door.clock.ahead += days * day; };
  afterAll(() => { door.clock.ahead = 0; });

  it('is put under watch once, with who sees to it and when it is reviewed (003-21)', async () => {
    const { body } = await post('worker', '/api/risks', { about: { kind: 'place', id: 'P-1' }, colour: 'red', what: '边坡滑落', owner: 'chief' });
    id = body.id;
    expect(body).toMatchObject({ colour: 'red', stage: 'watch', owner: { name: 'name of chief' }, reviewMissed: false });
    expect(refusal(await post('worker', '/api/risks', { about: { kind: 'place', id: 'P-1' }, colour: 'red', what: 'x' }))).toBe('409 conflict');
    expect(faults(await post('worker', '/api/risks', { about: { kind: 'household', id: 'nowhere' }, colour: 'red', what: 'x' }))).toEqual(['about.id: unknownTarget']);
    expect(refusal(await door.ask('desk2', 'get', `/api/risks/${id}`))).toBe('404 notFound');
    expect(refusal(await door.ask('clerk', 'get', '/api/risks'))).toBe('403 forbidden');
  });

  it('is lowered step by step, by whom that is given to, and not while a review is missed', async () => {
    expect(refusal(await act('worker', 'colour', { colour: 'yellow', reason: '已加固' }))).toBe('403 forbidden');
    expect((await act('chief', 'colour', { colour: 'green', reason: '已加固' })).body).toMatchObject({ code: 'notNow', why: 'oneStepAtATime' });
    later(9);
    expect((await door.ask('chief', 'get', '/api/risks?filter={"overdue":true}')).body.items).toEqual([expect.objectContaining({ id, reviewMissed: true })]);
    expect((await act('chief', 'colour', { colour: 'yellow', reason: '已加固' })).body).toMatchObject({ why: 'reviewMissed' });
    expect((await act('worker', 'review', { finding: '未见异常' })).body).toMatchObject({ reviewMissed: false });
    expect((await act('chief', 'colour', { colour: 'yellow', reason: '已加固' })).body).toMatchObject({ colour: 'yellow' });
    expect((await act('chief', 'colour', { colour: 'green', reason: '稳定' })).body).toMatchObject({ colour: 'green' });
  });

  it('is struck off out of green after thirty quiet days, with evidence, by two persons (001-24)', async () => {
    const evidence = ['a'.repeat(64)];
    expect((await act('chief', 'askStrike', { reason: '治理完成', evidence })).body).toMatchObject({ why: 'notQuietYet' });
    await act('worker', 'review', { finding: '未见异常' });
    // A month of quiet days: a login would not last as long as that.
    await door.county.db.updateTable('risk').set({ coloured_at: new Date(Date.now() + door.clock.ahead - 31 * day) }).where('id', '=', id).execute();
    expect(faults(await act('chief', 'askStrike', { reason: '治理完成', evidence: [] }))).toEqual(['evidence: required']);
    expect((await act('chief', 'askStrike', { reason: '治理完成', evidence })).body).toMatchObject({ strikeAsked: true });
    expect((await act('chief', 'agreeToStrike')).body).toMatchObject({ code: 'forbidden', why: 'twoPersons.askedFor' });
    expect(refusal(await act('worker', 'agreeToStrike'))).toBe('403 forbidden');
    expect((await act('dispatcher', 'agreeToStrike')).body).toMatchObject({ stage: 'struckOff', reviewDueAt: null });
    expect((await door.ask('chief', 'get', '/api/risks')).body.items).toEqual([]);
    const { body } = await door.ask('chief', 'get', `/api/risks/${id}`);
    expect(body.lines.map(({ what }: { what: string }) => what)).toEqual(['opened', 'reviewed', 'coloured', 'coloured', 'reviewed', 'strikeAsked', 'struckOff']);
    expect(body.lines[1].texts).toEqual({ finding: '未见异常' });
    expect(body.what).toBe('边坡滑落');
  });
});

describe('the ledger of risks of a month 三色风险台账 (003-21)', () => {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const take = (who: Person, query: string) => door.ask(who, 'get', `/api/risks/export?purpose=${encodeURIComponent('月调度')}&${query}`);

  it('goes out as a sheet with colour, matter, measure and owner, of one’s own areas, and is noted', async () => {
    await place('tp-x', { zh: '=老桥' });
    await post('desk', '/api/risks', { about: { kind: 'place', id: 'tp-x' }, colour: 'red', what: '桥墩开裂', measure: '限重' });
    const answer = await take('dispatcher', `month=${month}`);
    const lines = answer.text.split('\r\n');
    expect([answer.headers['content-disposition'], lines[0]]).toEqual([`attachment; filename="risks-${month}.csv"`, '\ufeff颜色,对象,编号,网格,风险,措施,包保人,列入日期,本月复评次数,最近复评,下次复评,销号日期']);
    expect(lines[1]).toMatch(/^红,场所,tp-x =老桥,.*,桥墩开裂,限重,name of chief,\d{4}-\d\d-\d\d,0,,\d{4}-\d\d-\d\d,$/);
    expect((await take('dispatcher2', `month=${month}`)).text.split('\r\n')).toHaveLength(2);
    expect((await take('dispatcher', 'month=2020-01')).text.split('\r\n')).toHaveLength(2);
    expect((await take('dispatcher', `month=${month}&format=xlsx`)).headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect((await door.ask('privacy', 'get', '/api/audit/access?target=risks:list')).body.items[0]).toMatchObject({ action: 'risk.exportList', purpose: expect.stringContaining('月调度') });
  });

  it('is for who leads there, with a month and a purpose', async () => {
    expect([refusal(await take('worker', `month=${month}`)), refusal(await take('desk', 'month=2026-13')), refusal(await door.ask('desk', 'get', `/api/risks/export?month=${month}`))]).toEqual(['403 forbidden', '400 malformed', '400 malformed']);
  });
});
