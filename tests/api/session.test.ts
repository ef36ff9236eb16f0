import supertest from 'supertest';
import { createLimits } from '../../api/limits.ts';
import { hashPassword } from '../../api/passwords.ts';
import { changePassword } from '../../db/people.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const password = 'correct horse';
beforeAll(async () => {
  door = await openDoor();
  await changePassword(door.county.db, door.idOf('desk'), await hashPassword(password));
});
afterAll(() => door.close());
afterEach(() => { door.clock.ahead = 0; });

const logIn = (username: string, word: string, headers: Record<string, string> = {}) => door.ask(null, 'post', '/api/session', { body: { username, password: word }, key: null, headers });
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) => ((headers['set-cookie'] as string[])[0] ?? '').split(';')[0]!;
const whoIs = (cookie: string) => door.ask(null, 'get', '/api/session', { headers: { Cookie: cookie } });

describe('logging in', () => {
  it('opens a session in a cookie that no script reads', async () => {
    const answer = await logIn('desk', password);
    expect(answer.body).toMatchObject({ user: { id: door.idOf('desk'), username: 'desk', name: 'name of desk', roles: ['desk'], areas: [{ code: 'village1', level: 'village' }] }, expiresAt: expect.any(String) });
    expect((answer.headers['set-cookie'] as unknown as string[])[0]).toMatch(/^gewu=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect((await whoIs(cookieOf(answer))).body.user).toEqual(answer.body.user);
    const kept = await door.county.db.selectFrom('login_session').select('token_hash').execute();
    expect(kept.every(({ token_hash: hash }) => hash.length === 32)).toBe(true);
  });

  it('with a wrong password or a wrong name is refused alike', async () => {
    for (const [name, word] of [['desk', 'wrong'], ['nobody at all', password], ['desk', '']] as const) {
      const answer = await logIn(name, word);
      expect(refusal(answer)).toBe(word === '' ? '422 invalid' : '401 badCredentials');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(refusal(await logIn('desk', 'nul\u0000'))).toBe('422 invalid');
  });

  it('over TLS uses a cookie bound to this host, and strict transport', async () => {
    const secure = await openDoor({ https: true, publicOrigin: 'https://gewu.example' });
    try {
      await changePassword(secure.county.db, secure.idOf('desk'), await hashPassword(password));
      const answer = await secure.ask(null, 'post', '/api/session', { body: { username: 'desk', password }, key: null, headers: { Origin: 'https://gewu.example' } });
      expect((answer.headers['set-cookie'] as unknown as string[])[0]).toMatch(/^__Host-gewu=.*Secure/);
      expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    } finally {
      await secure.close();
    }
  });

  it('is limited for one account from one place, and other accounts are not', async () => {
    const guarded = await openDoor({ limits: createLimits(true) });
    try {
      const tries = [];
      for (let i = 0; i < 9; i += 1) tries.push(await guarded.ask(null, 'post', '/api/session', { body: { username: 'desk', password: 'wrong' }, key: null }));
      expect(refusal(tries[0]!)).toBe('401 badCredentials');
      expect(refusal(tries.at(-1)!)).toBe('429 rateLimited');
      expect(Number(tries.at(-1)!.headers['retry-after'])).toBeGreaterThan(0);
      expect(refusal(await guarded.ask(null, 'post', '/api/session', { body: { username: 'clerk', password: 'wrong' }, key: null }))).toBe('401 badCredentials');
    } finally {
      await guarded.close();
    }
  });
});

describe('a session', () => {
  it('ends when one logs out', async () => {
    const cookie = cookieOf(await logIn('desk', password));
    expect((await door.ask(null, 'delete', '/api/session', { headers: { Cookie: cookie } })).status).toBe(204);
    expect(refusal(await whoIs(cookie))).toBe('401 unauthenticated');
    expect(refusal(await door.ask(null, 'delete', '/api/session'))).toBe('401 unauthenticated');
  });

  it('ends unused after half an hour at a desk, and lasts while it is used', async () => {
    const cookie = cookieOf(await logIn('desk', password));
    door.clock.ahead = 20 * 60_000;
    expect((await whoIs(cookie)).status).toBe(200);
    door.clock.ahead = 45 * 60_000;
    expect((await whoIs(cookie)).status).toBe(200);
    door.clock.ahead = 80 * 60_000;
    expect(refusal(await whoIs(cookie))).toBe('401 unauthenticated');
  });

  it('is taken for nobody’s when the cookie is made up', async () => {
    for (const cookie of ['gewu=', 'gewu=x', `gewu=${'a'.repeat(43)}`, 'gewu=%00', `other=${'a'.repeat(43)}`]) expect(refusal(await whoIs(cookie))).toBe('401 unauthenticated');
  });

  it('survives a change of the password here and ends elsewhere', async () => {
    await changePassword(door.county.db, door.idOf('head'), await hashPassword(password));
    const [here, there] = [cookieOf(await logIn('head', password)), cookieOf(await logIn('head', password))];
    const change = (body: object, cookie = here) => door.ask(null, 'post', '/api/session/password', { body, key: null, headers: { Cookie: cookie } });
    expect((await change({ current: 'wrong', password: 'another one' })).body).toMatchObject({ code: 'invalid', errors: [{ path: 'current' }] });
    expect((await change({ current: password, password: 'short' })).body).toMatchObject({ code: 'invalid', errors: [{ path: 'password' }] });
    expect((await change({ current: password, password: 'another one' })).status).toBe(204);
    expect((await whoIs(here)).status).toBe(200);
    expect(refusal(await whoIs(there))).toBe('401 unauthenticated');
    expect(refusal(await logIn('head', password))).toBe('401 badCredentials');
    expect((await logIn('head', 'another one')).status).toBe(200);
  });
});

describe('a page of somebody else', () => {
  it('changes nothing here', async () => {
    const foreign = { Origin: 'https://evil.example' };
    expect(refusal(await logIn('desk', password, foreign))).toBe('403 crossOrigin');
    expect(refusal(await door.ask('desk', 'post', '/api/incidents', { body: {}, headers: foreign }))).toBe('403 crossOrigin');
    expect(refusal(await door.ask('desk', 'post', '/api/incidents', { body: {}, headers: { Origin: 'null' } }))).toBe('403 crossOrigin');
    expect(refusal(await door.ask('desk', 'post', '/api/incidents', { body: {}, headers: { 'Sec-Fetch-Site': 'cross-site' } }))).toBe('403 crossOrigin');
    expect((await door.ask('desk', 'get', '/api/incidents', { headers: foreign })).status).toBe(200);
    const own = await supertest(door.app).post('/api/session').set('Host', 'gewu.test').set('Origin', 'http://gewu.test').send({ username: 'desk', password });
    expect(own.status).toBe(200);
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
  });
});
