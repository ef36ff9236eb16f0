import { levelsOf } from '../../db/tables/levels.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const idNumber = '11010519491231002X';
const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const get = (who: Person, path: string) => door.ask(who, 'get', path);
const post = (path: string, body: object, who: Person = 'desk', seq?: number) => door.ask(who, 'post', path, { body, ...(seq === undefined ? {} : { headers: { 'If-Match': `"${seq}"` } }) });
const card = async (code = 'C-1') => (await get('desk', `/api/households/${code}`)).body;
const make = (code: string, more: object = {}) => post('/api/households', { code, grid: 'grid1', door: { compound: '幸福小区', building: '3幢', room: '501' }, residents: [{ name: '王秀兰', relation: 'head', idNumber }, { name: '李明', relation: 'spouse', phone: '13812345678' }], ...more });

describe('after a household was entered (001-29)', () => {
  beforeAll(async () => { await make('C-1'); });

  it('its card says on what terms each of its people lives there, and that there is a number or a phone, not which', async () => {
    const { body, headers } = await get('desk', '/api/households/C-1');
    expect([headers.etag, body.seq, body.door]).toEqual(['"1"', 1, { compound: '幸福小区', building: '3幢', unit: 'none', floor: 'none', room: '501' }]);
    expect(body.residents.map(({ name, known, registeredHere, tenure }: Record<string, unknown>) => [name, known, registeredHere, tenure])).toEqual([['王*', ['idNumber'], true, null], ['李*', ['phone'], true, null]]);
  });

  it('its door, its kind and its people are put right, each change counted, and found by the new name', async () => {
    const [, spouse] = (await card()).residents;
    expect((await post('/api/households/C-1/correction', { door: { room: '502' }, kind: 'collective' }, 'desk', 1)).body).toMatchObject({ code: 'C-1', seq: 2 });
    expect((await post(`/api/households/C-1/residents/${spouse.id}/correction`, { name: '李大明', relation: 'tenant', tenure: 'tenant', registeredHere: false, phone: null }, 'desk', 2)).status).toBe(200);
    const { body: added } = await post('/api/households/C-1/residents', { name: '王小雨', relation: 'grandchild', born: '2020-05-01' }, 'worker');
    const after = await card();
    expect([after.address, after.kind, after.seq, after.members, after.children]).toEqual(['幸福小区 3幢 502', 'collective', 4, 3, 1]);
    expect(after.residents.map(({ name, relation, tenure, registeredHere, known }: Record<string, unknown>) => [name, relation, tenure, registeredHere, known])).toEqual([
      ['王*', 'head', null, true, ['idNumber']], ['王*', 'grandchild', null, true, []], ['李*', 'tenant', 'tenant', false, []],
    ]);
    expect(after.residents[1].id).toBe(added.resident);
    const found = async (q: string) => (await get('desk', `/api/households?q=${encodeURIComponent(q)}`)).body.items.map(({ code }: { code: string }) => code);
    expect([await found('李大明'), await found('李明'), await found('王小雨')]).toEqual([['C-1'], [], ['C-1']]);
  });

  it('whoever saw it as it no longer is changes nothing, and is told so', async () => {
    const { seq } = await card();
    const answer = await post('/api/households/C-1/correction', { kind: 'family' }, 'leader', seq - 1);
    expect([refusal(answer), answer.body.why, answer.body.current]).toEqual(['412 stale', 'changedMeanwhile', expect.objectContaining({ code: 'C-1', seq })]);
    expect((await card()).kind).toBe('collective');
  });

  it('what cannot be is refused at its field, and nothing is half done', async () => {
    await make('C-2', { residents: [{ name: '张三', relation: 'head', idNumber: '110105199001011515' }] });
    const [head, , tenant] = (await card()).residents;
    const before = await card();
    const wrong = async (id: string, body: object) => faults(await post(`/api/households/C-1/residents/${id}/correction`, body));
    expect(await wrong(tenant.id, { relation: 'head' })).toEqual(['relation: twoHeads']);
    expect(await wrong(tenant.id, { idNumber: '110105194912310021' })).toEqual(['idNumber: wrongCheckDigit']);
    expect(await wrong(tenant.id, { idNumber: '110105199001011515' })).toEqual(['idNumber: livesElsewhere']);
    expect(await wrong(head.id, { born: '1950-01-01' })).toEqual(['born: otherBirth']);
    expect(await wrong(head.id, { name: '=1+1' })).toEqual(['name: wrongFormat']);
    expect(await wrong(head.id, {})).toEqual(['name: required']);
    expect(await wrong(head.id, { religion: 'x' })).toContain('religion: unknownField');
    expect(faults(await post('/api/households/C-1/residents', { name: '甲', relation: 'head' }))).toEqual(['relation: twoHeads']);
    expect(faults(await post('/api/households/C-1/correction', { grid: 'village1' }))).toEqual(['grid: notAGrid']);
    expect(faults(await post('/api/households/C-1/correction', { grid: 'grid2' }))).toEqual(['grid: unknownArea']);
    expect(refusal(await post('/api/households/C-1/residents/0190a0a0-0000-7000-8000-000000000000/end', { why: 'died' }))).toBe('404 notFound');
    expect(await card()).toEqual(before);
  });

  it('by whom it is not for it is refused, and a stranger finds nothing', async () => {
    expect(refusal(await post('/api/households/C-1/correction', { kind: 'family' }, 'privacy'))).toBe('403 forbidden');
    expect(refusal(await post('/api/households/C-1/correction', { kind: 'family' }, 'desk2'))).toBe('404 notFound');
    expect(refusal(await post('/api/households/C-1/end', { why: 'movedAway' }, 'worker2'))).toBe('404 notFound');
    expect(refusal(await get('desk2', '/api/households/C-1/changes'))).toBe('404 notFound');
  });

  it('what was changed stays on record, and never a name, a number or a phone', async () => {
    const { body } = await get('privacy', '/api/households/C-1/changes');
    expect(body.items.map(({ what }: { what: string }) => what)).toEqual(['residentAdded', 'residentCorrected', 'corrected']);
    expect(body.items[1].after).toEqual({ relation: 'tenant', fields: ['name', 'phone', 'relation', 'registeredHere', 'tenure'] });
    expect(body.items[2]).toMatchObject({ before: { door: '幸福小区 3幢 501', kind: 'family' }, after: { door: '幸福小区 3幢 502', kind: 'collective' } });
    expect(JSON.stringify(body)).not.toMatch(/大明|小雨|1381234/);
  });

  it('somebody who left is of the household no longer, may be entered elsewhere, and his class ends with it', async () => {
    const [head] = (await card()).residents;
    const { body: tag } = await post('/api/households/C-1/tags', { code: 'H08', resident: head.id, purpose: '每月探访', legalBasis: '民政部等10部门 2022', sourceUnit: 'civil', validFrom: '2026-01-01', validTo: '2028-01-01' });
    expect((await post(`/api/households/C-1/residents/${head.id}/end`, { why: 'movedAway' })).status).toBe(200);
    const after = await card();
    expect([after.members, after.tags.find(({ id }: { id: string }) => id === tag.id).state]).toEqual([2, 'ended']);
    expect((await post('/api/households/C-2/residents', { name: '王秀兰', relation: 'parent', idNumber })).status).toBe(200);
  });
});

describe('a household that goes to another grid', () => {
  it('takes its risk and what is owed there along; one that is under watch is not struck from the register', async () => {
    await make('C-3', { residents: [] });
    const { id } = await card('C-3');
    const grid = door.county.areaOf('grid1');
    await door.county.db.insertInto('duty').values({
      kind: 'cadence', code: 'H01', target_kind: 'household', target_id: id, period: '2026', window_from: new Date('2026-01-01'), window_to: new Date('2027-01-01'), ...levelsOf(grid.path), grid_id: grid.areaId,
      building_id: null, worker_id: door.idOf('worker'), visit_id: null, cause_id: null, discharged_by: null, settled_at: null, settled_why: null, pack_id: 'sanbifang-000', pack_version: 1,
    }).execute();
    const { body: risk } = await post('/api/risks', { about: { kind: 'household', id }, colour: 'green', what: '电线老化' });
    expect([refusal(await post('/api/households/C-3/end', { why: 'demolished' })), (await post('/api/households/C-3/correction', { grid: 'grid2', reason: '搬家' }, 'county')).status]).toEqual(['409 notNow', 200]);
    const there = door.county.areaOf('grid2').areaId;
    const duty = await door.county.db.selectFrom('duty').select(['grid_id', 'worker_id']).where('target_id', '=', id).where('code', '=', 'H01').executeTakeFirstOrThrow();
    expect([duty, (await get('desk2', `/api/risks/${risk.id}`)).body.grid.code]).toEqual([{ grid_id: there, worker_id: null }, 'grid2']);
    expect((await get('desk2', '/api/households/C-3/changes')).body.items[0]).toMatchObject({ what: 'moved', before: { grid: 'grid1' }, after: { grid: 'grid2' }, reason: '搬家' });
    expect(refusal(await get('desk', '/api/households/C-3'))).toBe('404 notFound');
  });

  it('and one that is no longer there is on the register no longer', async () => {
    await make('C-4', { residents: [] });
    expect((await post('/api/households/C-4/end', { why: 'demolished' })).status).toBe(200);
    expect(refusal(await get('desk', '/api/households/C-4'))).toBe('404 notFound');
    expect((await get('desk', '/api/households')).body.items.map(({ code }: { code: string }) => code)).not.toContain('C-4');
  });
});

describe('a place on the register (000-12)', () => {
  const show = async (code: string) => (await get('desk', `/api/places/${code}`)).body;
  beforeAll(async () => { await post('/api/places', { code: 'P-1', class: 'P05', zh: '老街茶馆', grid: 'grid1', contact: '13812345678' }); });

  it('is put right by whoever saw it as it is, with its phone said to be there and never shown', async () => {
    expect(await show('P-1')).toMatchObject({ seq: 1, hasContact: true, zh: '老街茶馆' });
    expect((await post('/api/places/P-1/correction', { zh: '老街书场', owner: '文旅公司', location: { lng: 116.1, lat: 34.2 }, contact: null, reason: '改名' }, 'desk', 1)).body).toMatchObject({ seq: 2 });
    expect(await show('P-1')).toMatchObject({ seq: 2, hasContact: false, zh: '老街书场', owner: '文旅公司', location: { lng: 116.1, lat: 34.2 } });
    expect(refusal(await post('/api/places/P-1/correction', { zh: '甲' }, 'desk', 1))).toBe('412 stale');
    expect(faults(await post('/api/places/P-1/correction', { class: 'H08' }))).toEqual(['class: unknownCadence']);
    expect(faults(await post('/api/places/P-1/correction', { ownerUnit: 'nobody' }))).toEqual(['ownerUnit: unknownUnit']);
    expect(refusal(await post('/api/places/P-1/correction', { zh: '甲' }, 'desk2'))).toBe('404 notFound');
    expect(refusal(await post('/api/places/P-1/correction', { zh: '甲' }, 'verifier'))).toBe('403 forbidden');
    await post('/api/places/P-1/colour', { colour: 'red', reason: '消防隐患' });
    const { body } = await get('desk', '/api/places/P-1/changes');
    expect(body.items.map(({ what, reason }: Record<string, string>) => [what, reason])).toEqual([['coloured', '消防隐患'], ['corrected', '改名']]);
    expect(JSON.stringify(body)).not.toMatch(/1381234/);
  });

  it('ends with a reason, once nobody watches it any more', async () => {
    await post('/api/places', { code: 'P-2', class: 'P07', zh: '后山', grid: 'grid1' });
    await post('/api/risks', { about: { kind: 'place', id: 'P-2' }, colour: 'yellow', what: '松动' });
    expect(refusal(await post('/api/places/P-2/end', { reason: '拆除' }))).toBe('409 notNow');
    expect((await post('/api/places/P-1/end', { reason: '歇业' })).status).toBe(200);
    expect(refusal(await get('desk', '/api/places/P-1'))).toBe('404 notFound');
  });
});
