import { sql } from 'kysely';
import { Load } from '../../../domain/visit/spread.ts';
import { dayNumber } from '../../../domain/calendar/day.ts';
import { periodNamed } from '../../../domain/visit/period.ts';
import { createPlanHand } from '../../../db/planner/jobs.ts';
import { previewPlan } from '../../../db/planner/plans.ts';
import type { PlanReport } from '../../../db/planner/report.ts';
import { at, aGround, zone } from './ground.ts';
import type { Ground } from './ground.ts';

let ground: Ground;
beforeEach(async () => { ground = await aGround(); });
afterEach(() => ground.close());

const previewOf = (area: string, period = '2027-Q1') => {
  const window = periodNamed(period, zone)!;
  return previewPlan(ground.db, { window, anchor: Math.max(window.from, ground.clock.now) }, ground.county.areaOf(area).areaId, ground.clock.now);
};

describe('a quarter is planned', () => {
  it('a household with H01, H04 and H08 gets three visits, the first of which carries quarter and year (000-13, 000-14, 000-15)', async () => {
    const [plain, elder] = await ground.households(2) as [string, string];
    await ground.tag(elder, 'H04');
    await ground.tag(elder, 'H08');
    await ground.plan();
    await ground.work();
    expect((await ground.visits(elder)).map(({ duties }) => duties)).toEqual([['H01 2027', 'H04 2027-Q1', 'H08 2027-01'], ['H08 2027-02'], ['H08 2027-03']]);
    expect((await ground.visits(plain)).map(({ duties }) => duties)).toEqual([['H01 2027']]);
    expect((await ground.visits(elder)).every(({ worker }) => worker === ground.county.idOf('worker'))).toBe(true);
  });

  it('only by tags that were approved and hold (a class without basis is none)', async () => {
    const [asked, ended, later] = await ground.households(3) as [string, string, string];
    await ground.tag(asked, 'H08', { approved: false });
    await ground.tag(ended, 'H08', { to: '2027-02-15' });
    await ground.tag(later, 'H08', { from: '2027-03-10' });
    await ground.plan();
    await ground.work();
    expect(await ground.duties(asked)).toEqual(['H01 2027']);
    expect(await ground.duties(ended)).toEqual(['H01 2027', 'H08 2027-01', 'H08 2027-02']);
    expect(await ground.duties(later)).toEqual(['H01 2027', 'H08 2027-03']);
  });

  it('a knock that is under way for the same days takes what is new, and nobody gets two', async () => {
    const household = await ground.household();
    const { areaId, path } = ground.county.areaOf('grid1');
    const [from, to] = [new Date(at('2027-01-01', '00:00')), new Date(at('2028-01-01', '00:00'))];
    const begun = crypto.randomUUID();
    await ground.db.insertInto('visit').values({
      id: begun, seq: 1, status: 'open', target_kind: 'household', target_id: household, l1: path[0]!, l2: path[1]!, l3: path[2]!, l4: path[3]!, l5: null, grid_id: areaId, building_id: null, worker_id: null, planned_for: null, slot_at: null,
      window_from: from, window_to: to, pack_id: 'sanbifang-000', pack_version: 1, due_at: to, warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null,
    }).execute();
    await ground.plan();
    await ground.work();
    const { visit_id, period } = await ground.db.selectFrom('duty').select(['visit_id', 'period']).where('target_id', '=', household).executeTakeFirstOrThrow();
    const { visits } = await ground.counts();
    expect(await ground.db.selectFrom('visit').select('id').where('id', '=', visit_id!).execute()).toHaveLength(1);
    expect([period, visits]).toEqual(['2027', visit_id === begun ? 1 : 2]);
  });

  it('a second time changes nothing, whatever the batches', async () => {
    for (const id of await ground.households(20)) await ground.tag(id, 'H08');
    await ground.place('P03');
    const plan = await ground.plan();
    await ground.work(7);
    const before = await sql<{ row: unknown }>`select jsonb_agg(v order by id) as row from visit v`.execute(ground.db);
    expect(await ground.counts()).toEqual({ duties: 81, visits: 61 });
    await ground.db.updateTable('plan').set({ job: 'replan', job_area: ground.county.areaOf('town1').areaId, job_why: ['asked'], total: null, done: 0 }).where('id', '=', plan).execute();
    await ground.work();
    expect((await sql<{ row: unknown }>`select jsonb_agg(v order by id) as row from visit v`.execute(ground.db)).rows).toEqual(before.rows);
    const { counts } = await ground.db.selectFrom('plan_revision').select('counts').executeTakeFirstOrThrow();
    expect(counts).toEqual({ dutiesAdded: 0, dutiesCancelled: 0, dutiesMoved: 0, visitsAdded: 0, visitsRemoved: 0, reassigned: 0, repacked: 0, daysMoved: 0, targets: 21 });
  });

  it('goes on where it stood after a kill, and plans nobody twice', async () => {
    await ground.households(30);
    const plan = await ground.plan();
    const first = createPlanHand({ db: ground.db, now: () => ground.clock.now, batch: 10 });
    await first.once();
    expect(await ground.finding(plan)).toMatchObject({ total: 30, done: 10, job: 'publish', state: 'published' });
    await ground.work(10);
    expect(await ground.finding(plan)).toMatchObject({ total: 30, done: 30, job: null });
    expect(await ground.counts()).toEqual({ duties: 30, visits: 30 });
  });

  it('a year’s visit opens in the month that it is planned for', async () => {
    await ground.households(24);
    await ground.plan();
    await ground.work();
    const rows = await ground.db.selectFrom('visit').select(['planned_for', 'window_from', 'window_to']).execute();
    for (const { planned_for, window_from, window_to } of rows) expect([new Date(window_from.getTime() + 8 * 3_600_000).toISOString().slice(0, 10), window_to.getTime()]).toEqual([`${planned_for!.slice(0, 7)}-01`, at('2028-01-01', '00:00')]);
    expect(new Set(rows.map(({ planned_for }) => planned_for!.slice(0, 7))).size).toBe(12);
  });

  it('on working days, within what a worker can do in a week (000-31)', async () => {
    ground.clock.now = at('2026-10-01', '00:00');
    const part = await ground.worker('part', 'grid2', { employment: 'part' });
    for (const id of await ground.households(60)) await ground.tag(id, 'H02');
    for (const id of await ground.households(15, 'grid2')) await ground.tag(id, 'H02');
    await ground.plan('county', '2026-Q4');
    await ground.work();
    const rows = await ground.db.selectFrom('visit').select(['worker_id', 'planned_for']).execute();
    const load = new Load();
    for (const { worker_id, planned_for } of rows) load.add(worker_id!, dayNumber(planned_for!)!);
    for (const { worker, visits } of load.weeks()) expect(visits).toBeLessThanOrEqual(worker === part ? 6 : 25);
    expect(rows.every(({ planned_for }) => ![0, 6].includes(new Date(planned_for!).getUTCDay()) || planned_for === '2026-10-10')).toBe(true);
    expect(rows.some(({ planned_for }) => planned_for! < '2026-10-08')).toBe(false);
  });

  it('grids with nobody are listed and their households not lost', async () => {
    await ground.households(3);
    await ground.households(4, 'grid2');
    const plan = await ground.plan('county');
    await ground.work();
    const { published } = (await ground.finding(plan))! as unknown as { published: PlanReport };
    expect(published.vacant).toEqual([{ grid: ground.county.areaOf('grid2').areaId, targets: 4, visits: 4 }]);
    expect(await ground.counts()).toEqual({ duties: 7, visits: 7 });
  });

  it('a proxy goes where the worker is on leave', async () => {
    const proxy = await ground.worker('proxy', 'grid1', { proxy: true });
    const household = await ground.household();
    await ground.plan();
    await ground.work();
    expect((await ground.visits(household))[0]!.worker).toBe(proxy);
  });

  it('an area plans nothing of its neighbour', async () => {
    const other = await ground.household('grid2');
    await ground.plan('town1');
    await ground.work();
    expect(await ground.duties(other)).toEqual([]);
  });
});

describe('the preview', () => {
  it('says what publishing then writes, and writes nothing', async () => {
    for (const id of await ground.households(140)) await ground.tag(id, 'H08');
    await ground.households(5, 'grid2');
    await ground.place('P07');
    const preview = await previewOf('county');
    expect(await ground.counts()).toEqual({ duties: 0, visits: 0 });
    expect(preview.over).toBeGreaterThan(0);
    expect(preview.duties).toEqual({ H01: 145, H08: 420, P07: 3 });
    const plan = await ground.plan('county');
    await ground.work();
    const { published } = (await ground.finding(plan))! as unknown as { published: PlanReport };
    expect(published).toEqual(preview);
    expect(await ground.counts()).toEqual({ duties: 568, visits: preview.visits });
  });

  it('of a draft stands beside it', async () => {
    await ground.households(3);
    const plan = await ground.plan('town1', '2027-Q1', false);
    await ground.work();
    expect(await ground.finding(plan)).toMatchObject({ state: 'draft', job: null, preview: { duties: { H01: 3 }, targets: 3 } });
    expect(await ground.counts()).toEqual({ duties: 0, visits: 0 });
  });
});

describe('planned anew', () => {
  const switchPack = (area: string, packId: string) =>
    ground.db.insertInto('area_pack').values({ id: crypto.randomUUID(), area_id: ground.county.areaOf(area).areaId, pack_id: packId, version: 1, valid_from: new Date(0), by_person: null }).execute();
  const revisions = () => ground.db.selectFrom('plan_revision').selectAll().orderBy('at').execute();

  it('after a new tag only that household changes', async () => {
    const [touched, other] = await ground.households(2) as [string, string];
    await ground.plan();
    await ground.work();
    const before = await ground.visits(other);
    await ground.tag(touched, 'H08', { from: '2027-02-01' });
    await ground.work();
    expect(await ground.duties(touched)).toEqual(['H01 2027', 'H08 2027-02', 'H08 2027-03']);
    expect((await ground.visits(touched)).map(({ duties }) => duties)).toEqual([['H01 2027', 'H08 2027-02'], ['H08 2027-03']]);
    expect(await ground.visits(other)).toEqual(before);
    expect(await revisions()).toMatchObject([{ why: ['tag'], counts: { dutiesAdded: 2, dutiesMoved: 1, visitsAdded: 2, visitsRemoved: 1, targets: 1 } }]);
  });

  it('a visit that was begun is never moved; what it came of is taken back from it', async () => {
    const household = await ground.household();
    const tag = await ground.tag(household, 'H08');
    await ground.plan();
    await ground.work();
    const [january] = await ground.visits(household);
    await ground.db.updateTable('visit').set({ seq: 1, status: 'open' }).where('id', '=', january!.id).execute();
    await ground.db.updateTable('category_tag').set({ ended_at: new Date(), ended_why: 'moved' }).where('id', '=', tag).execute();
    await ground.work();
    expect(await ground.visits(household)).toEqual([{ ...january!, seq: 1, duties: ['H01 2027'] }]);
    expect(await ground.duties(household)).toEqual(['H01 2027']);
  });

  it('a new worker takes what nobody has begun', async () => {
    const household = await ground.household('grid2');
    await ground.plan('county');
    await ground.work();
    expect((await ground.visits(household))[0]!.worker).toBeNull();
    const worker = await ground.worker('new', 'grid2');
    await ground.work();
    expect((await ground.visits(household))[0]!.worker).toBe(worker);
    expect(await revisions()).toMatchObject([{ why: ['worker'], counts: { reassigned: 1, dutiesAdded: 0 }, lists: { reassigned: [{ target: household, worker }] } }]);
  });

  it('a household that moved takes its duties along', async () => {
    const household = await ground.household();
    await ground.plan('county');
    await ground.work();
    const { areaId, path } = ground.county.areaOf('grid2');
    await ground.db.updateTable('household').set({ grid_id: areaId, l2: path[1]!, l3: path[2]!, l4: path[3]! }).where('id', '=', household).execute();
    await ground.work();
    expect((await ground.visits(household))[0]!.worker).toBeNull();
    expect(await ground.db.selectFrom('duty').select('grid_id').where('target_id', '=', household).execute()).toEqual([{ grid_id: areaId }]);
  });

  it('an area goes from each shipped method to the next', async () => {
    const household = await ground.household();
    for (const code of ['H04', 'H08']) await ground.tag(household, code);
    await ground.plan();
    await ground.work();
    const monthly = ['2027-01', '2027-02', '2027-03'];
    const quarterly = ['H01 2027', 'H04 2027-Q1', ...monthly.map((month) => `H08 ${month}`)];
    for (const [pack, owed] of [
      ['4558-001', ['H01 2027', ...monthly.map((month) => `H04 ${month}`), ...monthly.map((month) => `H08 ${month}`)]],
      ['five-level-002', quarterly], ['two-level-003', quarterly], ['123456-004', quarterly], ['sanbifang-000', quarterly],
    ] as const) {
      await switchPack('town1', pack);
      await ground.work();
      expect([pack, await ground.duties(household)]).toEqual([pack, owed]);
      expect(new Set((await ground.visits(household)).map((visit) => visit.pack))).toEqual(new Set([pack]));
    }
  });

  it('an area that goes from 三必访 to 4558 says what changed (001-11, 001-14)', async () => {
    const [hardship, plain, elsewhere] = [await ground.household(), await ground.household(), await ground.household('grid2')];
    await ground.tag(hardship, 'H02');
    await ground.tag(elsewhere, 'H02');
    await ground.plan('county');
    await ground.work();
    await switchPack('town1', '4558-001');
    await ground.work();
    expect(await ground.duties(hardship)).toEqual(['H01 2027', 'H02 2027-01', 'H02 2027-02', 'H02 2027-03']);
    expect(await ground.duties(elsewhere)).toEqual(['H01 2027', 'H02 2027-Q1']);
    expect((await ground.visits(plain))[0]!.pack).toBe('4558-001');
    expect(await revisions()).toMatchObject([{
      why: ['pack'], counts: { dutiesAdded: 3, dutiesCancelled: 1, targets: 2 }, lists: { cancelled: [{ target: hardship, code: 'H02', period: '2027-Q1' }] },
    }]);
    await switchPack('town1', 'sanbifang-000');
    await ground.work();
    expect(await ground.duties(hardship)).toEqual(['H01 2027', 'H02 2027-Q1']);
  });

  it('a season begins and ends for its area alone (000-26)', async () => {
    const [here, there] = [await ground.place('P07'), await ground.place('P07', 'grid2')];
    await ground.plan('county');
    await ground.work();
    const season = crypto.randomUUID();
    await ground.db.insertInto('season').values({
      id: season, area_id: ground.county.areaOf('town1').areaId, circumstance: 'specialRisk', cadences: ['P07'], from_day: '2027-03-05', to_day: '2027-03-20', by_person: null, reason: null, ended_at: null,
    }).execute();
    await ground.work();
    expect((await ground.duties(here)).filter((duty) => /2027-03-\d\d/.test(duty))).toHaveLength(16);
    expect(await ground.duties(there)).toEqual(['P07 2027-01', 'P07 2027-02', 'P07 2027-03']);
    await ground.db.updateTable('season').set({ ended_at: new Date() }).where('id', '=', season).execute();
    await ground.work();
    expect(await ground.duties(here)).toEqual(['P07 2027-01', 'P07 2027-02', 'P07 2027-03']);
  });

  it('a new holiday moves only the visits that lay on it', async () => {
    for (const id of await ground.households(30)) await ground.tag(id, 'H02');
    await ground.plan();
    await ground.work();
    const days = async () => new Map((await ground.db.selectFrom('visit').select(['id', 'planned_for']).execute()).map(({ id, planned_for }) => [id, planned_for!]));
    const before = await days();
    const hit = [...before.values()][0]!;
    const { id, body } = await ground.db.selectFrom('calendar').select(['id', 'body']).executeTakeFirstOrThrow() as { id: string; body: { days: Record<string, unknown> } };
    await ground.db.insertInto('calendar').values({ id, version: 2, body: JSON.stringify({ ...body, days: { ...body.days, [hit]: [] } }), by_person: null }).execute();
    await ground.work();
    const after = await days();
    expect([...after.values()].includes(hit)).toBe(false);
    for (const [visit, day] of before) if (day !== hit) expect(after.get(visit)).toBe(day);
  });

  it('an interval goes on from the visit that discharged it (H16a)', async () => {
    const household = await ground.household();
    await ground.tag(household, 'H16a');
    await ground.plan();
    await ground.work();
    const duty = await ground.db.selectFrom('duty').select(['id', 'visit_id']).where('code', '=', 'H16a').executeTakeFirstOrThrow();
    ground.clock.now = at('2027-01-12');
    await ground.db.updateTable('visit').set({ seq: 3, open: false, status: 'done', occurred_at: new Date(at('2027-01-11')) }).where('id', '=', duty.visit_id).execute();
    await ground.db.updateTable('duty').set({ state: 'discharged', discharged_by: duty.visit_id, settled_at: new Date(at('2027-01-11')) }).where('visit_id', '=', duty.visit_id).execute();
    await ground.work();
    expect(await ground.duties(household)).toEqual(['H01 2027', 'H16a 2027-01-01', 'H16a 2027-01-11']);
    expect((await ground.visits(household)).map(({ duties }) => duties)).toEqual([['H16a 2027-01-11']]);
  });
});
