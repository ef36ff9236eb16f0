import { sql } from 'kysely';
import { newId } from '../../db/ids.ts';
import { createPlanner } from '../../activities/relay/plan-visits.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import { periodAt } from '../../domain/visit/period.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const codes = { grid1: [] as string[], grid2: [] as string[] };
const idOf = new Map<string, string>();
const period = periodAt('quarter', Date.now(), 'Asia/Shanghai').period;

beforeAll(async () => {
  door = await openDoor();
  for (const grid of ['grid1', 'grid2'] as const) {
    for (let nth = 1; nth <= 3; nth += 1) {
      const [id, code] = [newId(), `HW-${grid}-${nth}`];
      await door.county.db.insertInto('household').values({
        id, code, ...levelsOf(door.county.areaOf(grid).path), grid_id: door.county.areaOf(grid).areaId, building_id: null, dwelling_id: null, address: 'somewhere', lng: null, lat: null, head_id: null, ended_at: null,
      }).execute();
      idOf.set(code, id);
      codes[grid].push(code);
    }
  }
});
afterAll(() => door.close());

const work = async () => { const planner = createPlanner({ db: door.county.db }); while (await planner.once()); };
const paths = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}:${code}`);

describe('plans', () => {
  it('are previewed, drafted, published and followed (001-21)', async () => {
    const preview = await door.ask('desk', 'post', '/api/plans?dryRun=true', { body: { area: 'village1', period }, key: null });
    expect([preview.status, preview.body.duties, preview.body.visits]).toEqual([200, { H01: 3 }, 3]);
    const draft = await door.ask('desk', 'post', '/api/plans', { body: { area: 'village1', period, draft: true } });
    expect([draft.status, draft.body.state, draft.body.job]).toEqual([202, 'draft', 'preview']);
    await work();
    const path = `/api/plans/${draft.body.id}`;
    expect((await door.ask('desk', 'get', path)).body.preview).toEqual(preview.body);
    expect((await door.ask('desk', 'post', `${path}/publish`, { body: {} })).status).toBe(202);
    await work();
    const published = (await door.ask('desk', 'get', path)).body;
    expect([published.state, published.total, published.done, published.published]).toEqual(['published', 3, 3, preview.body]);
    expect((await door.ask('desk', 'get', '/api/plans')).body.items).toMatchObject([{ id: draft.body.id, state: 'published' }]);
    expect((await door.ask('desk', 'post', `${path}/replan`, { body: {} })).status).toBe(202);
    await work();
    expect((await door.ask('desk', 'get', path)).body.revisions).toMatchObject([{ why: ['asked'], counts: { dutiesAdded: 0, visitsAdded: 0 } }]);
    expect(refusal(await door.ask('desk', 'post', '/api/plans', { body: { area: 'village1', period } }))).toBe('409 conflict');
    expect((await door.ask('desk', 'post', `${path}/close`, { body: {} })).body.state).toBe('closed');
    expect(refusal(await door.ask('desk', 'post', `${path}/replan`, { body: {} }))).toBe('409 notNow');
  });

  it('of another town are neither made nor found', async () => {
    expect(paths(await door.ask('desk', 'post', '/api/plans', { body: { area: 'village2', period } }))).toEqual(['area:unknownArea']);
    const plan = await door.ask('dispatcher2', 'post', '/api/plans', { body: { area: 'town2', period } });
    expect(plan.status).toBe(202);
    expect(refusal(await door.ask('desk', 'get', `/api/plans/${plan.body.id}`))).toBe('404 notFound');
    expect((await door.ask('dispatcher', 'get', '/api/plans')).body.items.every(({ area }: { area: { code: string } }) => area.code !== 'town2')).toBe(true);
    for (const who of ['worker', 'clerk', 'auditor'] as const) expect(refusal(await door.ask(who, 'post', '/api/plans', { body: { area: 'grid1', period } }))).toBe('403 forbidden');
    expect(refusal(await door.ask(null, 'get', '/api/plans'))).toBe('401 unauthenticated');
    await work();
  });

  it.each([['2020-Q1', 'inThePast'], ['2026-13', 'wrongFormat'], ['2099-Q1', 'tooFar'], ['2027', 'notOneOf'], ['x', 'wrongFormat']])('refuse the period %s: %s', async (wrong, code) => {
    expect(paths(await door.ask('desk', 'post', '/api/plans', { body: { area: 'village1', period: wrong } }))).toEqual([`period:${code}`]);
    expect(paths(await door.ask('desk', 'post', '/api/plans?dryRun=true', { body: { area: 'village1', period: wrong }, key: null }))).toEqual([`period:${code}`]);
  });
});

describe('triggers (五必到)', () => {
  it('open the duty to arrive and the follow-ups (000-17, 001-12)', async () => {
    const occurredAt = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 60_000).toISOString();
    const opened = await door.ask('worker', 'post', '/api/triggers', { body: { code: 'misfortune', household: codes.grid1[0], occurredAt, note: 'a fire' } });
    expect(opened.status).toBe(201);
    expect(opened.body.duties.map(({ code, kind }: { code: string; kind: string }) => `${kind} ${code}`)).toEqual(['trigger misfortune', 'followUp H21', 'followUp H21']);
    expect(opened.body.duties.every(({ visit }: { visit: string | null }) => visit !== null)).toBe(true);
    expect(Date.parse(opened.body.duties[0].window.to) - Date.parse(opened.body.occurredAt)).toBe(24 * 3_600_000);
    const kept = await door.county.db.selectFrom('visit_trigger').select(sql<string>`encode(note_sealed, 'escape')`.as('note')).executeTakeFirstOrThrow();
    expect(kept.note).not.toContain('fire');
  });

  it.each([
    [{ code: 'unheard-of' }, 'code:notOneOf'], [{ occurredAt: '2099-01-01T00:00:00Z' }, 'occurredAt:inTheFuture'], [{ occurredAt: '2020-01-01T00:00:00Z' }, 'occurredAt:tooFar'],
    [{ household: 'HW-grid2-1' }, 'household:unknownHousehold'], [{ household: undefined }, 'household:householdOrPlace'], [{ place: 'x' }, 'household:householdOrPlace'],
  ])('%j: %s', async (wrong, fault) => {
    expect(paths(await door.ask('worker', 'post', '/api/triggers', { body: { code: 'misfortune', household: codes.grid1[0], ...wrong } }))).toEqual([fault]);
  });
});

describe('given tasks', () => {
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

  it('go to every household of a list, merged into visits, done and left counted (002-38)', async () => {
    const given = await door.ask('leader', 'post', '/api/tasks', { body: { what: '核对门牌', until, households: codes.grid1 } });
    expect([given.status, given.body.total, given.body.left, given.body.done]).toEqual([201, 3, 3, 0]);
    const duty = await door.county.db.selectFrom('duty').select(['id', 'visit_id']).where('cause_id', '=', given.body.id).orderBy('id').executeTakeFirstOrThrow();
    await door.county.db.updateTable('duty').set({ state: 'discharged', discharged_by: duty.visit_id, settled_at: new Date() }).where('id', '=', duty.id).execute();
    expect((await door.ask('desk', 'get', `/api/tasks/${given.body.id}`)).body).toMatchObject({ what: '核对门牌', total: 3, done: 1, left: 2, overdue: 0 });
    expect(refusal(await door.ask('desk2', 'get', `/api/tasks/${given.body.id}`))).toBe('404 notFound');
    const { n } = (await sql<{ n: number }>`select count(*) as n from duty d left join visit v on v.id = d.visit_id where d.cause_id = ${given.body.id}::uuid and v.id is null`.execute(door.county.db)).rows[0]!;
    expect(n).toBe(0);
  });

  it('go to one named person', async () => {
    const given = await door.ask('desk', 'post', '/api/tasks', { body: { what: '参加培训', until, person: 'worker' } });
    expect([given.status, given.body.total, given.body.left]).toEqual([201, 1, 1]);
    expect(paths(await door.ask('desk', 'post', '/api/tasks', { body: { what: 'x', until, person: 'worker2' } }))).toEqual(['person:unknownPerson']);
  });

  it('refuse every bad line, and give nobody anything', async () => {
    const before = await door.county.db.selectFrom('duty').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect(paths(await door.ask('leader', 'post', '/api/tasks', { body: { what: 'x', until, households: [codes.grid1[0], 'HW-grid2-1', 'no', codes.grid1[0]] } })))
      .toEqual(['households.1:unknownHousehold', 'households.2:unknownHousehold', 'households.3:twice']);
    expect(paths(await door.ask('leader', 'post', '/api/tasks', { body: { what: 'x', until: '2020-01-01', households: codes.grid1 } }))).toEqual(['until:inThePast']);
    expect(paths(await door.ask('leader', 'post', '/api/tasks', { body: { what: 'x', until: '2026-02-30', households: codes.grid1 } }))).toEqual(['until:impossibleDate']);
    expect(paths(await door.ask('leader', 'post', '/api/tasks', { body: { what: 'x', until } }))).toEqual(['households:nothing']);
    expect(refusal(await door.ask('worker', 'post', '/api/tasks', { body: { what: 'x', until, households: codes.grid1 } }))).toBe('403 forbidden');
    expect(await door.county.db.selectFrom('duty').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).toEqual(before);
  });
});

describe('coverage', () => {
  interface Owed { done: number; left: number }
  const owed = ({ done, left }: Owed): number => done + left;

  it('is by grid for the desk, by worker only for himself and his leader, and ranks nobody', async () => {
    const mine = (await door.ask('worker', 'get', `/api/coverage?area=grid1&period=${period}`)).body;
    expect(mine.workers.map(({ worker }: { worker: { id: string } }) => worker.id)).toEqual([door.idOf('worker')]);
    expect((await door.ask('leader', 'get', `/api/coverage?area=grid1&period=${period}`)).body.workers).toHaveLength(1);
    const desk = (await door.ask('desk', 'get', `/api/coverage?area=village1&period=${period}`)).body;
    expect([desk.workers, desk.distribution, desk.grids.map(({ grid }: { grid: { code: string } }) => grid.code)]).toEqual([[], null, ['grid1']]);
    expect(desk.total).toMatchObject({ excused: 0, missed: 0 });
    expect(desk.total.left + desk.total.done).toBeGreaterThanOrEqual(3);
    expect(refusal(await door.ask('desk', 'get', `/api/coverage?area=village2`))).toBe('404 notFound');
    expect(refusal(await door.ask('desk', 'get', '/api/coverage?area=village1&period=x'))).toBe('400 malformed');
  });

  it('sets the work of one grid beside that of the next, and leaves none of it out (004-16)', async () => {
    const { total, grids } = (await door.ask('county', 'get', `/api/coverage?area=county&period=${period}`)).body as { total: Owed; grids: (Owed & { grid: { code: string } })[] };
    expect(grids.map(({ grid }) => grid.code).toSorted()).toEqual(['grid1', 'grid2']);
    expect(grids.every((one) => owed(one) > 0)).toBe(true);
    expect(grids.reduce((sum, one) => sum + owed(one), 0)).toBe(owed(total));
  });
});
