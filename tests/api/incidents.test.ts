import { createHash, randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { schemaOf } from '../../api/openapi.ts';
import { CaseShape, EntryShape } from '../../api/present/shapes.ts';
import { readChat } from '../../admin-ui/src/cases/intake/chat.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
afterEach(() => { door.clock.ahead = 0; });

type Item = { id: string; number: string; status: string; due: string | null };
const list = (who: Parameters<Door['ask']>[0], query = '') => door.ask(who, 'get', `/api/incidents?limit=100${query}`);
const numbers = (answer: { body: { items: Item[] } }) => answer.body.items.map(({ number }) => number);
const filter = (value: object) => `&filter=${encodeURIComponent(JSON.stringify(value))}`;

describe('one case', () => {
  it('is shown by id and by number in the shape of the contract', async () => {
    const { number, caseId } = await door.county.report();
    const [byNumber, byId] = [await door.ask('desk', 'get', `/api/incidents/${number}`), await door.ask('desk', 'get', `/api/incidents/${caseId}`)];
    expect(byNumber.headers.etag).toBe('"1"');
    expect(byNumber.body.id).toBe(byId.body.id);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const valid = ajv.compile(schemaOf(CaseShape, 'output'));
    expect([valid(byId.body), valid.errors]).toEqual([true, null]);
    expect(byId.body).toMatchObject({
      area: { code: 'grid1' }, grid: { code: 'grid1' }, lead: null, pack: { id: 'sanbifang-000', version: 1 }, counts: { rework: 0, returned: 0, reopened: 0, extended: 0 },
      reporter: { kind: 'resident', name: 'W*', phone: '138****1234' },
    });
  });

  it('shows every clock with a sum that adds up', async () => {
    const { number } = await door.county.report({}, Date.parse('2026-03-02T08:40:00+08:00'));
    const { body } = await door.ask('desk', 'get', `/api/incidents/${number}/clocks`);
    expect(body.items.length).toBeGreaterThan(0);
    for (const clock of body.items) {
      const counted = clock.explain.filter(({ kind }: { kind: string }) => kind === 'counted').reduce((sum: number, { seconds }: { seconds: number }) => sum + seconds, 0);
      expect([clock.name, counted]).toEqual([clock.name, clock.usedSeconds]);
      expect(clock.rungs.map(({ at }: { at: string }) => at)).toEqual(clock.rungs.map(({ at }: { at: string }) => at).toSorted());
    }
  });

  it('is nothing to strangers, to whoever sees no case, and where there is none', async () => {
    const { number } = await door.county.report();
    for (const who of ['desk2', 'dispatcher2', 'clerk2', 'worker2', 'clerk', 'admin', 'assessor', 'privacy', 'informant'] as const) {
      for (const path of ['', '/ledger', '/clocks', '/replay?seq=1']) expect([who, path, refusal(await door.ask(who, 'get', `/api/incidents/${number}${path}`))]).toEqual([who, path, '404 notFound']);
    }
    for (const ref of ['GW-2026-999999', randomUUID(), 'x', '%00', "1' or '1'='1"]) expect(refusal(await door.ask('desk', 'get', `/api/incidents/${ref}`))).toBe('404 notFound');
  });

  it('shows an auditor its structure and no person', async () => {
    const { number } = await door.county.report();
    await door.act('desk', number, 'comment', { text: '王阿姨打过电话' });
    const shown = await door.ask('auditor', 'get', `/api/incidents/${number}`);
    expect(shown.body).toMatchObject({ number, status: 'submitted', description: null, reporter: { kind: 'resident' }, evidence: [] });
    const ledger = await door.ask('auditor', 'get', `/api/incidents/${number}/ledger`);
    expect(ledger.text).not.toContain('王阿姨');
    expect(ledger.text).not.toContain('name of');
    expect((await door.ask('desk', 'get', `/api/incidents/${number}/ledger`)).text).toContain('王阿姨打过电话');
    expect((await list('auditor', '&q=fire')).body.items).toEqual([]);
  });

  it('notes who looked at it, before it is shown', async () => {
    const { number, caseId } = await door.county.report();
    await door.ask('desk', 'get', `/api/incidents/${number}`);
    const log = await door.ask('privacy', 'get', `/api/audit/access?target=case:${caseId}`);
    expect(log.body.items).toMatchObject([{ action: 'case.read', target: `case:${caseId}`, person: { id: door.idOf('desk') }, role: 'desk' }]);
    expect(refusal(await door.ask('desk', 'get', '/api/audit/access'))).toBe('403 forbidden');
  });
});

describe('the ledger of a case', () => {
  it('reads line by line, chained, with a sentence for each (002-23)', async () => {
    const { number } = await door.county.report();
    await door.act('desk', number, 'accept', { category: '0401' });
    await door.act('desk', number, 'comment', { text: 'looked at it' });
    const { body } = await door.ask('desk', 'get', `/api/incidents/${number}/ledger`);
    expect(body.items.map(({ seq, type }: { seq: number; type: string }) => `${seq} ${type}`)).toEqual(['1 Submitted', '2 Accepted', '3 Commented']);
    expect(body.items[1].prevHash).toBe(body.items[0].hash);
    const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schemaOf(EntryShape, 'output'));
    for (const item of body.items) expect([valid(item), valid.errors]).toEqual([true, null]);
    const page = await door.ask('desk', 'get', `/api/incidents/${number}/ledger?limit=1&after=1`);
    expect(page.body).toMatchObject({ items: [{ seq: 2 }], next: 2 });
    for (const bad of ['limit=0', 'limit=x', 'after=-1', 'colour=red']) expect(refusal(await door.ask('desk', 'get', `/api/incidents/${number}/ledger?${bad}`))).toBe('400 malformed');
  });

  it('replays the case as it stood after any line', async () => {
    const { number } = await door.county.report();
    await door.act('dispatcher', number, 'accept', { category: '0401' });
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    const first = await door.ask('desk', 'get', `/api/incidents/${number}/replay?seq=1`);
    expect(first.body).toMatchObject({ seq: 1, case: { status: 'submitted', lead: null }, pack: { id: 'sanbifang-000' }, openActions: { desk: expect.arrayContaining(['accept']) } });
    const third = await door.ask('desk', 'get', `/api/incidents/${number}/replay?seq=3`);
    expect(third.body).toMatchObject({ seq: 3, case: { status: 'dispatched', lead: { code: 'urban' } }, openActions: { clerk: expect.arrayContaining(['sign']) } });
    expect(third.body.changed).toEqual(expect.arrayContaining([{ path: 'status', before: 'accepted', after: 'dispatched' }]));
    const now = await door.ask('desk', 'get', `/api/incidents/${number}/replay?at=${encodeURIComponent(new Date(Date.now() + 1000).toISOString())}`);
    expect(now.body.seq).toBe(3);
    expect(refusal(await door.ask('desk', 'get', `/api/incidents/${number}/replay?seq=4`))).toBe('404 notFound');
    expect(refusal(await door.ask('desk', 'get', `/api/incidents/${number}/replay?at=2001-01-01T00:00:00Z`))).toBe('404 notFound');
    for (const bad of ['', '?seq=1&at=2026-01-01T00:00:00Z', '?seq=x', '?at=2026-02-30T00:00:00Z']) expect(refusal(await door.ask('desk', 'get', `/api/incidents/${number}/replay${bad}`))).toBe('400 malformed');
  });
});

describe('the list of cases', () => {
  it('holds what somebody may see, the second town’s none of it (002-02)', async () => {
    const { number } = await door.county.report();
    const { number: other } = await door.county.report({ place: door.county.areaOf('grid2') });
    expect(numbers(await list('dispatcher'))).toContain(number);
    expect(numbers(await list('dispatcher'))).not.toContain(other);
    expect(numbers(await list('dispatcher2'))).toContain(other);
    expect(numbers(await list('dispatcher2'))).not.toContain(number);
    for (const who of ['admin', 'assessor', 'privacy'] as const) expect((await list(who)).body).toMatchObject({ items: [], next: null, total: { count: 0, capped: false } });
  });

  it('is filtered, sorted and paged', async () => {
    for (let i = 0; i < 3; i += 1) await door.county.report();
    const page = await door.ask('desk', 'get', '/api/incidents?sort=createdAt&order=desc&limit=2');
    expect(page.body.items).toHaveLength(2);
    expect(page.body.total.count).toBeGreaterThanOrEqual(3);
    const next = await door.ask('desk', 'get', `/api/incidents?sort=createdAt&order=desc&limit=2&after=${page.body.next}`);
    expect(numbers(next)).not.toEqual(expect.arrayContaining(numbers(page)));
    expect(page.body.items[0].clocks[0].explain).toBeUndefined();
    const submitted = await list('desk', filter({ status: 'submitted', area: 'village1', light: ['green', 'yellow', 'red'], mine: false }));
    expect(submitted.body.items.every(({ status }: Item) => status === 'submitted')).toBe(true);
    door.clock.ahead = 20 * 86_400_000;
    expect((await list('desk', filter({ overdue: true }))).body.total.count).toBeGreaterThan(0);
  });

  it('says so when it does not understand', async () => {
    const bad = [
      filter({ colour: 'red' }), filter({ status: 'asleep' }), filter({ overdue: 'yes' }), filter({ area: 'nowhere' }), filter({ dueFrom: '2026-02-30' }), '&filter=%7B', '&sort=colour',
      '&order=up', '&limit=101', '&limit=0', '&after=zzz', '&q=%00', '&colour=red', '&filter=[]',
    ];
    for (const query of bad) expect([query, refusal(await door.ask('desk', 'get', `/api/incidents?${query.slice(1)}`))]).toEqual([query, '400 malformed']);
  });
});

describe('a report by a colleague', () => {
  const report = (who: Parameters<Door['ask']>[0], more: object = {}, key: string | null = randomUUID()) =>
    door.ask(who, 'post', '/api/incidents', { body: { category: '0401', description: 'a blocked lane', ...more }, key });

  it('is answered with the case', async () => {
    const made = await report('worker', { channel: 'patrol', area: 'grid1' });
    expect(made.status).toBe(201);
    expect(made.headers.etag).toBe('"1"');
    expect(made.body).toMatchObject({ status: 'submitted', channel: 'patrol', reporter: { kind: 'person', person: { id: door.idOf('worker') } }, actions: expect.any(Array) });
    expect((await door.ask('informant', 'get', `/api/incidents/${(await report('informant')).body.number}`)).status).toBe(200);
  });

  it('on the spot is born accepted, by whom the matrix allows (004-27)', async () => {
    const made = await report('worker', { onSpot: true, category: '0701' });
    expect([made.status, made.body.status ?? made.body.code]).toEqual(expect.arrayContaining([expect.any(Number)]));
    if (made.status === 201) expect(made.body.status).toBe('accepted');
    expect(refusal(await report('informant', { onSpot: true }))).toBe('403 forbidden');
  });

  it('is not for those who see no case, and not for strangers', async () => {
    for (const who of ['admin', 'assessor', 'privacy', 'auditor'] as const) expect([who, refusal(await report(who))]).toEqual([who, '403 forbidden']);
    expect(refusal(await report(null))).toBe('401 unauthenticated');
    expect(refusal(await report('worker', { area: 'nowhere' }))).toBe('422 invalid');
    expect(refusal(await report('worker', { evidence: ['b'.repeat(64)] }))).toBe('422 invalid');
    expect(refusal(await report('worker', {}, null))).toBe('400 keyMissing');
  });

  it('is made for whoever rang, with a number to ring back or none (001-15)', async () => {
    const rang = await report('worker', { channel: 'phone', onBehalf: true, reporter: { name: '李叔', phone: '13912345678' } });
    expect([rang.status, rang.body]).toMatchObject([201, { channel: 'phone', reporter: { onBehalf: true, name: '李*', phone: '139****5678' } }]);
    const withheld = await report('worker', { channel: 'phone', onBehalf: true });
    expect([withheld.status, withheld.body.reporter]).toMatchObject([201, { onBehalf: true, person: { id: door.idOf('worker') } }]);
  });

  it('out of a chat takes one paste: who wrote, what and where (004-09)', async () => {
    const { description, addresses: [address], names: [name], phones: [phone] } = readChat('王阿姨 11/24 10:21\n我家住在河湾社区幸福苑3幢2单元，楼道灯坏了好几天了\n电话13800001234');
    const made = await report('desk', { category: '0702', channel: 'chat', onBehalf: true, description, address, reporter: { name, phone } });
    expect(made.body).toMatchObject({ channel: 'chat', address: '河湾社区幸福苑3幢2单元', reporter: { onBehalf: true, name: '王*', phone: '138****1234' } });
    expect(made.body.description).toBe('我家住在河湾社区幸福苑3幢2单元，楼道灯坏了好几天了');
  });

  /** A tenth of a degree square, 111 degrees east and 35 north. */
  const drawn = async (): Promise<void> => {
    const outline = { type: 'Polygon', coordinates: [[[111, 35], [111.1, 35], [111.1, 35.1], [111, 35.1], [111, 35]]] };
    await door.county.db.updateTable('area').set({ outline: JSON.stringify(outline), centre_lng: 111.05, centre_lat: 35.05 }).where('code', '=', 'grid2').execute();
  };

  it('may be of anywhere: where it lies decides the grid, and it stays the report of who made it (004-11)', async () => {
    await drawn();
    const { body } = await report('worker', { location: { lng: 111.02, lat: 35.02 } });
    expect(body).toMatchObject({ grid: { code: 'grid2' }, reporter: { person: { id: door.idOf('worker') } } });
    expect(numbers(await list('worker2'))).toContain(body.number);
  });

  it('by an informant is all that he sees: no other’s report, nothing of any household (004-20)', async () => {
    const [own, other] = [(await report('informant')).body.number, (await report('worker', { area: 'grid1' })).body.number];
    expect(numbers(await list('informant'))).toContain(own);
    expect(numbers(await list('informant'))).not.toContain(other);
    expect(refusal(await door.ask('informant', 'get', `/api/incidents/${other}`))).toBe('404 notFound');
    await door.ask('desk', 'post', '/api/households', { body: { code: 'I-1', grid: 'grid1', address: '1 号', residents: [{ name: '王秀兰', relation: 'head' }] } });
    expect((await door.ask('worker', 'get', '/api/households')).body.items).toHaveLength(1);
    expect((await door.ask('informant', 'get', '/api/households')).body.items).toEqual([]);
    expect(refusal(await door.ask('informant', 'get', '/api/households/I-1'))).toBe('404 notFound');
  });

  it('by a street cleaner on the round is a photo and a voice note (004-44)', async () => {
    const kept = async (bytes: Buffer, type: string) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      expect((await door.ask('informant', 'put', `/api/files/${hash}`, { body: bytes, headers: { 'Content-Type': type } })).status).toBe(201);
      return hash;
    };
    const photo = await kept(await sharp({ create: { width: 30, height: 20, channels: 3, background: '#369' } }).jpeg().toBuffer(), 'image/jpeg');
    const voice = await kept(Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(400, 7)]), 'audio/webm');
    const made = await report('informant', { category: '0307', description: '路口监控歪了', evidence: [photo, voice] });
    expect([made.status, made.body.evidence.length]).toEqual([201, 2]);
    expect(numbers(await list('desk'))).toContain(made.body.number);
  });

  it('of whatever line of work falls into one grid, that of its place, and is worked by one method (000-01)', async () => {
    await drawn();
    const made = await Promise.all(['0101', '0201', '0307', '0401', '0504', '0601', '0702', '0803', '0901', '1005'].map(async (category) => (await report('worker', { category, location: { lng: 111.03, lat: 35.03 } })).body));
    expect(made.map(({ grid, pack }) => `${grid?.code} ${pack?.id}`)).toEqual(made.map(() => 'grid2 sanbifang-000'));
  });

  it('by a worker lies with the village and with the town at once, no layer between (003-30)', async () => {
    const { number } = (await report('worker', { area: 'grid1' })).body;
    for (const who of ['desk', 'dispatcher'] as const) {
      expect(numbers(await list(who))).toContain(number);
      expect((await door.ask(who, 'get', `/api/incidents/${number}`)).body.actions.map(({ name }: { name: string }) => name)).toContain('accept');
    }
  });

  it('of a clue leaves the colleague number and code alone', async () => {
    const made = await report('worker', { category: '0304' });
    expect([made.status, Object.keys(made.body)]).toEqual([201, ['number', 'code']]);
    expect(refusal(await door.ask('worker', 'get', `/api/incidents/${made.body.number}`))).toBe('404 notFound');
  });
});
