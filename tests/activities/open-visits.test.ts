import type { Engine } from '../../activities/relay/engine.ts';
import { createOpener } from '../../activities/relay/open-visits.ts';
import { createOpenMany } from '../../activities/visits/open-many.ts';
import { createVisitReconciler } from '../../activities/relay/reconcile.ts';
import { verify } from '../../db/verify.ts';
import { findVisitSeen } from '../../db/visits/waiting-visits.ts';
import type { VisitRun } from '../../domain/case/contract.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';

const day = 86_400_000;
let county: County;
let town: VisitingCounty;
beforeAll(async () => {
  county = await aCounty();
  town = await visiting(county);
});
afterAll(() => county.close());
beforeEach(() => county.db.updateTable('visit').set({ open: false, over: true }).execute());

const failed = (...what: unknown[]) => { throw new Error(`nothing should fail here: ${what.join(' ')}`); };

const common = () => ({ db: county.db, openMany: createOpenMany({ db: county.db, keys: county.keys }), failed });

/** An engine that opens visits when it is told to, and remembers. */
function anEngine({ up = true, opens = true, broken = new Set<string>() } = {}) {
  const asked = { started: [] as string[], runs: [] as (VisitRun & { delayMs: number })[], woken: [] as VisitRun[], resumed: [] as VisitRun[] };
  const engine: Pick<Engine, 'visits' | 'isUp' | 'identity'> = {
    isUp: async () => up,
    identity: async () => 'one',
    visits: {
      start: async (visitId, run, { delayMs = 0 } = { delayMs: 0 }) => {
        if (broken.has(visitId)) throw new Error('away');
        asked.started.push(visitId);
        asked.runs.push({ ...run, delayMs });
        if (opens) await town.looks(visitId);
      },
      wake: async (_id, run) => { asked.woken.push(run); },
      resume: async (_id, run) => { asked.resumed.push(run); },
      runs: async () => false,
    },
  };
  return { ...asked, engine };
}

describe('the opener of visits', () => {
  it('starts those whose window has begun, the longest open first, and no other', async () => {
    const now = Date.now();
    const [late, early, future] = [
      await town.planned([{ code: 'H01', from: now - 2 * day, to: now + day }]), await town.planned([{ code: 'H01', from: now - 3 * day, to: now + day }]),
      await town.planned([{ code: 'H01', from: now + day, to: now + 2 * day }]),
    ];
    const { engine, started } = anEngine();
    await createOpener({ ...common(), engine, batch: 1, perSecond: 1_000 }).once();
    expect(started).toEqual([early.visitId]);
    const opener = createOpener({ ...common(), engine, perSecond: 1_000 });
    expect(await opener.once()).toBe(false);
    expect(await opener.once()).toBe(false);
    expect(started).toEqual([early.visitId, late.visitId]);
    expect(await findVisitSeen(county.db, late.visitId)).toMatchObject({ seq: 1, over: false });
    expect(await findVisitSeen(county.db, future.visitId)).toMatchObject({ seq: 0 });
  });

  it('starts no more than so many a second, whatever waits', async () => {
    for (let nth = 0; nth < 9; nth += 1) await town.planned([{ code: 'H01' }]);
    let now = 0;
    const waited: number[] = [];
    const { engine, started } = anEngine();
    const opener = createOpener({ ...common(), engine, perSecond: 40, batch: 3, now: () => now, wait: async (ms) => { waited.push(ms); now += ms; } });
    while (await opener.once()) continue;
    expect(started).toHaveLength(9);
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBe(150);
  });

  it('starts nothing twice while the worker has not come to it, and nothing while the engine is away', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    await createOpener({ ...common(), engine: anEngine({ up: false }).engine }).once();
    const { engine, started } = anEngine({ opens: false });
    const opener = createOpener({ ...common(), engine });
    await opener.once();
    await opener.once();
    expect(started).toEqual([visitId]);
  });

  it('lets one that fails stop none of the others', async () => {
    const [poison, good] = [await town.planned([{ code: 'H01' }]), await town.planned([{ code: 'H01' }])];
    const { engine, started } = anEngine({ broken: new Set([poison.visitId]) });
    const told: string[] = [];
    await createOpener({ ...common(), engine, failed: (id) => told.push(id), perSecond: 1_000 }).once();
    expect([told, started]).toEqual([[poison.visitId], [good.visitId]]);
  });

  it('starts a workflow that the engine did not take with the next round, its line being written already', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    const broken = new Set([visitId]);
    const { engine, started } = anEngine({ broken });
    const opener = createOpener({ ...common(), engine, failed: () => undefined, perSecond: 1_000 });
    await opener.once();
    expect(await findVisitSeen(county.db, visitId)).toMatchObject({ seq: 1 });
    broken.clear();
    await opener.once();
    await opener.once();
    expect(started).toEqual([visitId]);
  });

  it('writes for many at once what the clock writes for each, and lets their workflows sleep until the alarm', async () => {
    const now = Date.now();
    const window = { from: now - day, to: now + 13 * day };
    const [alone, one, other] = [await town.planned([{ code: 'H01', ...window }]), await town.planned([{ code: 'H01', ...window }]), await town.planned([{ code: 'H01', ...window }])];
    await town.looks(alone.visitId);
    const { engine, runs } = anEngine({ opens: false });
    await createOpener({ ...common(), engine, perSecond: 1_000 }).once();
    expect(await town.types(one.visitId)).toEqual(await town.types(alone.visitId));
    const told = async ({ visitId, duties }: typeof one) => {
      const { id: _id, target_id: _target, head: _head, private_sealed, updated_at: _at, created_at: _made, state, ...row } = await town.row(visitId);
      const { status, begun, window: shown, care } = state as Record<string, unknown>;
      return { ...row, sealed: private_sealed !== null, shown: { status, begun, shown, care }, duty: (await town.duty(duties[0]!)).state };
    };
    expect(await told(one)).toEqual(await told(alone));
    expect(await told(other)).toMatchObject({ seq: 1, status: 'open', duty: 'open' });
    const { broken } = await verify(county.db, county.keys);
    expect(broken.filter((fault) => [one.visitId, other.visitId].includes(fault.case))).toEqual([]);
    expect(runs).toMatchObject([{ opened: true, seen: { seq: 1 } }, { opened: true, seen: { seq: 1 } }]);
    for (const { seen, delayMs } of runs) expect(Math.abs(now + delayMs - seen.alarmAt!)).toBeLessThan(60_000);
  });

  it('does not wait for whoever holds a visit or a duty of it: its own workflow opens it', async () => {
    const [held, free] = [await town.planned([{ code: 'H01' }]), await town.planned([{ code: 'H01' }])];
    const { engine, runs } = anEngine({ opens: false });
    await county.db.transaction().execute(async (trx) => {
      await trx.selectFrom('duty').select('id').where('id', '=', held.duties[0]!).forUpdate().execute();
      await createOpener({ ...common(), engine, perSecond: 1_000 }).once();
    });
    expect(runs.map(({ visitId, seen }) => [visitId, seen.seq]).toSorted()).toEqual([[held.visitId, 0], [free.visitId, 1]].toSorted());
  });
});

it('the reconciler wakes visits whose alarm did not ring and brings back those that nobody waits for', async () => {
  const { visitId } = await town.planned([{ code: 'H08' }]);
  await town.looks(visitId);
  await county.db.updateTable('visit').set({ next_alarm_at: new Date(Date.now() - 60_000) }).where('id', '=', visitId).execute();
  const found: unknown[] = [];
  const { engine, woken, resumed } = anEngine();
  await createVisitReconciler({ db: county.db, engine, failed, found: (what, many) => found.push([what, many]) }).once();
  expect(woken).toMatchObject([{ visitId, seen: { seq: 2, over: false } }].map((one) => ({ ...one, seen: { over: false } })));
  expect(resumed.map((run) => run.visitId)).toEqual([visitId]);
  expect(found).toEqual([['lateAlarm', 1], ['noWorkflow', 1]]);
});
