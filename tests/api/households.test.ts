import { randomUUID } from 'node:crypto';
import { localDate } from '../../api/local-day.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let home: { id: string; code: string };
beforeAll(async () => {
  door = await openDoor();
  home = (await make('desk', { code: 'HW-1', residents: [{ name: '王秀兰', relation: 'head', idNumber: '11010519491231002X', phone: '13812345678' }, { name: '李小宝', relation: 'grandchild', born: '2020-05-01' }] })).body;
  await make('desk2', { code: 'SL-1', grid: 'grid2', residents: [{ name: '王秀兰', relation: 'head', phone: '13900000000' }] });
});
afterAll(() => door.close());

const make = (who: Person, more: object = {}) => door.ask(who, 'post', '/api/households', { body: { code: `X-${randomUUID().slice(0, 8)}`, grid: 'grid1', address: '幸福小区 3幢 501', ...more } });
const fields = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const get = (who: Person | null, path: string) => door.ask(who, 'get', path);

describe('the register', () => {
  it('shows households masked, children as a count', async () => {
    const { body } = await get('worker', '/api/households?q=王秀兰');
    expect(body.items).toEqual([expect.objectContaining({ code: 'HW-1', head: '王*', members: 2, children: 1, address: '幸福小区 3幢 501' })]);
    expect(JSON.stringify(body)).not.toMatch(/秀兰|小宝|1381234|1101051949/);
  });

  it('shows at the door what to do, not why (001-29)', async () => {
    const { body } = await get('worker', '/api/households/HW-1');
    expect(body.residents.map(({ name, relation, child }: Record<string, unknown>) => [name, relation, child])).toEqual([['王*', 'head', false], ['李*', 'grandchild', true]]);
    expect(body.facets.map(({ zh, stale }: Record<string, unknown>) => [zh, stale])).toEqual([['家庭情况', true], ['人员类别', true], ['区域设施', true], ['隐患矛盾', true]]);
    expect(body.todo).toEqual({ duties: 0, until: null, overdue: false, alongWith: [] });
    expect(body).not.toHaveProperty('tags');
    expect((await get('desk', '/api/households/HW-1')).body.tags).toEqual([]);
  });

  it('says who looked', async () => {
    await get('desk', `/api/households/${home.id}`);
    expect((await get('privacy', `/api/audit/access?target=household:${home.id}`)).body.items[0]).toMatchObject({ action: 'household.read', person: { name: 'name of desk' } });
  });

  it.each<[Person, string]>([['worker2', '404 notFound'], ['desk2', '404 notFound'], ['dispatcher2', '404 notFound'], ['clerk', '404 notFound'], ['informant', '404 notFound'], ['auditor', '404 notFound'], ['admin', '404 notFound']])(
    'does not exist for the %s', async (who, told) => {
      expect(refusal(await get(who, `/api/households/${home.id}`))).toBe(told);
      expect((await get(who, '/api/households')).body.items.map(({ code }: { code: string }) => code)).not.toContain('HW-1');
    });

  it('refuses nobody’s list and strange filters', async () => {
    expect(refusal(await get(null, '/api/households'))).toBe('401 unauthenticated');
    for (const query of ['filter={"class":"H08"}', 'sort=name', 'after=x', 'filter={"area":"nowhere"}', 'limit=1000']) expect(refusal(await get('desk', `/api/households?${encodeURI(query)}`))).toBe('400 malformed');
  });
});

describe('a household is refused', () => {
  it.each([
    [{ residents: [{ name: '甲', idNumber: '110105194912310021' }] }, 'residents.0.idNumber: wrongCheckDigit'], [{ residents: [{ name: '甲', idNumber: '110105194902300021' }] }, 'residents.0.idNumber: impossibleBirth'],
    [{ residents: [{ name: '甲', born: '2026-02-30' }] }, 'residents.0.born: impossibleDate'], [{ residents: [{ name: '甲', born: '2190-01-01' }] }, 'residents.0.born: impossibleBirth'],
    [{ residents: [{ name: '甲', phone: '1' }] }, 'residents.0.phone: notAPhone'], [{ residents: [{ name: '甲', relation: 'boss' }] }, 'residents.0.relation: notOneOf'],
    [{ address: undefined }, 'address: noAddress'], [{ grid: 'nowhere' }, 'grid: unknownArea'], [{ grid: 'village1' }, 'grid: notAGrid'], [{ grid: 'grid2' }, 'grid: unknownArea'],
    [{ residents: [{ name: '甲', idNumber: '11010519491231002X' }] }, 'residents.0.idNumber: livesElsewhere'], [{ religion: 'x' }, 'religion: unknownField'],
  ])('%j', async (more, fault) => {
    const answer = await make('desk', more);
    expect([refusal(answer), fields(answer)]).toEqual(['422 invalid', [fault]]);
  });

  it('when its code is taken, or by whom it is not for', async () => {
    expect(refusal(await make('desk', { code: 'HW-1' }))).toBe('409 conflict');
    expect(refusal(await make('clerk'))).toBe('403 forbidden');
    expect(refusal(await make('privacy'))).toBe('403 forbidden');
    expect(refusal(await door.ask('desk', 'post', '/api/households', { body: {}, key: null }))).toBe('400 keyMissing');
  });

  it('and made once however often it is sent', async () => {
    const body = { code: 'HW-ONCE', grid: 'grid1', address: '幸福路1号' };
    const key = randomUUID();
    const [first, second] = [await door.ask('desk', 'post', '/api/households', { body, key }), await door.ask('desk', 'post', '/api/households', { body, key })];
    expect([first.status, second.status, second.text === first.text, second.headers['idempotency-replayed']]).toEqual([201, 201, true, 'true']);
  });
});

describe('a category tag', () => {
  const tag = { code: 'H08', purpose: '每月探访', legalBasis: '民政部等10部门 2022 探访关爱', sourceUnit: 'civil', validFrom: '2026-01-01', validTo: '2028-01-01' };
  const ask = (who: Person, more: object = {}, ref = 'HW-1') => door.ask(who, 'post', `/api/households/${ref}/tags`, { body: { ...tag, ...more } });

  it.each(['purpose', 'legalBasis', 'sourceUnit', 'validTo'])('without its %s cannot be saved', async (field) => {
    const answer = await ask('desk', { [field]: undefined });
    expect([refusal(answer), fields(answer)]).toEqual(['422 invalid', [`${field}: required`]]);
  });

  it('of an unknown class, a class that is off, a religion or a stranger is refused', async () => {
    expect(fields(await ask('desk', { code: 'H99' }))).toEqual(['code: unknownCadence']);
    expect(fields(await ask('desk', { code: 'H14' }))).toEqual(['code: classIsOff']);
    expect(fields(await ask('desk', { code: 'H15' }))).toEqual(['code: unknownCadence']);
    expect(fields(await ask('desk', { resident: randomUUID() }))).toEqual(['resident: unknownPerson']);
    expect(refusal(await ask('desk2'))).toBe('404 notFound');
    expect(refusal(await ask('privacy'))).toBe('403 forbidden');
  });

  it('is asked for by one, approved by another, seen by those who need it, and ends', async () => {
    const asked = await ask('worker');
    expect([asked.status, asked.body.state]).toEqual([201, 'asked']);
    expect(refusal(await ask('desk'))).toBe('409 conflict');
    expect(refusal(await door.ask('desk', 'post', `/api/tags/${asked.body.id}/approve`, { body: {} }))).toBe('403 forbidden');
    expect((await get('privacy', '/api/tags')).body.items).toEqual([expect.objectContaining({ id: asked.body.id, household: 'HW-1', code: 'H08' })]);
    expect((await door.ask('privacy', 'post', `/api/tags/${asked.body.id}/approve`, { body: {} })).body.state).toBe('approved');
    expect(refusal(await door.ask('privacy', 'post', `/api/tags/${asked.body.id}/refuse`, { body: { reason: 'x' } }))).toBe('409 notNow');
    expect((await get('desk', '/api/households/HW-1')).body.tags).toEqual([expect.objectContaining({ code: 'H08', state: 'approved' })]);
    expect((await get('worker', '/api/households/HW-1')).body).not.toHaveProperty('tags');
    const inClass = (who: Person, code: string) => get(who, `/api/households?filter=${encodeURIComponent(JSON.stringify({ tag: code }))}`);
    expect((await inClass('desk', 'H08')).body.items.map(({ code }: { code: string }) => code)).toEqual(['HW-1']);
    expect((await inClass('desk', 'H02')).body.items).toEqual([]);
    expect(refusal(await inClass('worker', 'H08'))).toBe('403 forbidden');
    expect((await inClass('desk2', 'H08')).body.items).toEqual([]);
    expect((await door.ask('desk', 'post', `/api/tags/${asked.body.id}/end`, { body: { reason: '与子女同住' } })).body.state).toBe('ended');
    expect(refusal(await door.ask('desk2', 'post', `/api/tags/${asked.body.id}/end`, { body: { reason: 'x' } }))).toBe('404 notFound');
  });

  it('expires by itself', async () => {
    const { body } = await ask('desk', { code: 'H06', validTo: localDate(Date.now() + 2 * 86_400_000) });
    await door.ask('privacy', 'post', `/api/tags/${body.id}/approve`, { body: {} });
    door.clock.ahead = 3 * 86_400_000;
    expect((await get('desk', '/api/households/HW-1')).body.tags.find(({ id }: { id: string }) => id === body.id).state).toBe('expired');
    const listed = async (who: Person, filter: object) => (await get(who, `/api/tags?filter=${JSON.stringify(filter)}`)).body.items.map(({ state }: { state: string }) => state);
    expect([await listed('desk', { state: 'expired' }), await listed('leader', { state: 'ended', household: 'HW-1' }), await listed('desk', { state: 'approved' }), await listed('desk2', { state: 'any' })]).toEqual([['expired'], ['ended'], [], []]);
    expect(refusal(await get('worker', '/api/tags'))).toBe('403 forbidden');
    door.clock.ahead = 0;
  });
});

describe('revealing', () => {
  let resident: string;
  let child: string;
  beforeAll(async () => {
    const { residents } = (await get('worker', '/api/households/HW-1')).body;
    [resident, child] = residents.map(({ id }: { id: string }) => id);
  });
  const reveal = (who: Person, more: object = {}) => door.ask(who, 'post', '/api/reveal', { body: { target: `resident:${resident}`, fields: ['phone'], purpose: '约定走访时间', ...more } });

  it('shows what was asked for and nothing else, is not kept, and is in the log before', async () => {
    const answer = await reveal('worker', { fields: ['phone', 'name'] });
    expect([answer.body.fields, answer.headers['cache-control']]).toEqual([{ phone: '13812345678', name: '王秀兰' }, 'no-store']);
    expect((await get('privacy', `/api/audit/access?target=resident:${resident}`)).body.items[0]).toMatchObject({
      action: 'registry.reveal', fields: ['phone', 'name'], purpose: '约定走访时间', person: { name: 'name of worker' },
    });
    const { count } = await door.county.db.selectFrom('command_log').select((on) => on.fn.countAll<number>().as('count')).where('action', '=', '/api/reveal').executeTakeFirstOrThrow();
    expect(count).toBe(0);
  });

  it.each<[Person, string]>([['desk2', '404 notFound'], ['worker2', '404 notFound'], ['clerk', '403 forbidden'], ['informant', '403 forbidden'], ['auditor', '403 forbidden'], ['admin', '403 forbidden'], ['chief', '403 forbidden']])(
    'is not for the %s', async (who, told) => expect(refusal(await reveal(who))).toBe(told));

  it('needs a purpose and a field', async () => {
    expect(fields(await reveal('worker', { purpose: ' ' }))).toEqual(['purpose: required']);
    expect(fields(await reveal('worker', { fields: [] }))).toEqual(['fields: required']);
    expect(fields(await reveal('worker', { fields: ['salary'] }))).toEqual(['fields.0: notOneOf']);
    expect(refusal(await reveal('worker', { target: `resident:${randomUUID()}` }))).toBe('404 notFound');
  });

  it('of a household is of its head', async () => {
    const { id } = (await get('worker', '/api/households/HW-1')).body;
    for (const target of [`household:${id}`, id]) expect((await reveal('worker', { target })).body).toMatchObject({ target: `resident:${resident}`, fields: { phone: '13812345678' } });
  });

  it('of a child is for fewer', async () => {
    expect(refusal(await reveal('worker', { target: child, fields: ['name'] }))).toBe('403 forbidden');
    expect((await reveal('desk', { target: child, fields: ['name'] })).body.fields).toEqual({ name: '李小宝' });
  });

  it('has a budget a day, also for whoever asks all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => reveal('leader')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(answers.find(({ status }) => status !== 200)!.body).toMatchObject({ code: 'forbidden', why: 'revealBudgetSpent' });
  }, 60_000);
});
