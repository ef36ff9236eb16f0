import type { CaseQuery } from '../../db/list-cases.ts';
import { BadCursor, countCases, listCases } from '../../db/list-cases.ts';
import { findCase } from '../../db/cases.ts';
import { maySee } from '../../domain/case/visible.ts';
import type { County, Name } from './county.ts';
import { aCounty, inProgress } from './county.ts';

let county: County;
const cases: Record<string, string> = {};
const now = Date.now();

beforeAll(async () => {
  county = await aCounty();
  cases.submitted = (await county.report({ sealed: { description: '消防通道被堵', address: '幸福路7号' } }, now - 5 * 60_000)).number;
  cases.working = (await inProgress(county)).number;
  cases.waiting = (await inProgress(county)).number;
  await county.does('clerk', (await findCase(county.db, cases.waiting))!.id, 'askExtension', { budget: '2 wh', reason: 'parts are missing' });
  cases.clue = (await county.report({ category: '0304' })).number;
  cases.own = (await county.report({ reporter: { kind: 'person', personId: county.idOf('informant'), onBehalf: false, reachable: true } })).number;
  cases.elsewhere = (await county.report({ place: county.areaOf('grid2') })).number;
  const old = await county.report({}, Date.parse('2026-03-02T08:40:00+08:00'));
  await county.looks(old.caseId, Date.parse('2026-03-02T12:00:00+08:00'));
  cases.late = old.number;
});
afterAll(() => county.close());

const list = async (name: Name, query: Partial<CaseQuery> = {}) => (await listCases(county.db, (await county.as(name)).viewer, { now, limit: 100, ...query })).items.map(({ number }) => number);
const named = (...names: string[]) => names.map((name) => cases[name]!).toSorted();

describe('who finds what in a list', () => {
  const firstTown = ['submitted', 'working', 'waiting', 'own', 'late'];
  it.each<[Name, string[]]>([
    ['dispatcher', firstTown], ['worker', firstTown], ['desk', firstTown], ['chief', firstTown], ['county', [...firstTown, 'elsewhere']], ['auditor', [...firstTown, 'elsewhere']],
    ['clerk', ['working', 'waiting']], ['head', ['working', 'waiting']], ['roadsclerk', []], ['informant', ['own']], ['clue1', ['clue']], ['admin', []],
    ['dispatcher2', ['elsewhere']], ['clerk2', []], ['resident', []],
  ])('%s', async (name, expected) => {
    expect((await list(name)).toSorted()).toEqual(named(...expected));
  });

  it('is what a single look would show', async () => {
    const all = await county.db.selectFrom('cases').select(['number', 'state']).execute();
    for (const name of ['dispatcher', 'worker', 'clerk', 'informant', 'clue1', 'auditor', 'county', 'dispatcher2', 'admin', 'head'] as const) {
      const { viewer } = await county.as(name);
      expect((await list(name)).toSorted()).toEqual(all.filter(({ state }) => maySee(state, viewer)).map(({ number }) => number).toSorted());
    }
  });

  it('counts no clue for anybody but its officers (001-11)', async () => {
    expect(await countCases(county.db, (await county.as('county')).viewer, { now, filter: { category: '0304' } })).toEqual({ count: 0, capped: false });
    expect(await countCases(county.db, (await county.as('clue1')).viewer, { now })).toEqual({ count: 1, capped: false });
  });

  it('keeps no text of a clue outside its sealed part', async () => {
    const row = await county.db.selectFrom('cases').select(['description', 'address']).where('number', '=', cases.clue!).executeTakeFirst();
    expect(row).toEqual({ description: null, address: null });
  });
});

describe('filters', () => {
  const me = () => county.idOf('clerk');
  it.each<[string, Name, () => NonNullable<CaseQuery['filter']>, string[]]>([
    ['a status', 'dispatcher', () => ({ status: 'submitted' }), ['submitted', 'own', 'late']],
    ['several statuses', 'dispatcher', () => ({ status: ['inProgress', 'closed'] }), ['working', 'waiting']],
    ['no status at all', 'dispatcher', () => ({ status: [] }), []],
    ['a category', 'dispatcher', () => ({ category: '9999' }), []],
    ['a severity and a profile', 'dispatcher', () => ({ severity: 'general', profile: 'Q', lead: 'urban' }), ['working', 'waiting']],
    ['an area with all below it', 'county', () => ({ area: { id: county.areaOf('town2').areaId, depth: 2 } }), ['elsewhere']],
    ['a grid', 'county', () => ({ grid: county.areaOf('grid2').areaId }), ['elsewhere']],
    ['a person', 'head', () => ({ person: me() }), ['working', 'waiting']],
    ['the light red', 'dispatcher', () => ({ light: 'red' }), ['late']],
    ['the lights green and yellow', 'dispatcher', () => ({ light: ['green', 'yellow'] }), ['submitted', 'working', 'waiting', 'own']],
    ['overdue', 'dispatcher', () => ({ overdue: true }), ['late']],
    ['not overdue', 'dispatcher', () => ({ overdue: false }), ['submitted', 'working', 'waiting', 'own']],
    ['waiting for me (an extension, a supervision)', 'dispatcher', () => ({ waitingFor: 'me' }), ['waiting', 'late']],
    ['waiting for somebody else', 'verifier', () => ({ waitingFor: 'me' }), []],
    ['reported long ago', 'dispatcher', () => ({ createdTo: Date.parse('2026-04-01T00:00:00+08:00') }), ['late']],
    ['reported lately', 'dispatcher', () => ({ createdFrom: now - 10 * 60_000, status: 'submitted' }), ['submitted', 'own']],
    ['due by now', 'dispatcher', () => ({ dueTo: now }), ['late']],
    ['due from now', 'clerk', () => ({ dueFrom: now }), ['working', 'waiting']],
    ['mine', 'informant', () => ({ mine: true }), ['own']],
    ['given to me', 'clerk', () => ({ mine: true }), ['working', 'waiting']],
    ['work left', 'dispatcher', () => ({ open: false }), []],
  ])('%s', async (_, name, filter, expected) => {
    expect((await list(name, { filter: filter() })).toSorted()).toEqual(named(...expected));
  });

  it('finds words, the beginning of a number, and nothing by signs that mean something to the database', async () => {
    expect(await list('dispatcher', { q: '通道被' })).toEqual([cases.submitted]);
    expect(await list('dispatcher', { q: '幸福' })).toEqual([cases.submitted]);
    expect(await list('dispatcher', { q: 'gw-2026-000001' })).toEqual([cases.submitted]);
    expect(await list('dispatcher', { q: '1' })).toEqual([cases.submitted]);
    expect(await list('dispatcher', { q: '%' })).toEqual([]);
    expect(await list('dispatcher', { q: "'; drop table cases; --" })).toEqual([]);
    expect(await list('dispatcher2', { q: '幸福' })).toEqual([]);
  });

  it('is right about "overdue" whatever the engine does', async () => {
    expect(await list('dispatcher', { filter: { overdue: true }, now: now + 30 * 86_400_000 })).toHaveLength(5);
  });
});

describe('pages', () => {
  it.each<[CaseQuery['sort'], CaseQuery['order']]>([['due', 'asc'], ['due', 'desc'], ['createdAt', 'desc'], ['createdAt', 'asc'], ['number', 'asc'], ['number', 'desc']])(
    'by %s %s, two at a time, show each case once and in order', async (sort, order) => {
      const { viewer } = await county.as('county');
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listCases(county.db, viewer, { now, sort: sort!, order: order!, limit: 2, ...(after === undefined ? {} : { after }) });
        expect(page.total).toEqual({ count: 6, capped: false });
        seen.push(...page.items.map(({ number }) => number));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toEqual(await list('county', { sort: sort!, order: order! }));
      expect(new Set(seen).size).toBe(6);
    });

  it('put what is due first, first', async () => {
    expect((await list('dispatcher', { sort: 'due' }))[0]).toBe(cases.late);
    expect((await list('dispatcher', { sort: 'createdAt', order: 'desc' })).at(-1)).toBe(cases.late);
  });

  it.each(['', 'nonsense', Buffer.from('["due","2026-01-01",1]').toString('base64url'), Buffer.from('["number","GW-1","x"]').toString('base64url'), Buffer.from("[\"due\",\"';\",\"00000000-0000-7000-8000-000000000000\"]").toString('base64url')])(
    'refuse a cursor that no list gave out (%s)', async (after) => {
      await expect(listCases(county.db, (await county.as('county')).viewer, { now, after })).rejects.toThrow(BadCursor);
    });
});
