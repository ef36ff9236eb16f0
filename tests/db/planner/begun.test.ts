import { endAssignment, insertAssignment } from '../../../db/people.ts';
import { readVisitLedger } from '../../../db/ledger.ts';
import { verify } from '../../../db/verify.ts';
import { at, aGround } from './ground.ts';
import type { Ground } from './ground.ts';

let ground: Ground;
beforeEach(async () => { ground = await aGround(); });
afterEach(() => ground.close());

const lines = async (visit: string) => (await readVisitLedger(ground.db, ground.county.keys, visit, { withSealed: false })).map(({ type, data }) => ({ type, data }));
const row = (visit: string) => ground.db.selectFrom('visit').selectAll().where('id', '=', visit).executeTakeFirstOrThrow();
const revisions = () => ground.db.selectFrom('plan_revision').selectAll().orderBy('at').execute();
const sound = async () => expect((await verify(ground.db, ground.county.keys)).broken).toEqual([]);

/** Planned for the quarter, and its window open since January. */
const begun = async (codes: readonly string[], grid = 'grid1') => {
  const household = await ground.household(grid);
  const tags = new Map<string, string>();
  for (const code of codes) tags.set(code, await ground.tag(household, code));
  await ground.plan('county');
  await ground.work();
  ground.clock.now = at('2027-01-04');
  const [first] = await ground.visits(household);
  await ground.looks(first!.id);
  return { household, visit: first!.id, end: (code: string) => ground.db.updateTable('category_tag').set({ ended_at: new Date(), ended_why: 'moved' }).where('id', '=', tags.get(code)!).execute() };
};
const moveTo = (household: string, grid: string) => {
  const { areaId, path } = ground.county.areaOf(grid);
  return ground.db.updateTable('household').set({ grid_id: areaId, l2: path[1]!, l3: path[2]!, l4: path[3]! }).where('id', '=', household).execute();
};
const again = async () => {
  await ground.db.updateTable('plan').set({ job: 'replan', job_area: ground.county.areaOf('county').areaId, job_why: ['asked'], total: null, done: 0 }).execute();
  await ground.work();
};

describe('a visit under way learns at once what planning changed about it', () => {
  it('a duty whose tag ended is taken from it, and the others stay', async () => {
    const { household, visit, end } = await begun(['H08']);
    await end('H08');
    await ground.work();
    expect((await ground.visits(household)).find(({ id }) => id === visit)!.duties).toEqual(['H01 2027']);
    expect((await lines(visit)).at(-1)).toMatchObject({ type: 'DutiesTaken', data: { by: null, duties: [expect.any(String)] } });
    expect(ground.woken).toEqual([]);
    await sound();
    const before = await row(visit);
    await again();
    expect(await row(visit)).toEqual(before);
  });

  it('one that nothing is left of is woken, and says its last word', async () => {
    const { household, visit } = await begun(['H08']);
    await ground.db.updateTable('household').set({ ended_at: new Date(ground.clock.now) }).where('id', '=', household).execute();
    await ground.work();
    expect(ground.woken).toEqual([visit]);
    expect(await row(visit)).toMatchObject({ over: false, due_at: null, next_alarm_at: new Date(ground.clock.now) });
    await ground.looks(visit);
    expect((await lines(visit)).map(({ type }) => type)).toEqual(['Opened', 'DutiesTaken', 'Settled']);
    expect([await ground.duties(household), await ground.visits(household)]).toEqual([[], []]);
    await sound();
  });

  it('of a household that moved it goes to whoever walks there, who had it may tell of before, and its row lies there', async () => {
    const other = await ground.worker('other', 'grid2');
    const { household, visit } = await begun(['H08']);
    await moveTo(household, 'grid2');
    await ground.work();
    expect((await lines(visit)).at(-1)).toEqual({ type: 'Handed', data: { from: ground.county.idOf('worker'), to: other } });
    const { grid_id, worker_id, state } = await row(visit);
    expect([grid_id, worker_id, (state as any).formerly]).toEqual([ground.county.areaOf('grid2').areaId, other, [{ worker: ground.county.idOf('worker'), until: ground.clock.now }]]);
    expect(await ground.db.selectFrom('duty').select(['grid_id', 'worker_id']).where('visit_id', '=', visit).execute()).toEqual([1, 2].map(() => ({ grid_id, worker_id: other })));
    expect(await revisions()).toMatchObject([{ why: ['household'], lists: { reassigned: expect.arrayContaining([{ target: household, visit, worker: other }]) } }]);
    await sound();
  });

  it('of whoever left it goes to whoever came, or to nobody in particular', async () => {
    const { household, visit } = await begun(['H08']);
    const { id } = await ground.db.selectFrom('assignment').select('id').where('person_id', '=', ground.county.idOf('worker')).executeTakeFirstOrThrow();
    await endAssignment(ground.db, id, ground.clock.now);
    await ground.work();
    expect((await lines(visit)).at(-1)).toEqual({ type: 'Handed', data: { from: ground.county.idOf('worker'), to: null } });
    const fresh = await ground.worker('fresh', 'grid1');
    await ground.work();
    expect((await ground.visits(household)).map(({ worker }) => worker)).toEqual([fresh, fresh, fresh]);
    expect((await lines(visit)).at(-1)).toEqual({ type: 'Handed', data: { from: null, to: fresh } });
    await sound();
  });

  it('stays with the leader whom it was given to, and with a colleague who serves there as well', async () => {
    const leader = await ground.worker('leading', 'grid2');
    await insertAssignment(ground.db, { personId: leader, role: 'leader', areaId: ground.county.areaOf('village1').areaId, from: 0 });
    const { visit } = await begun(['H08']);
    await ground.db.updateTable('visit').set({ worker_id: leader }).where('id', '=', visit).execute();
    await again();
    expect((await row(visit)).worker_id).toBe(leader);
    expect((await lines(visit)).map(({ type }) => type)).toEqual(['Opened']);
  });

  it('a quarter that became months gives its own back, and what is new is merged with what stays (001-14)', async () => {
    const { household, visit } = await begun(['H04']);
    expect((await ground.visits(household)).map(({ duties }) => duties)).toEqual([['H01 2027', 'H04 2027-Q1']]);
    await ground.db.insertInto('area_pack').values({ id: crypto.randomUUID(), area_id: ground.county.areaOf('town1').areaId, pack_id: '4558-001', version: 1, valid_from: new Date(0), by_person: null }).execute();
    await ground.work();
    expect(await ground.duties(household)).toEqual(['H01 2027', 'H04 2027-01', 'H04 2027-02', 'H04 2027-03']);
    expect((await ground.visits(household)).find(({ id }) => id === visit)!.duties).toEqual(['H01 2027']);
    expect(await revisions()).toMatchObject([{ why: ['pack'], lists: { cancelled: [{ target: household, code: 'H04', period: '2027-Q1' }] } }]);
    await sound();
  });
});

describe('a stand-in', () => {
  const who = async (households: readonly string[]) => Promise.all(households.map(async (one) => (await ground.visits(one))[0]!.worker));

  it('on a grid that two walk takes the share of whom he stands in for, also what is under way, and gives it back (000-06)', async () => {
    const colleague = await ground.worker('colleague', 'grid1');
    const households = await ground.households(24);
    for (const one of households) await ground.tag(one, 'H02');
    await ground.plan('county');
    await ground.work();
    const before = await who(households);
    const worker = ground.county.idOf('worker');
    expect(new Set(before)).toEqual(new Set([worker, colleague]));
    ground.clock.now = at('2027-01-04');
    const [underWay] = await ground.visits(households[before.indexOf(worker)]!);
    await ground.looks(underWay!.id);

    const proxy = await ground.worker('proxy', 'grid1', { proxy: true, standsFor: worker, employment: 'part', to: at('2027-02-01') });
    await ground.work();
    expect(await who(households)).toEqual(before.map((one) => (one === worker ? proxy : one)));
    ground.clock.now = at('2027-02-02');
    await ground.db.updateTable('plan_change').set({ due_at: new Date(0) }).where('done_at', 'is', null).execute();
    await ground.work();
    expect(await who(households)).toEqual(before);
    expect((await lines(underWay!.id)).map(({ type }) => type)).toEqual(['Opened', 'Handed', 'Handed']);
    await sound();
  });

  it('who is a colleague walks for two, and one for nobody in particular helps', async () => {
    const colleague = await ground.worker('colleague', 'grid1');
    const worker = ground.county.idOf('worker');
    await insertAssignment(ground.db, { personId: colleague, role: 'worker', areaId: ground.county.areaOf('grid1').areaId, proxy: true, standsFor: worker, from: 0, to: at('2028-01-01') });
    const households = await ground.households(12);
    await ground.plan();
    await ground.work();
    expect(new Set(await who(households))).toEqual(new Set([colleague]));
    const helper = await ground.worker('helper', 'grid1', { proxy: true });
    await ground.work();
    expect(new Set(await who(households))).toEqual(new Set([colleague, helper]));
  });
});
