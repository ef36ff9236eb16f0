import { countAll } from '../support/counting.ts';
import { inProgress } from '../db/county.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const { county } = door;
  await county.report();
  await county.report({ place: county.areaOf('grid2') });
  const { caseId } = await county.report({}, Date.parse('2026-03-02T08:40:00+08:00'));
  await county.looks(caseId, Date.parse('2026-03-02T12:00:00+08:00'));
  const asking = await inProgress(county);
  await county.does('clerk', asking.caseId, 'askExtension', { budget: '2 wh', reason: 'parts are missing' });
  const returning = await county.report();
  await county.does('dispatcher', returning.caseId, 'accept', { category: '0401' });
  await county.does('dispatcher', returning.caseId, 'dispatch', { lead: 'urban', person: 'clerk' });
  await county.does('clerk', returning.caseId, 'askReturn', { basis: 'not ours', suggestedOwner: 'roads' });
  await countAll(county.db);
});
afterAll(() => door.close());

const everybody: Person[] = [
  'worker', 'worker2', 'leader', 'desk', 'desk2', 'dispatcher', 'dispatcher2', 'verifier', 'clerk', 'roadsclerk', 'head', 'chief', 'county', 'informant', 'clue1', 'clue2', 'auditor', 'privacy', 'assessor', 'admin',
];
interface Asked { name?: string; stage?: string; filter: object; count: number; capped: boolean }

describe('the first page', () => {
  it.each(everybody)('gives %s numbers that are those of their lists', async (who) => {
    const { body, status } = await door.ask(who, 'get', '/api/home');
    expect(status).toBe(200);
    const asked: Asked[] = [...body.lists, ...(body.view ? [...body.view.stages, ...body.view.ages, body.view.returns, body.view.holds, body.view.extensions] : [])];
    for (const { filter, count, capped } of asked) {
      const list = await door.ask(who, 'get', `/api/incidents?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`);
      expect([filter, list.body.total]).toEqual([filter, { count, capped }]);
    }
  });

  it('tells the dispatcher what is late, promised, asked of him and how it flows, all on one page (002-32)', async () => {
    const { body } = await door.ask('dispatcher', 'get', '/api/home');
    const count = (name: string) => body.lists.find((one: Asked) => one.name === name).count;
    expect([count('overdue'), count('waiting')]).toEqual([1, 3]);
    expect(body.view.returns.count).toBe(1);
    expect(body.view.extensions.count).toBe(1);
    expect(body.view.ages.find((age: { from: number }) => age.from === 30).count).toBe(1);
    expect(body.view.days).toHaveLength(14);
    expect(body.view.days.at(-1)).toMatchObject({ received: 3, closed: 0 });
  });

  it('shows no area to whoever leads none, and no other area than one’s own', async () => {
    expect((await door.ask('clerk', 'get', '/api/home')).body).toMatchObject({ area: null, view: null });
    expect(refusal(await door.ask('dispatcher2', 'get', '/api/home?area=town1'))).toBe('404 notFound');
    expect((await door.ask('county', 'get', '/api/home?area=town2')).body).toMatchObject({ area: { code: 'town2' } });
  });
});

describe('the figures page', () => {
  it('gives leaders, chief, county and assessor value, unit, n and definition (000-28, 000-29)', async () => {
    for (const who of ['leader', 'chief', 'county', 'assessor', 'dispatcher'] as const) {
      const { body } = await door.ask(who, 'get', '/api/figures');
      expect(body.figures.find(({ id }: { id: string }) => id === 'received')).toMatchObject({ unit: '件', value: expect.any(Number), n: expect.any(Number), means: { zh: expect.any(String) } });
    }
    expect(refusal(await door.ask('clerk', 'get', '/api/figures'))).toBe('403 forbidden');
    expect(refusal(await door.ask('dispatcher2', 'get', '/api/figures?area=town1'))).toBe('404 notFound');
  });

  it('opens as many cases as it says, for whoever may see cases', async () => {
    const figure = (await door.ask('county', 'get', '/api/figures?from=2026-01-01')).body.figures.find(({ id }: { id: string }) => id === 'received');
    const { body } = await door.ask('county', 'get', '/api/figures/received/list?from=2026-01-01');
    expect(body.items).toHaveLength(figure.n);
    expect(body.items[0]).toMatchObject({ kind: 'case', number: expect.stringMatching(/^GW-/) });
    expect(refusal(await door.ask('assessor', 'get', '/api/figures/received/list'))).toBe('403 forbidden');
    expect(refusal(await door.ask('county', 'get', '/api/figures/nothing/list'))).toBe('404 notFound');
    for (const after of [`2026-13-99~${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`, `2026-01-01~${'-'.repeat(36)}`]) {
      expect(refusal(await door.ask('county', 'get', `/api/figures/received/list?after=${after}`))).toBe('400 malformed');
    }
  });

  it('counts grids, people and vacancies (000-02, 000-03, 003-04)', async () => {
    const { body } = await door.ask('county', 'get', '/api/figures');
    expect(body.standing).toMatchObject({ grids: 2, leaders: 1, fullTime: 2, informants: 1, vacancies: 0 });
  });

  it('tells what the brief of one grid and one day says: who works there, homes, that day, what is open (001-35)', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const read = async (path: string) => (await door.ask('desk', 'get', path)).body;
    const { figures } = await read(`/api/figures?area=grid1&from=${today}&to=${today}`);
    expect(figures.find(({ id }: { id: string }) => id === 'received').value).toBe(3);
    expect((await read(`/api/incidents?limit=30&sort=due&order=asc&filter=${encodeURIComponent('{"open":true,"area":"grid1"}')}`)).total).toEqual({ count: 4, capped: false });
    expect((await read('/api/grids/grid1/card')).workers).toContainEqual(expect.objectContaining({ role: 'worker' }));
    expect((await read('/api/areas/grid1/division')).grids).toMatchObject([{ code: 'grid1', households: 0, people: 0 }]);
  });

  it('refuses a period that ends before it begins', async () => {
    expect(refusal(await door.ask('county', 'get', '/api/figures?from=2026-05-02&to=2026-05-01'))).toBe('400 malformed');
    expect(refusal(await door.ask('county', 'get', '/api/figures?from=2026-02-30'))).toBe('400 malformed');
  });
});

describe('the board of supervision', () => {
  it('has four columns, each with the number of its list, and names units, never persons', async () => {
    const { body } = await door.ask('verifier', 'get', '/api/supervision');
    expect(body.columns.map(({ name }: { name: string }) => name)).toEqual(['yellow', 'red', 'first', 'second']);
    for (const { filter, count } of [...body.columns, ...body.besides]) {
      expect([filter, (await door.ask('verifier', 'get', `/api/incidents?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.total.count]).toEqual([filter, count]);
    }
    expect(JSON.stringify(body)).not.toContain('name of');
    expect(refusal(await door.ask('informant', 'get', '/api/supervision'))).toBe('403 forbidden');
  });

  it('shows an order and its answer', async () => {
    const { county } = door;
    const { caseId, number } = await inProgress(county);
    await county.looks(caseId, Date.now() + 20 * 86_400_000);
    const cardOf = async () => (await door.ask('verifier', 'get', '/api/supervision')).body.columns.flatMap(({ cards }: { cards: { number: string }[] }) => cards).find((card: { number: string }) => card.number === number);
    expect(await cardOf()).toMatchObject({ lead: { code: 'urban' }, ordered: [{ height: 1, answeredAt: null }, { height: 2, answeredAt: null }] });
    await county.does('head', caseId, 'answerSupervision', { text: 'tomorrow' }, { at: Date.now() + 20 * 86_400_000 + 1_000 });
    expect((await cardOf()).ordered.at(-1)).toMatchObject({ height: 2, answeredAt: expect.any(String) });
  });
});

it('lists of what was due no more than it counted, for today is not over', async () => {
  const { county } = door;
  const { caseId } = await inProgress(county);
  await county.db.insertInto('figure_line').values({ stream: caseId, name: 'handleDue', day: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), area_id: county.areaOf('grid1').areaId } as never).onConflict((same) => same.doNothing()).execute();
  const figure = (await door.ask('county', 'get', '/api/figures')).body.figures.find(({ id }: { id: string }) => id === 'handledOnTime');
  const { body } = await door.ask('county', 'get', '/api/figures/handledOnTime/list');
  expect(body.items).toHaveLength(figure.n);
});
