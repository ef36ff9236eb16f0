import { defaultPack, shippedPacks } from '../../domain/pack/packs/index.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const on = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
const paths = ({ body }: { body: { errors?: { path: string }[] } }) => (body.errors ?? []).map(({ path }) => path).toSorted();

/** A blocked fire lane of March: 8 wh from Monday 09:00, handed in on Tuesday at 08:50 unless nobody does. */
async function aLane({ handedIn = true, grid = 'grid1' } = {}): Promise<{ caseId: string; number: string }> {
  const { county } = door;
  const { caseId, number } = await county.report({ place: county.areaOf(grid) }, on('03-02 08:40'));
  await county.does('dispatcher', caseId, 'accept', { category: '0401' }, { at: on('03-02 08:50') });
  await county.does('desk', caseId, 'contact', { text: 'told' }, { at: on('03-02 08:55') });
  await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' }, { at: on('03-02 09:00') });
  await county.does('clerk', caseId, 'sign', {}, { at: on('03-02 09:10') });
  if (handedIn) {
    await county.looks(caseId, on('03-03 08:50'));
    await county.does('clerk', caseId, 'feedBack', { result: 'fixed', text: 'cleared', evidence: [] }, { at: on('03-03 08:50') });
  }
  return { caseId, number };
}

describe('packs travel', () => {
  it('all five are shipped, come out as they went in, and pass the check again (003-17)', async () => {
    const listed = (await door.ask('desk', 'get', '/api/packs')).body.items.map(({ id }: { id: string }) => id);
    expect(listed).toEqual(expect.arrayContaining(['sanbifang-000', '4558-001', 'five-level-002', 'two-level-003', '123456-004']));
    for (const { id, version } of shippedPacks) {
      const { body } = await door.ask('desk', 'get', `/api/packs/${id}/versions/${version}`);
      expect(body).toEqual(JSON.parse(JSON.stringify(shippedPacks.find((pack) => pack.id === id))));
      expect((await door.ask('admin', 'post', '/api/packs?dryRun=true', { body, key: null })).body).toEqual({ ok: true, errors: [] });
    }
  });

  it('a dry run names every problem by its path and stores nothing', async () => {
    const pack = structuredClone(defaultPack);
    pack.categories[3]!.profile = 'ZZ';
    pack.profiles['Q']!.limits.handle = '8 moons';
    pack.ladders.handle!['default']![1]!.at = '10%';
    const refused = await door.ask('admin', 'post', '/api/packs?dryRun=true', { body: { ...pack, version: 9 }, key: null });
    expect(refusal(refused)).toBe('422 invalid');
    expect(paths(refused)).toEqual(expect.arrayContaining(['ladders.handle.default.1.at', 'profiles.Q.limits.handle']));
    expect(refusal(await door.ask('admin', 'get', `/api/packs/${pack.id}/versions/9`))).toBe('404 notFound');
  });

  it('a new version holds from its date, and cases keep the version that they began with', async () => {
    const before = await door.ask('worker', 'post', '/api/incidents', { body: { category: '0401', description: 'before' } });
    const pack = { ...structuredClone(defaultPack), version: 2 };
    pack.profiles['Q']!.limits.accept = '1 wh';
    for (const category of pack.categories) delete category.limits;
    expect((await door.ask('county', 'post', '/api/packs', { body: pack })).status).toBe(201);
    const give = (version: number, from: string) => door.ask('admin', 'post', '/api/areas/town1/pack', { body: { packId: pack.id, version, from } });
    expect((await give(2, '2099-01-01')).status).toBe(200);
    const meanwhile = await door.ask('worker', 'post', '/api/incidents', { body: { category: '0401', description: 'meanwhile' } });
    expect((await give(2, '2026-01-01T00:00:00+08:00')).status).toBe(200);
    const after = await door.ask('worker', 'post', '/api/incidents', { body: { category: '0401', description: 'after' } });
    const shown = await door.ask('worker', 'get', `/api/incidents/${before.body.number}`);
    expect([shown, meanwhile, after].map(({ body }) => [body.pack.version, body.clocks.find(({ name }: { name: string }) => name === 'accept').budget])).toEqual([[1, '2 wh'], [1, '2 wh'], [2, '1 wh']]);
  });
});

describe('what if', () => {
  const ask = (who: 'admin' | 'county' | 'chief' | 'clerk', body: object) => door.ask(who, 'post', '/api/packs/what-if', { body: { from: '2026-03-01', to: '2026-04-01', ...body }, key: null });
  const shorter = () => {
    const pack = structuredClone(defaultPack);
    pack.profiles['Q']!.limits.handle = '6 wh';
    for (const category of pack.categories) delete category.limits;
    return pack;
  };
  let number: string;
  beforeAll(async () => { ({ number } = await aLane()); });

  it('a changed pack shows which deadlines of the period would have been missed, and stores nothing', async () => {
    const { status, body } = await ask('county', { pack: shorter() });
    expect(status).toBe(200);
    expect(body).toMatchObject({ cases: 1, complete: true, clocks: { handle: { clocks: 1, earlier: 1, later: 0, turnedLate: 1, turnedOnTime: 0, rungsGained: 1 } } });
    const row = body.rows.find(({ clock }: { clock: string }) => clock === 'handle');
    expect(row).toEqual({
      number, clock: 'handle', round: 1, budget: { before: '8 wh', after: '6 wh' }, due: { before: '2026-03-03T09:00:00+08:00', after: '2026-03-02T16:30:00+08:00' },
      provisional: { before: false, after: false }, late: { before: false, after: true }, rungs: { gained: ['100%'], lost: [] },
    });
  });

  it('so does a changed calendar', async () => {
    const { body: { calendar } } = await door.ask('county', 'get', '/api/calendars/cn-office');
    const { body } = await ask('chief', { calendar: { ...calendar, days: { ...calendar.days, '2026-03-02': [] } } });
    expect(body.clocks.handle).toMatchObject({ later: 1, rungsLost: 2 });
  });

  it('a stored version by its id, and an area without cases', async () => {
    const { body } = await ask('county', { packId: 'sanbifang-000', version: 1, area: 'town2' });
    expect(body).toEqual({ cases: 0, complete: true, clocks: {}, rows: [] });
  });

  it('the administrator reads sums, and rows of no case', async () => {
    const { body } = await ask('admin', { pack: shorter() });
    expect(body.clocks.handle.turnedLate).toBe(1);
    expect(body.rows).toEqual([]);
  });

  it('what cannot be is refused by its path, and others may not ask', async () => {
    expect(paths(await ask('county', {}))).toEqual(['pack']);
    expect(paths(await ask('county', { pack: { ...shorter(), calendar: 'moon' } }))).toEqual(['pack.calendar']);
    expect(paths(await ask('county', { packId: 'none', version: 1 }))).toEqual(['packId']);
    expect(paths(await ask('county', { packId: 'sanbifang-000' }))).toEqual(['version']);
    expect(paths(await ask('county', { calendarId: 'moon' }))).toEqual(['calendarId']);
    expect(paths(await ask('county', { calendarId: 'cn-office', area: 'nowhere' }))).toEqual(['area']);
    expect(paths(await ask('county', { calendarId: 'cn-office', to: '2026-02-30' }))).toEqual(['to']);
    expect(paths(await ask('county', { calendarId: 'cn-office', to: '2026-02-01' }))).toEqual(['to']);
    expect(refusal(await ask('clerk', { pack: shorter() }))).toBe('403 forbidden');
  });
});

describe('a pilot', () => {
  it('has one village work by a method first, shows what it would change elsewhere, and is rolled out then (002-50)', async () => {
    const methodOf = async (area: string) => (await door.ask('county', 'get', `/api/areas/${area}`)).body.pack.id;
    const give = (area: string) => door.ask('county', 'post', `/api/areas/${area}/pack`, { body: { packId: 'two-level-003', version: 1 } });
    expect((await give('village2')).status).toBe(200);
    expect([await methodOf('grid2'), await methodOf('town2'), await methodOf('county')]).toEqual(['two-level-003', 'sanbifang-000', 'sanbifang-000']);
    const { body } = await door.ask('county', 'post', '/api/packs/what-if', { body: { from: '2026-03-01', to: '2026-04-01', packId: 'two-level-003', version: 1, area: 'town1' }, key: null });
    expect(body).toMatchObject({ cases: 1, complete: true });
    for (const town of ['county', 'town1']) expect((await give(town)).status).toBe(200);
    expect([await methodOf('grid1'), await methodOf('grid2'), await methodOf('town2')]).toEqual(['two-level-003', 'two-level-003', 'two-level-003']);
  });
});

describe('precedents', () => {
  beforeAll(async () => {
    const { county } = door;
    const back = async (ruling: 'grantReturn' | 'refuseReturn', basis: string) => {
      const { caseId } = await county.report();
      await county.does('dispatcher', caseId, 'accept', { category: '0401' });
      await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' });
      await county.does('clerk', caseId, 'askReturn', { basis, suggestedOwner: 'roads' });
      const told = await county.does('dispatcher', caseId, ruling, ruling === 'grantReturn' ? { lead: 'roads', person: 'roadsclerk' } : { reason: 'the lane is urban’s own' });
      expect(told.refused).toBeNull();
    };
    await back('grantReturn', '公路法第四十五条');
    await back('refuseReturn', '消防法第二十八条');
  });
  const found = async (who: 'dispatcher' | 'dispatcher2' | 'auditor', query = '') => (await door.ask(who, 'get', `/api/precedents${query}`)).body.items;

  it('say how returns were ruled, on what basis and who got the matter', async () => {
    expect(await found('dispatcher')).toEqual([
      expect.objectContaining({ ruling: 'refused', basis: '消防法第二十八条', reason: 'the lane is urban’s own', lead: null, unit: expect.objectContaining({ code: 'urban' }) }),
      expect.objectContaining({ ruling: 'upheld', basis: '公路法第四十五条', suggestedOwner: 'roads', lead: expect.objectContaining({ code: 'roads' }), category: '0401' }),
    ]);
  });

  it('are found by category and by words', async () => {
    expect((await found('dispatcher', `?q=${encodeURIComponent('公路法')}`)).map(({ ruling }: { ruling: string }) => ruling)).toEqual(['upheld']);
    expect(await found('dispatcher', '?category=0402')).toEqual([]);
    expect(await found('dispatcher', '?category=0401')).toHaveLength(2);
    expect(refusal(await door.ask('dispatcher', 'get', '/api/precedents?kind=x'))).toBe('400 malformed');
  });

  it('stay within what somebody may see', async () => {
    expect(await found('dispatcher2')).toEqual([]);
    expect((await found('auditor')).map(({ basis }: { basis: string | null }) => basis)).toEqual([null, null]);
    expect(await found('auditor', `?q=${encodeURIComponent('公路法')}`)).toEqual([]);
    expect(refusal(await door.ask(null, 'get', '/api/precedents'))).toBe('401 unauthenticated');
  });
});

describe('the public lists', () => {
  const list = async (name: 'overdue' | 'held') => {
    door.clock.ahead += 60_000;
    return (await door.ask(null, 'get', `/api/public/${name}`)).body.items;
  };

  it('name the unit that gave no reason when it was supervised, until it is done', async () => {
    const { caseId } = await aLane({ handedIn: false });
    await door.county.looks(caseId, on('03-10 18:00'));
    expect(await list('overdue')).toEqual([]);
    await door.county.looks(caseId, on('03-20 18:00'));
    const [row, ...more] = await list('overdue');
    expect(more).toEqual([]);
    expect(row).toEqual({
      unit: { id: expect.any(String), code: 'urban', zh: 'urban', en: 'urban' }, category: expect.objectContaining({ code: '0401' }), area: expect.objectContaining({ code: 'village1', level: 'village' }),
      since: expect.stringMatching(/^2026-03-/), clock: 'handle',
    });
    await door.county.does('clerk', caseId, 'feedBack', { result: 'fixed', text: 'cleared', evidence: [] }, { at: on('03-21 09:00') });
    expect(await list('overdue')).toEqual([]);
  });

  it('name what is held, since when and until when, and no text', async () => {
    const { caseId } = await aLane({ handedIn: false });
    await door.county.does('clerk', caseId, 'askHold', { reasonCode: 'season', interimMeasure: 'a secret fence', until: '2026-03-10' }, { at: on('03-02 10:00') });
    expect(await list('held')).toEqual([]);
    await door.county.does('chief', caseId, 'grantHold', {}, { at: on('03-02 10:30') });
    const items = await list('held');
    expect(items).toEqual([{
      unit: expect.objectContaining({ code: 'urban' }), category: expect.objectContaining({ code: '0401' }), area: expect.objectContaining({ code: 'village1' }),
      since: '2026-03-02T10:30:00+08:00', reason: expect.objectContaining({ code: 'season' }), until: '2026-03-10',
    }]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });
});
