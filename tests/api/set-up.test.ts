import { randomUUID } from 'node:crypto';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const aPack = (more: object = {}) => ({ ...structuredClone(defaultPack), id: `quick-${randomUUID().slice(0, 8)}`, ...more });
const paths = ({ body }: { body: { errors?: { path: string }[] } }) => (body.errors ?? []).map(({ path }) => path);

describe('packs', () => {
  it('are fetched, changed, posted and given to an area', async () => {
    const shipped = await door.ask('admin', 'get', '/api/packs/sanbifang-000/versions/1');
    const pack = { ...shipped.body, id: 'sanbifang-quick', zh: '快', en: 'quick' };
    pack.profiles.Q.limits.accept = '7 s';
    for (const category of pack.categories) delete category.limits;
    expect((await door.ask('admin', 'post', '/api/packs?dryRun=true', { body: pack, key: null })).body).toEqual({ ok: true, errors: [] });
    expect((await door.ask('admin', 'post', '/api/packs', { body: pack })).body).toEqual({ id: 'sanbifang-quick', version: 1, zh: '快', en: 'quick' });
    expect(refusal(await door.ask('admin', 'post', '/api/packs', { body: pack }))).toBe('409 conflict');
    expect((await door.ask('admin', 'post', '/api/areas/grid2/pack', { body: { packId: 'sanbifang-quick', version: 1 } })).status).toBe(200);
    expect((await door.ask('admin', 'get', '/api/areas/grid2')).body.pack).toEqual({ id: 'sanbifang-quick', version: 1 });
    const made = await door.ask('worker2', 'post', '/api/incidents', { body: { category: '0401', description: 'x' } });
    expect(made.body).toMatchObject({ pack: { id: 'sanbifang-quick', version: 1 } });
    expect((await door.ask('desk', 'get', '/api/packs')).body.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['sanbifang-000', 'sanbifang-quick']));
  });

  it('with faults are refused with every path, and nothing is stored', async () => {
    const pack = aPack({ calendar: 'moon' });
    expect(paths(await door.ask('admin', 'post', '/api/packs', { body: pack }))).toEqual(['calendar']);
    const broken = aPack();
    broken.categories[0]!.profile = 'XX';
    const refused = await door.ask('admin', 'post', '/api/packs?dryRun=true', { body: broken, key: null });
    expect([refusal(refused), paths(refused)]).toEqual(['422 invalid', ['categories.0.profile']]);
    const budget = aPack() as unknown as { id: string; profiles: { Q: { limits: { accept: string } } } };
    budget.profiles.Q.limits.accept = '3 moons';
    expect(paths(await door.ask('admin', 'post', '/api/packs', { body: budget }))).toEqual(['profiles.Q.limits.accept']);
    expect(refusal(await door.ask('admin', 'get', `/api/packs/${budget.id}/versions/1`))).toBe('404 notFound');
  });

  it('are the administrator’s to change', async () => {
    expect(refusal(await door.ask('clerk', 'post', '/api/packs', { body: aPack() }))).toBe('403 forbidden');
    expect(refusal(await door.ask('clerk', 'post', '/api/areas/grid1/pack', { body: { packId: 'sanbifang-000', version: 1 } }))).toBe('403 forbidden');
    expect(refusal(await door.ask('admin', 'post', '/api/areas/nowhere/pack', { body: {} }))).toBe('404 notFound');
    expect(paths(await door.ask('admin', 'post', '/api/areas/grid1/pack', { body: { packId: 'none', version: 1 } }))).toEqual(['packId']);
    expect(paths(await door.ask('admin', 'post', '/api/areas/grid1/pack', { body: { packId: 'sanbifang-000', version: 1, from: '2026-02-30' } }))).toEqual(['from']);
    expect(refusal(await door.ask(null, 'get', '/api/packs'))).toBe('401 unauthenticated');
    for (const version of ['0', 'x', '99', '1e3']) expect(refusal(await door.ask('admin', 'get', `/api/packs/sanbifang-000/versions/${version}`))).toBe('404 notFound');
  });
});

describe('calendars', () => {
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, day === 'sun' ? [] : [['09:00', '17:00']]]));

  it('grow by versions, and running clocks are to go over', async () => {
    const calendar = { zone: 'Asia/Shanghai', week, days: {} };
    const made = await door.ask('admin', 'post', '/api/calendars', { body: { id: 'shop', calendar } });
    expect([made.status, made.body.version]).toEqual([201, 1]);
    expect((await door.ask('desk', 'get', '/api/calendars/shop')).body.reprojections).toEqual([]);
    const next = await door.ask('admin', 'post', '/api/calendars/shop/versions', { body: { calendar: { ...calendar, days: { '2026-10-01': [] } } } });
    expect([next.status, next.body.version]).toEqual([201, 2]);
    const task = { calendar: 'shop', version: 2, total: null, done: 0, finishedAt: null };
    expect((await door.ask('desk', 'get', '/api/calendars/shop')).body).toMatchObject({ version: 2, reprojections: [task] });
    expect((await door.ask('desk', 'get', '/api/status')).body.calendars).toEqual([expect.objectContaining(task)]);
    expect((await door.ask('desk', 'get', '/api/calendars/shop/versions/1')).body.calendar.days).toEqual({});
    expect(refusal(await door.ask('admin', 'post', '/api/calendars', { body: { id: 'shop', calendar } }))).toBe('409 conflict');
  });

  it('of a new version say what is wrong with it by path, and then nothing is stored', async () => {
    const version = (calendar: object) => door.ask('admin', 'post', '/api/calendars/shop/versions', { body: { calendar } });
    const before = (await door.ask('desk', 'get', '/api/calendars/shop')).body.version;
    expect(paths(await version({ zone: 'Asia/Shanghai', week, days: { '2026-02-29': [] } }))).toEqual(['calendar.days.2026-02-29']);
    expect(paths(await version({ zone: 'Asia/Shanghai', week: { ...week, tue: [['17:00', '09:00']] } }))).toEqual(['calendar.week.tue.0']);
    expect(paths(await version({ zone: 'Asia/Tokyo', week }))).toEqual(['calendar.zone']);
    expect(refusal(await door.ask('admin', 'post', '/api/calendars/nowhere/versions', { body: { calendar: { zone: 'Asia/Shanghai', week } } }))).toBe('404 notFound');
    expect((await door.ask('desk', 'get', '/api/calendars/shop')).body.version).toBe(before);
  });

  it('with impossible dates, overlapping hours or another planet’s zone are refused', async () => {
    const post = (calendar: object) => door.ask('admin', 'post', '/api/calendars', { body: { id: 'bad', calendar } });
    expect((await post({ zone: 'Asia/Shanghai', week, days: { '2024-02-30': [] } })).status).toBe(422);
    expect((await post({ zone: 'Asia/Shanghai', week: { ...week, mon: [['09:00', '12:00'], ['11:00', '13:00']] } })).status).toBe(422);
    expect((await post({ zone: 'Mars/Olympus', week })).status).toBe(422);
    expect(refusal(await door.ask('desk', 'get', '/api/calendars/bad'))).toBe('404 notFound');
    expect(refusal(await door.ask('clerk', 'post', '/api/calendars', { body: { id: 'mine', calendar: { zone: 'Asia/Shanghai', always: true } } }))).toBe('403 forbidden');
  });
});

describe('a deadline preview', () => {
  const preview = (body: object) => door.ask('clerk', 'post', '/api/deadlines/preview', { body, key: null });

  it('needs no key and works on a stored calendar', async () => {
    const shown = await preview({ calendarId: 'cn-office', start: '2026-03-02T08:40:00+08:00', budget: '8 wh', at: '2026-03-02T10:40:00+08:00' });
    expect(shown.body).toMatchObject({ state: 'running', usedSeconds: 7200, provisional: false, due: expect.stringMatching(/^2026-03-03T/) });
  });

  it.each([
    [{ calendarId: 'moon', start: '2026-03-02T08:40:00+08:00', budget: '8 wh' }, 'calendarId'],
    [{ calendarId: 'cn-office', start: '2024-02-30T08:40:00+08:00', budget: '8 wh' }, 'start'],
    [{ calendarId: 'cn-office', start: '2026-03-02T08:40:00+08:00', budget: '8 moons' }, 'budget'],
    [{ calendarId: 'cn-office', start: '2026-03-02T08:40:00+08:00', budget: '-1 h' }, 'budget'],
    [{ calendarId: 'cn-office', start: '2026-03-02T08:40:00+08:00', budget: '1 h', pauses: [{ from: '2026-03-02T10:00:00+08:00', to: '2026-03-02T09:00:00+08:00' }] }, 'pauses.0.to'],
  ])('of %j is refused naming %s', async (body, path) => {
    const refused = await preview(body);
    expect([refusal(refused), paths(refused)]).toEqual(['422 invalid', [path]]);
  });

  it('is for staff', async () => {
    expect(refusal(await door.ask(null, 'post', '/api/deadlines/preview', { body: {}, key: null }))).toBe('401 unauthenticated');
  });
});

describe('people', () => {
  const aPerson = (more: object = {}) => ({ username: `p${randomUUID().slice(0, 8)}`, name: '新同事', password: 'long enough', roles: [{ role: 'clerk', unit: 'urban' }], ...more });

  it('are made by the administrator, log in, and are out at once when disabled', async () => {
    const person = aPerson();
    const made = await door.ask('admin', 'post', '/api/people', { body: person });
    expect([made.status, made.body.roles, made.body.units[0].code]).toEqual([201, ['clerk'], 'urban']);
    const login = await door.ask(null, 'post', '/api/session', { body: { username: person.username, password: person.password }, key: null });
    const cookie = login.headers['set-cookie']![0]!.split(';')[0]!;
    expect((await door.ask(null, 'get', '/api/session', { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await door.ask('admin', 'post', `/api/people/${person.username}/disable`, { body: { reason: 'left' } })).body.disabled).toBe(true);
    expect(refusal(await door.ask(null, 'get', '/api/session', { headers: { Cookie: cookie } }))).toBe('401 unauthenticated');
    expect(refusal(await door.ask(null, 'post', '/api/session', { body: { username: person.username, password: person.password }, key: null }))).toBe('401 badCredentials');
  });

  it('get and lose roles with dates, and nothing is forgotten', async () => {
    const { body } = await door.ask('admin', 'post', '/api/people', { body: aPerson({ roles: [] }) });
    const given = await door.ask('admin', 'post', `/api/people/${body.id}/roles`, { body: { role: 'worker', area: 'grid1', from: '2026-01-01' } });
    expect(given.body.roles).toEqual(['worker']);
    const ended = await door.ask('admin', 'post', `/api/people/${body.id}/roles/${given.body.history[0].id}/end`, { body: {} });
    expect([ended.body.roles, ended.body.history.length]).toEqual([[], 1]);
  });

  it('with mistakes are refused and not made', async () => {
    const post = (more: object) => door.ask('admin', 'post', '/api/people', { body: aPerson(more) });
    expect(paths(await post({ password: 'short' }))).toEqual(['password']);
    expect(paths(await post({ roles: [{ role: 'king' }] }))).toEqual(['roles.0.role']);
    expect(paths(await post({ roles: [{ role: 'worker', area: 'nowhere' }] }))).toEqual(['roles.0.area']);
    expect(paths(await post({ roles: [{ role: 'worker', area: 'grid1', from: '2026-03-01', to: '2026-02-01' }] }))).toEqual(['roles.0.to']);
    expect(refusal(await post({ username: 'desk' }))).toBe('409 conflict');
    expect(refusal(await door.ask('clerk', 'post', '/api/people', { body: aPerson() }))).toBe('403 forbidden');
  });

  it('are shown to colleagues of the same town without their history', async () => {
    const near = await door.ask('dispatcher', 'get', '/api/people?unit=urban');
    expect(near.body.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([door.idOf('clerk'), door.idOf('head')]));
    expect(near.body.items[0].history).toBeUndefined();
    const far = await door.ask('dispatcher2', 'get', '/api/people?limit=100');
    expect(far.body.items.map(({ id }: { id: string }) => id)).not.toContain(door.idOf('clerk'));
    expect(refusal(await door.ask('clerk2', 'get', `/api/people/${door.idOf('clerk')}`))).toBe('404 notFound');
    expect((await door.ask('admin', 'get', '/api/people?limit=100')).body.items[0].history).toBeDefined();
  });
});

describe('places', () => {
  it('stand in a tree, each with its way up (000-02, 004-17)', async () => {
    const { body } = await door.ask('clerk', 'get', '/api/areas');
    expect(body.tree).toMatchObject([{ code: 'county', children: expect.any(Array) }]);
    expect(body.items).toHaveLength(7);
    expect((await door.ask('clerk', 'get', '/api/areas/grid1')).body).toMatchObject({ code: 'grid1', level: 'grid', parentId: expect.any(String), path: expect.any(Array) });
    expect(refusal(await door.ask('clerk', 'get', '/api/areas/nowhere'))).toBe('404 notFound');
    expect((await door.ask('clerk', 'get', '/api/units')).body.items.map(({ code }: { code: string }) => code)).toContain('urban');
  });
});

describe('accounts', () => {
  const made = async (more: object = {}) => {
    const username = `p${randomUUID().slice(0, 8)}`;
    const { body } = await door.ask('admin', 'post', '/api/people', { body: { username, name: '周新来', password: 'long enough', roles: [{ role: 'worker', area: 'grid1' }], ...more } });
    return { username, id: body.id as string, body };
  };
  const names = ({ body }: { body: { items: { username: string }[] } }) => body.items.map(({ username }) => username);

  it('are paged by a key, searched by a piece of the name, and narrowed by area, role and state', async () => {
    const { username, id } = await made({ name: '欧阳远山' });
    expect(names(await door.ask('admin', 'get', `/api/people?q=${encodeURIComponent('阳远')}`))).toEqual([username]);
    expect(names(await door.ask('admin', 'get', `/api/people?q=${username.slice(0, 6)}`))).toEqual([username]);
    const filter = (wish: object) => door.ask('admin', 'get', `/api/people?limit=100&filter=${encodeURIComponent(JSON.stringify(wish))}`);
    expect(names(await filter({ area: 'village1', role: 'worker' }))).toEqual(expect.arrayContaining(['worker', username]));
    expect(names(await filter({ area: 'grid2', role: 'worker' }))).not.toContain(username);
    await door.ask('admin', 'post', `/api/people/${id}/disable`, { body: { reason: '离职' } });
    expect(names(await filter({ disabled: true }))).toContain(username);
    expect(refusal(await filter({ area: 'nowhere' }))).toBe('400 malformed');
    const whole = names(await door.ask('admin', 'get', '/api/people?limit=100'));
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: { items: { username: string }[]; next: string | null } } = await door.ask('admin', 'get', `/api/people?limit=7${after ? `&after=${after}` : ''}`);
      walked.push(...body.items.map((one) => one.username));
      after = body.next;
    }
    expect(walked).toEqual(whole);
  });

  it('get a new password from the administrator; the old one and every login with it end', async () => {
    const { username, id } = await made();
    const logIn = (password: string) => door.ask(null, 'post', '/api/session', { body: { username, password }, key: null });
    const cookie = (await logIn('long enough')).headers['set-cookie']![0]!.split(';')[0]!;
    expect(paths(await door.ask('admin', 'post', `/api/people/${id}/password`, { body: { password: 'short' } }))).toEqual(['password']);
    expect((await door.ask('admin', 'post', `/api/people/${id}/password`, { body: { password: 'another one', reason: '本人忘记' } })).status).toBe(200);
    expect(refusal(await door.ask(null, 'get', '/api/session', { headers: { Cookie: cookie } }))).toBe('401 unauthenticated');
    expect([(await logIn('long enough')).status, (await logIn('another one')).status]).toEqual([401, 200]);
    expect(refusal(await door.ask('desk', 'post', `/api/people/${id}/password`, { body: { password: 'another one' } }))).toBe('403 forbidden');
  });

  it('remember who changed what and why, and never a password', async () => {
    const { id, body } = await made();
    await door.ask('admin', 'post', `/api/people/${id}/name`, { body: { name: '周改名', reason: '登记错' } });
    await door.ask('admin', 'post', `/api/people/${id}/password`, { body: { password: 'another one' } });
    await door.ask('admin', 'post', `/api/people/${id}/roles/${body.history[0].id}/end`, { body: { reason: '调岗' } });
    const told = await door.ask('admin', 'get', `/api/people/${id}/changes`);
    expect(told.body.items.map(({ what }: { what: string }) => what)).toEqual(['roleEnded', 'passwordReset', 'renamed', 'roleGiven', 'made']);
    expect(told.body.items[2]).toMatchObject({ before: { name: '周新来' }, after: { name: '周改名' }, reason: '登记错', by: { id: door.idOf('admin') } });
    expect(told.body.items[3].after).toMatchObject({ role: 'worker', area: 'grid1' });
    expect(JSON.stringify(told.body)).not.toContain('another one');
    expect(refusal(await door.ask('desk', 'get', `/api/people/${id}/changes`))).toBe('403 forbidden');
  });
});

describe('units', () => {
  const aUnit = (more: object = {}) => ({ code: `u${randomUUID().slice(0, 6)}`, zh: '水务所', en: 'water office', kind: 'department', keys: ['water'], area: 'town1', reason: '新设', ...more });

  it('are made, get other duties, stand with them in the directory, and end, each with a reason (002-20, 002-03)', async () => {
    const made = await door.ask('county', 'post', '/api/units', { body: aUnit() });
    expect([made.status, made.body.keys, made.body.area.code]).toEqual([201, ['water'], 'town1']);
    const { id, code } = made.body;
    const changed = await door.ask('admin', 'post', `/api/units/${code}/change`, { body: { zh: '水务站', en: 'water station', keys: ['water', 'land'], reason: '合并' } });
    expect([changed.body.zh, changed.body.keys]).toEqual(['水务站', ['water', 'land']]);
    expect((await door.ask('desk', 'get', '/api/units')).body.items).toContainEqual(expect.objectContaining({ code, zh: '水务站', keys: ['water', 'land'], area: expect.objectContaining({ code: 'town1' }) }));
    expect((await door.ask('county', 'post', `/api/units/${id}/end`, { body: { reason: '撤并' } })).status).toBe(200);
    expect((await door.ask('desk', 'get', '/api/units')).body.items.map((unit: { code: string }) => unit.code)).not.toContain(code);
    expect((await door.ask('desk', 'get', `/api/units/${code}/changes`)).body.items.map(({ what, reason }: { what: string; reason: string }) => `${what} ${reason}`)).toEqual(['ended 撤并', 'changed 合并', 'made 新设']);
  });

  it('that nobody could ever be sent to are refused, and so is ending one with cases in hand', async () => {
    expect(paths(await door.ask('county', 'post', '/api/units', { body: aUnit({ keys: ['moon'] }) }))).toEqual(['keys.0']);
    expect(paths(await door.ask('county', 'post', '/api/units', { body: aUnit({ area: 'nowhere' }) }))).toEqual(['area']);
    expect(paths(await door.ask('county', 'post', '/api/units', { body: aUnit({ reason: undefined }) }))).toEqual(['reason']);
    expect(refusal(await door.ask('county', 'post', '/api/units', { body: aUnit({ code: 'urban' }) }))).toBe('409 conflict');
    expect(refusal(await door.ask('dispatcher', 'post', '/api/units', { body: aUnit() }))).toBe('403 forbidden');
    const { number } = await door.county.report({});
    await door.act('desk', number, 'accept', { category: '0702' });
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    const refused = await door.ask('county', 'post', '/api/units/urban/end', { body: { reason: '撤并' } });
    expect([refusal(refused), refused.body.why]).toEqual(['409 conflict', 'hasOpenCases']);
  });
});

describe('areas', () => {
  it('grow and are renamed with a reason, by whom they are given to, and tell what happened to them', async () => {
    const body = { code: 'grid9', level: 'grid', parent: 'village1', zh: '第九网格', en: 'grid nine', reason: '新建小区' };
    const made = await door.ask('dispatcher', 'post', '/api/areas', { body });
    expect([made.status, made.body.path.length, made.body.level]).toEqual([201, 4, 'grid']);
    expect(refusal(await door.ask('dispatcher', 'post', '/api/areas', { body }))).toBe('409 conflict');
    expect(paths(await door.ask('dispatcher', 'post', '/api/areas', { body: { ...body, code: 'x9', level: 'town' } }))).toEqual(['level']);
    expect(paths(await door.ask('dispatcher', 'post', '/api/areas', { body: { ...body, code: 'x9', parent: 'village2' } }))).toEqual(['parent']);
    expect(refusal(await door.ask('dispatcher2', 'post', '/api/areas/grid9/name', { body: { zh: '甲', en: 'a', reason: 'x' } }))).toBe('403 forbidden');
    expect((await door.ask('county', 'post', '/api/areas/grid9/name', { body: { zh: '滨河网格', en: 'riverside', reason: '改名' } })).body.zh).toBe('滨河网格');
    const { body: told } = await door.ask('desk', 'get', '/api/areas/grid9/changes');
    expect(told.items.map(({ what, before, after }: { what: string; before: { zh?: string }; after: { zh?: string } }) => [what, before.zh, after.zh])).toEqual([['renamed', '第九网格', '滨河网格'], ['made', undefined, '第九网格']]);
  });

  it('tell who serves in them, and where nobody does (003-04)', async () => {
    const { body } = await door.ask('desk', 'get', '/api/areas/village1/staff');
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ role: 'worker', person: { id: door.idOf('worker'), name: expect.any(String) } })]));
    expect((await door.ask('desk2', 'get', '/api/areas/village1/staff')).body.items).toEqual([]);
    const vacant = await door.ask('admin', 'get', '/api/vacancies?area=county&limit=100');
    expect([vacant.status, vacant.body.items.map(({ grid }: { grid: { code: string } }) => grid.code)]).toEqual([200, expect.arrayContaining(['grid9'])]);
  });
});
