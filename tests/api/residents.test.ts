import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import supertest from 'supertest';
import { sha256Of } from '../../api/photos.ts';
import { createLimits } from '../../api/limits.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
afterEach(() => { door.engine.outcome = undefined; });

const report = (more: object = {}, key: string | null = randomUUID()) =>
  door.ask(null, 'post', '/api/reports', { body: { category: '0401', description: '消防通道被堵', reporter: { name: '王阿姨', phone: '13812345678' }, ...more }, key });
const follow = (number: string, code: string) => door.ask(null, 'get', `/api/reports/${number}?code=${code}`);
const aPhoto = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#246' } }).withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '1/1 2/1 3/1' } }).jpeg().toBuffer();
const cases = async () => Number((await door.county.db.selectFrom('cases').select((on) => on.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);

describe('a report by a resident', () => {
  it('is taken in with a number, a code and the time by which somebody looks at it (002-36, 004-12)', async () => {
    const taken = await report();
    expect(taken.status).toBe(201);
    expect(taken.body).toEqual({ number: expect.stringMatching(/^GW-\d{4}-\d{6}$/), code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/), expectedBy: expect.any(String), expectedClock: 'accept' });
    const shown = await door.ask('county', 'get', `/api/incidents/${taken.body.number}`);
    const clock = shown.body.clocks.find(({ name }: { name: string }) => name === 'accept');
    expect(clock.due).toBe(taken.body.expectedBy);
    expect(shown.body.reporter).toMatchObject({ kind: 'resident', name: '王*', phone: '138****5678' });
    expect(JSON.stringify(shown.body)).not.toContain('13812345678');
  });

  it('is one case however often it is sent', async () => {
    const before = await cases();
    const key = randomUUID();
    const [first, again] = [await report({}, key), await report({}, key)];
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await cases()).toBe(before + 1);
    expect(refusal(await report({ description: 'another' }, key))).toBe('422 keyReused');
  });

  it('is kept while the engine is away, with the deadline it will have', async () => {
    door.engine.outcome = { kind: 'engineAway' };
    const kept = await report();
    expect(kept.status).toBe(202);
    const { number, code, expectedBy } = kept.body;
    const waiting = await follow(number, code);
    expect(waiting.body).toMatchObject({ number, status: 'submitted', expectedBy, mayObject: false, timeline: [{ words: expect.any(String) }] });
    door.engine.outcome = undefined;
    const { case_id: caseId } = await door.county.db.selectFrom('intake').select('case_id').where('number', '=', number).executeTakeFirstOrThrow();
    await door.county.hands.turn({ kind: 'open', caseId, commandId: caseId });
    expect((await follow(number, code)).body).toMatchObject({ status: 'submitted', expectedBy });
  });

  it('without key, without description or with an unknown category is refused', async () => {
    expect(refusal(await report({}, null))).toBe('400 keyMissing');
    expect((await report({ description: '  ' })).body).toMatchObject({ code: 'invalid', errors: [{ path: 'description', code: 'required' }] });
    expect((await report({ category: '9999' })).body).toMatchObject({ code: 'invalid', errors: [{ path: 'category', code: 'unknownCategory' }] });
    expect((await report({ colour: 'red' })).body).toMatchObject({ code: 'invalid', errors: [{ path: 'colour', code: 'unknownField' }] });
    expect((await report({ reporter: { phone: 'call me' } })).body).toMatchObject({ errors: [{ path: 'reporter.phone', code: 'notAPhone' }] });
  });

  it('keeps photos without what the camera wrote into them (001-16)', async () => {
    const photo = await aPhoto();
    const taken = await supertest(door.app).post('/api/reports').set('Idempotency-Key', randomUUID())
      .field('report', JSON.stringify({ category: '0401', description: 'blocked' })).attach('photos', photo, '../../etc/passwd.jpg').attach('photos', photo, 'b.png');
    expect(taken.status).toBe(201);
    const shown = await door.ask('county', 'get', `/api/incidents/${taken.body.number}`);
    expect(shown.body.evidence).toHaveLength(1);
    const file = await door.ask('county', 'get', `/api/files/${shown.body.evidence[0]}`);
    expect(file.headers['content-type']).toBe('image/jpeg');
    expect(sha256Of(file.body as Buffer)).toBe(shown.body.evidence[0]);
    expect((await sharp(file.body as Buffer).metadata()).exif).toBeUndefined();
    expect(refusal(await door.ask('desk2', 'get', `/api/files/${shown.body.evidence[0]}`))).toBe('404 notFound');
    expect(refusal(await door.ask('auditor', 'get', `/api/files/${shown.body.evidence[0]}`))).toBe('404 notFound');
  });

  it.each([
    ['a HEIC photo', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]), '415 unsupported'],
    ['a script named jpg', Buffer.from('<svg onload="alert(1)">'), '415 unsupported'],
    ['a broken JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]), '415 unsupported'],
    ['a photo of sixteen megabytes', Buffer.alloc(16 * 1024 * 1024, 1), '413 tooLarge'],
  ])('with %s is refused and the key is free again', async (_what, photo, expected) => {
    const before = await cases();
    const key = randomUUID();
    const refused = await supertest(door.app).post('/api/reports').set('Idempotency-Key', key).field('report', JSON.stringify({ description: 'blocked' })).attach('photos', photo, 'a.jpg');
    expect(refusal(refused)).toBe(expected);
    expect(await cases()).toBe(before);
    expect((await report({}, key)).status).toBe(201);
  });

  it('with seven photos, or none of the form’s field, is refused', async () => {
    const photo = await aPhoto();
    const seven = supertest(door.app).post('/api/reports').set('Idempotency-Key', randomUUID()).field('report', JSON.stringify({ description: 'blocked' }));
    for (let i = 0; i < 7; i += 1) seven.attach('photos', photo, 'a.jpg');
    expect(refusal(await seven)).toBe('413 tooLarge');
    expect(refusal(await supertest(door.app).post('/api/reports').set('Idempotency-Key', randomUUID()).attach('photos', photo, 'a.jpg'))).toBe('400 malformed');
  });
});

describe('following a report', () => {
  it('shows plain words, the unit and no name of the staff (001-18)', async () => {
    const { number, code } = (await report()).body;
    await door.act('county', number, 'accept', { category: '0401' });
    await door.act('county', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    const shown = await follow(number, code.toLowerCase());
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({ number, status: 'dispatched', handledBy: 'urban', mayObject: false, mayRate: false, expectedClock: 'handle' });
    expect(shown.body.timeline.length).toBeGreaterThanOrEqual(3);
    expect(shown.text).not.toContain('name of');
  });

  it('with a wrong code or a wrong number finds nothing', async () => {
    const { number } = (await report()).body;
    expect(refusal(await follow(number, 'AAAAAAAA'))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'get', `/api/reports/${number}`))).toBe('404 notFound');
    expect(refusal(await follow('GW-2026-999999', 'AAAAAAAA'))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'post', `/api/reports/${number}/objection`, { body: { code: 'AAAAAAAA', reason: 'no' } }))).toBe('404 notFound');
  });

  it('lets the reporter object, rate and withdraw under the rules (004-23)', async () => {
    const { number, code } = (await report()).body;
    const early = await door.ask(null, 'post', `/api/reports/${number}/objection`, { body: { code, reason: 'not yet' } });
    expect(refusal(early)).toBe('409 notNow');
    expect(early.body.current).toMatchObject({ number, status: 'submitted' });
    await door.act('county', number, 'accept', { category: '0401', gridId: 'grid1' });
    await door.act('county', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', number, 'sign');
    await door.act('clerk', number, 'feedBack', { result: 'fixed', text: 'cleared' });
    await door.act('verifier', number, 'pass', { method: 'visit', informed: 'the reporter' });
    expect((await follow(number, code)).body).toMatchObject({ status: 'closed', mayObject: true, mayRate: true, result: 'fixed' });
    expect((await door.ask(null, 'post', `/api/reports/${number}/rating`, { body: { code, solved: false, satisfied: false } })).status).toBe(200);
    const key = randomUUID();
    const objected = await door.ask(null, 'post', `/api/reports/${number}/objection`, { body: { code, reason: 'blocked again' }, key });
    expect(objected.body).toMatchObject({ number, status: 'dispatched' });
    const again = await door.ask(null, 'post', `/api/reports/${number}/objection`, { body: { code, reason: 'blocked again' }, key });
    expect(again.text).toBe(objected.text);
    const other = (await report({ category: '0601' })).body;
    const withdrawn = await door.ask(null, 'post', `/api/reports/${other.number}/withdrawal`, { body: { code: other.code, reason: 'solved' } });
    expect(withdrawn.body).toMatchObject({ number: other.number, status: 'withdrawn' });
    expect(refusal(await door.ask(null, 'post', `/api/reports/${other.number}/appeal`, { body: { code: other.code, reason: 'x' } }))).toMatch(/^409 /);
  });

  /** From the report to its closing, in the hands of a unit. */
  const solved = async (category: string, lead: string, person: 'clerk' | 'roadsclerk') => {
    const { number, code } = (await report({ category })).body;
    await door.act('county', number, 'accept', { category, gridId: 'grid1' });
    await door.act('county', number, 'dispatch', { lead, person });
    await door.act(person, number, 'sign');
    await door.act(person, number, 'feedBack', { result: 'fixed', text: '已办好' });
    await door.act('verifier', number, 'pass', { method: 'visit', informed: '王阿姨' });
    return { number, code };
  };

  it('keeps the thanks of whoever lived beside the sewage, word for word (001-33)', async () => {
    const { number, code } = await solved('0605', 'urban', 'clerk');
    expect((await door.ask(null, 'post', `/api/reports/${number}/rating`, { body: { code, solved: true, satisfied: true, text: '谢谢网格员，不臭了' } })).status).toBe(200);
    expect((await door.ask('county', 'get', `/api/incidents/${number}`)).body.rating).toEqual({ solved: true, satisfied: true });
    expect((await door.ask('county', 'get', `/api/incidents/${number}/ledger`)).body.items.at(-1)).toMatchObject({ type: 'Rated', texts: { text: '谢谢网格员，不臭了' } });
  });

  it('a haircut at home is a service by the volunteers, for somebody, done and rated (001-07)', async () => {
    await door.ask('county', 'post', '/api/units', { body: { code: 'helpers', zh: '志愿服务队', en: 'volunteers', kind: 'partner', keys: ['volunteers'], area: 'town1', reason: '成立' } });
    await door.ask('admin', 'post', '/api/people/roadsclerk/roles', { body: { role: 'clerk', unit: 'helpers' } });
    const { number, code } = await solved('0809', 'helpers', 'roadsclerk');
    await door.ask(null, 'post', `/api/reports/${number}/rating`, { body: { code, solved: true, satisfied: true } });
    expect((await door.ask('county', 'get', `/api/incidents/${number}`)).body).toMatchObject({ category: '0809', reporter: { name: '王*' }, lead: { code: 'helpers' }, result: 'fixed', rating: { satisfied: true } });
  });

  it('asks the reporter and takes the answer', async () => {
    const { number, code } = (await report()).body;
    await door.act('county', number, 'askInformation', { question: '哪一栋楼？' });
    expect((await follow(number, code)).body).toMatchObject({ question: '哪一栋楼？', mayInform: true });
    const answered = await door.ask(null, 'post', `/api/reports/${number}/information`, { body: { code, text: '七号楼' } });
    expect(answered.status).toBe(200);
    expect(answered.body.mayInform).toBe(false);
  });

  it('is limited, so that codes cannot be tried through', async () => {
    const guarded = await openDoor({ limits: createLimits(true) });
    try {
      const tries = [];
      for (let i = 0; i < 22; i += 1) tries.push(refusal(await guarded.ask(null, 'get', '/api/reports/GW-2026-000001?code=AAAAAAAA')));
      expect(tries[0]).toBe('404 notFound');
      expect(tries.at(-1)).toBe('429 rateLimited');
    } finally {
      await guarded.close();
    }
  });
});

describe('the confidential lane', () => {
  it('answers a clue like any report, and shows it to its officers only (001-11)', async () => {
    const [clue, other] = [await report({ category: '0304', description: '线索' }), await report()];
    expect(clue.status).toBe(201);
    expect(Object.keys(clue.body)).toEqual(Object.keys(other.body));
    const { number, code, expectedBy } = clue.body;
    expect((await door.ask('clue1', 'get', `/api/incidents/${number}`)).body).toMatchObject({ number, lane: 'confidential' });
    for (const who of ['county', 'desk', 'dispatcher', 'auditor', 'privacy', 'admin', 'assessor', 'chief'] as const) {
      expect([who, refusal(await door.ask(who, 'get', `/api/incidents/${number}`))]).toEqual([who, '404 notFound']);
      const list = await door.ask(who, 'get', `/api/incidents?limit=100&q=${number}`);
      expect([who, list.body.items]).toEqual([who, []]);
    }
    expect((await follow(number, code)).body).toMatchObject({ number, status: 'submitted', expectedBy, expectedClock: 'accept', mayObject: false });
    await door.act('clue1', number, 'accept', { category: '0304' });
    expect((await follow(number, code)).body).toMatchObject({ number, status: 'submitted', expectedBy, expectedClock: 'accept', mayObject: false });
    for (const who of ['county', 'auditor', 'privacy', 'admin'] as const) {
      expect([who, refusal(await door.ask(who, 'get', `/api/audit/verify?case=${number}`))]).toEqual([who, '404 notFound']);
    }
    expect((await door.ask('clue1', 'get', '/api/incidents?limit=100')).body.items.map((item: { number: string }) => item.number)).toContain(number);
  });
});

describe('what residents may read', () => {
  it('is the catalogue with its promised times', async () => {
    const { body } = await door.ask(null, 'get', '/api/catalogue');
    expect(body.categories).toHaveLength(79);
    expect(body.categories.find(({ code }: { code: string }) => code === '0401')).toMatchObject({ profile: expect.any(String), limits: { handle: expect.any(String) } });
    expect(Object.keys(body.reasons)).toEqual(expect.arrayContaining(['reject', 'return', 'hold']));
  });

  it('is the card of a grid (004-22, 002-47)', async () => {
    expect((await door.ask(null, 'get', '/api/grids/grid1/card')).body).toMatchObject({ grid: { code: 'grid1' }, workers: expect.arrayContaining([{ name: 'name of worker', role: 'worker', photo: null }]) });
    expect(refusal(await door.ask(null, 'get', '/api/grids/town1/card'))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'get', '/api/grids/%00/card'))).toBe('404 notFound');
  });
});
