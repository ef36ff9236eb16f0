import { hashPassword } from '../../api/passwords.ts';
import { insertAssignment, insertPerson } from '../../db/people.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

const password = 'correct horse';
let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const passwordHash = await hashPassword(password);
  for (const [username, role, area] of [['zhang', 'worker', 'grid1'], ['li', 'parttimer', 'grid1'], ['zhao', 'dispatcher', 'town1']] as const) {
    const personId = await insertPerson(door.county.db, { username, name: `name of ${username}`, passwordHash });
    await insertAssignment(door.county.db, { personId, role, areaId: door.county.areaOf(area).areaId, from: 0 });
  }
});
afterAll(() => door.close());

const logIn = (body: object) => door.ask(null, 'post', '/api/session', { body, key: null });
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) => ((headers['set-cookie'] as string[])[0] ?? '').split(';')[0]!;
const withCookie = (cookie: string, method: 'get' | 'post' | 'delete', path: string, body?: object) => door.ask(null, method, path, { headers: { Cookie: cookie }, ...(body ? { body } : {}) });
const own = async (username: string, device?: string) => cookieOf(await logIn({ username, password, ...(device ? { device } : {}) }));
const register = async (username: string, body: object) => withCookie(await own(username), 'post', '/api/devices', body);
const whoIs = (cookie: string) => withCookie(cookie, 'get', '/api/session');

describe('a phone that several people share (004-05)', () => {
  const device = 'shared of the first grid';

  it('takes a PIN of everybody who walks its grid, and of nobody else', async () => {
    expect((await register('zhang', { id: device, name: '网格共用', grid: 'grid1', pin: '1111' })).body).toMatchObject({ id: device, shared: true, grid: { code: 'grid1' }, people: [{ name: 'name of zhang' }] });
    expect((await register('li', { id: device, pin: '2222' })).body.people.map(({ name }: { name: string }) => name)).toEqual(['name of li', 'name of zhang']);
    expect(refusal(await door.ask('worker2', 'post', '/api/devices', { body: { id: device, pin: '3333' } }))).toBe('409 conflict');
  });

  it('changes hands by PIN, and each acts under his own name', async () => {
    const zhang = await logIn({ device, pin: '1111' });
    expect([zhang.status, zhang.body.user.username]).toEqual([200, 'zhang']);
    const li = await logIn({ device, pin: '2222', username: 'li' });
    expect((await whoIs(cookieOf(li))).body.user.username).toBe('li');
    expect(refusal(await logIn({ device, pin: '2222', username: 'zhang' }))).toBe('401 badCredentials');
    expect(refusal(await logIn({ device, pin: '9999' }))).toBe('401 badCredentials');
    expect(refusal(await logIn({ device: 'another phone', pin: '1111' }))).toBe('401 badCredentials');
    expect((await logIn({ pin: '1111' })).body.errors).toMatchObject([{ path: 'device', code: 'required' }]);
  });

  it('asks for the name where two chose the same PIN, and for the password where four digits are too little', async () => {
    await register('li', { id: device, pin: '1111' });
    expect((await logIn({ device, pin: '1111' })).body).toMatchObject({ code: 'badCredentials', why: 'nameNeeded' });
    expect((await logIn({ device, pin: '1111', username: 'li' })).body.user.username).toBe('li');
    await register('zhao', { id: device, pin: '4444' });
    expect((await logIn({ device, pin: '4444' })).body).toMatchObject({ code: 'badCredentials', why: 'passwordNeeded' });
  });

  it('takes no PIN any more after ten wrong ones, until it is set anew with a password', async () => {
    for (let tries = 0; tries < 10; tries += 1) await logIn({ device, pin: '0000', username: 'li' });
    expect(refusal(await logIn({ device, pin: '1111', username: 'li' }))).toBe('401 badCredentials');
    await register('li', { id: device, pin: '5555' });
    expect((await logIn({ device, pin: '5555' })).status).toBe(200);
  });
});

describe('a phone that was lost', () => {
  const device = 'lost in the market';

  it('is found by whoever looks after its area, and locked: every login made on it ends at once', async () => {
    const [onIt, elsewhere] = [await own('zhang', device), await own('zhang')];
    expect((await door.ask('leader', 'get', '/api/devices?filter={"area":"grid1"}')).body.items.map(({ id }: { id: string }) => id)).toContain(device);
    expect(refusal(await door.ask('leader', 'get', '/api/devices?filter={"area":"grid2"}'))).toBe('404 notFound');
    expect((await door.ask('leader', 'delete', `/api/devices/${device}`)).status).toBe(200);
    expect([(await whoIs(onIt)).status, (await whoIs(elsewhere)).status]).toEqual([401, 200]);
    expect((await logIn({ username: 'zhang', password, device })).body).toMatchObject({ code: 'forbidden', why: 'deviceLocked' });
    expect((await logIn({ device, pin: '1111' })).body).toMatchObject({ code: 'forbidden', why: 'deviceLocked' });
  });

  it('a login that was made before it named its phone ends with it too', async () => {
    const cookie = await own('li');
    const synced = await door.ask(null, 'post', '/api/sync', { body: { device: 'borrowed', commands: [] }, headers: { Cookie: cookie }, key: null });
    expect(synced.status).toBe(200);
    await door.ask('desk', 'delete', '/api/devices/borrowed');
    expect((await whoIs(cookie)).status).toBe(401);
  });

  it('is found among the others by the name of whoever uses it, by its own or by how its id begins', async () => {
    const found = async (q: string) => (await door.ask('dispatcher', 'get', `/api/devices?filter={"area":"grid1"}&q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: string }) => id) as string[];
    expect(await found('of zhang')).toEqual(expect.arrayContaining([device, 'shared of the first grid']));
    expect([await found('网格共用'), await found('lost in'), await found('in the market'), await found('%')]).toEqual([['shared of the first grid'], [device], [], []]);
  });

  it('says once, without a login, that what it had fetched is gone from it; the desk sees that it is, and no instant', async () => {
    const tells = (id: string) => door.ask(null, 'post', `/api/devices/${id}/wiped`, { key: null });
    const seen = async () => (await door.ask('leader', 'get', '/api/devices?filter={"area":"grid1"}')).body.items.find(({ id }: { id: string }) => id === device);
    expect(await seen()).toMatchObject({ lockedAt: expect.any(String), wiped: false });
    expect((await tells(device)).status).toBe(204);
    expect(Object.keys(await seen()).toSorted()).toEqual(['createdAt', 'grid', 'id', 'lockedAt', 'name', 'people', 'person', 'shared', 'wiped']);
    expect((await seen()).wiped).toBe(true);
    expect([refusal(await tells('nobodys')), refusal(await tells('shared of the first grid'))]).toEqual(['404 notFound', '404 notFound']);
  });

  it('that was found again works as before, and its PINs are set anew', async () => {
    const shared = 'shared of the first grid';
    await door.ask('desk', 'delete', `/api/devices/${shared}`);
    await door.ask(null, 'post', `/api/devices/${shared}/wiped`, { key: null });
    // The phone itself may ask, without a login: it knows its name, and nobody else does.
    expect((await door.ask(null, 'get', `/api/devices/${shared}/lock`)).body).toEqual({ locked: true });
    expect((await door.ask(null, 'get', '/api/devices/nobodys/lock')).body).toEqual({ locked: false });
    expect((await door.ask('desk', 'post', `/api/devices/${shared}/unlock`, { body: {} })).body).toMatchObject({ lockedAt: null, wiped: false, people: [] });
    expect(refusal(await logIn({ device: shared, pin: '5555' }))).toBe('401 badCredentials');
    expect((await logIn({ username: 'zhang', password, device })).body).toMatchObject({ code: 'forbidden' });
    expect(refusal(await withCookie(await own('zhang'), 'post', `/api/devices/${device}/unlock`, {}))).toBe('403 forbidden');
  });
});
