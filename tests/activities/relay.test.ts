import { randomBytes } from 'node:crypto';
import { createHands } from '../../activities/apply-command.ts';
import { logChannel } from '../../activities/relay/channel.ts';
import type { Channel, Message } from '../../activities/relay/channel.ts';
import type { Engine } from '../../activities/relay/engine.ts';
import { openWaitingReports } from '../../activities/relay/open-reports.ts';
import { createReconciler } from '../../activities/relay/reconcile.ts';
import { sendNotices } from '../../activities/relay/send-notices.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { newId } from '../../db/ids.ts';
import { receiveReport } from '../../db/intake.ts';
import { keyRing } from '../../db/keys.ts';
import { findSeen } from '../../db/relay.ts';
import { insertShipped } from '../../db/shipped.ts';
import type { CaseRun } from '../../domain/case/contract.ts';
import { plant } from '../../seeds/planting.ts';
import { freshDatabase } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres.ts';

const keys = keyRing(randomBytes(32));
const minutes = 60_000;
let database: FreshDatabase;
let db: Db;
let hands: ReturnType<typeof createHands>;

beforeAll(async () => {
  database = await freshDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  await insertShipped(owner);
  await plant(owner, 'no password opens this');
  await owner.destroy();
  db = connect(database.url);
  hands = createHands({ db, keys });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Wang's report of something in the street, taken so many minutes ago. */
const aReport = (minutesAgo: number, category: string | null = '0401') => receiveReport(db, keys, {
  receivedAt: Date.now() - minutesAgo * minutes, channel: 'resident', category, severity: 'general', location: null, evidence: [], onSpot: false,
  reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true }, sealed: { description: '消防通道被堵', reporterPhone: '13800000000' },
  viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' },
});
const aCase = async (category?: string) => {
  const report = await aReport(0, category);
  await hands.turn({ kind: 'open', caseId: report.caseId, commandId: report.caseId });
  return report;
};

/** An engine that does its work at once and remembers what it was asked. */
function anEngine({ up = true, identity = 'first', running = new Set<string>(), broken = new Set<string>() } = {}) {
  const asked = { opened: [] as string[], woken: [] as [string, CaseRun][], resumed: [] as [string, CaseRun][] };
  const engine: Engine = {
    async open(_caseId, number, turn) {
      if (broken.has(number)) throw new Error('a rule threw');
      asked.opened.push(number);
      return { kind: 'answer', answer: await hands.turn(turn) };
    },
    async wake(number, run) { asked.woken.push([number, run]); },
    async resume(number, run) { asked.resumed.push([number, run]); running.add(number); },
    runs: async (number) => running.has(number),
    visits: { start: async () => {}, wake: async () => {}, resume: async () => {}, runs: async () => true },
    isUp: async () => up,
    identity: async () => {
      if (!up) throw new Error('the engine is away');
      return identity;
    },
  };
  return { ...asked, engine };
}

const settled = () => db.updateTable('cases').set({ over: true, next_alarm_at: null }).execute();
const failed = (...what: unknown[]) => { throw new Error(`nothing should fail here: ${what.join(' ')}`); };

describe('reports that wait', () => {
  afterEach(settled);

  it('are opened, once, and those that the door may still open are left to it', async () => {
    const [old, young] = [await aReport(2), await aReport(0)];
    const { engine, opened } = anEngine();
    await expect(openWaitingReports({ db, engine, failed })).resolves.toBe(false);
    await openWaitingReports({ db, engine, failed });
    expect(opened).toEqual([old.number]);
    await expect(findSeen(db, old.caseId)).resolves.toMatchObject({ seq: 1, over: false });
    await expect(findSeen(db, young.caseId)).resolves.toBeUndefined();
  });

  it('are not even claimed while the engine is away', async () => {
    const report = await aReport(2);
    await openWaitingReports({ db, engine: anEngine({ up: false }).engine, failed });
    const back = anEngine();
    await openWaitingReports({ db, engine: back.engine, failed });
    expect(back.opened).toEqual([report.number]);
  });

  it('do not stand in one another\'s way', async () => {
    const [poison, good] = [await aReport(2), await aReport(2)];
    const { engine, opened } = anEngine({ broken: new Set([poison.number]) });
    const told: string[] = [];
    await openWaitingReports({ db, engine, failed: (number) => told.push(number) });
    expect(opened).toEqual([good.number]);
    expect(told).toEqual([poison.number]);
  });
});

describe('the reconciler', () => {
  beforeEach(settled);
  const rounds = async (engine: Engine, page = 200) => {
    const found: [string, number][] = [];
    const reconciler = createReconciler({ db, engine, page, failed, found: (what, cases) => found.push([what, cases]) });
    for (let more = true; more; ) more = await reconciler.once();
    return found;
  };

  it('starts a workflow for an open case that has none, with what its row says', async () => {
    const { caseId, number } = await aCase();
    const { engine, resumed } = anEngine();
    await expect(rounds(engine)).resolves.toEqual([['noWorkflow', 1]]);
    expect(resumed).toEqual([[number, { caseId, seen: await findSeen(db, caseId) }]]);
  });

  it('leaves alone what runs and what is over', async () => {
    const running = await aCase();
    const over = await aCase();
    await db.updateTable('cases').set({ over: true }).where('id', '=', over.caseId).execute();
    const { engine, resumed } = anEngine({ running: new Set([running.number]) });
    await expect(rounds(engine)).resolves.toEqual([]);
    expect(resumed).toEqual([]);
  });

  it('brings back every case at once when the engine was deleted', async () => {
    const numbers = [];
    for (let n = 0; n < 7; n += 1) numbers.push((await aCase()).number);
    const { engine, resumed } = anEngine();
    await rounds(engine, 2);
    expect(resumed.map(([number]) => number).toSorted()).toEqual(numbers.toSorted());
  });

  it('looks once a minute, and at once when the engine is another than before', async () => {
    const { number } = await aCase();
    const running = new Set<string>();
    const engines = [anEngine({ running }), anEngine({ running, identity: 'second' })] as const;
    let [now] = engines;
    const engine = new Proxy({} as Engine, { get: (_, name: keyof Engine) => now.engine[name] });
    const reconciler = createReconciler({ db, engine, failed, found: () => undefined });
    await reconciler.once();
    running.clear();
    await reconciler.once();
    expect(engines[0].resumed).toHaveLength(1);
    now = engines[1];
    await reconciler.once();
    expect(now.resumed.map(([name]) => name)).toEqual([number]);
  });

  it('wakes a case whose alarm is long past', async () => {
    const [late, punctual] = [await aCase(), await aCase()];
    const rang = new Date(Date.now() - minutes);
    await db.updateTable('cases').set({ next_alarm_at: rang }).where('id', '=', late.caseId).execute();
    const { engine, woken } = anEngine({ running: new Set([late.number, punctual.number]) });
    await expect(rounds(engine)).resolves.toEqual([['lateAlarm', 1]]);
    expect(woken).toEqual([[late.number, { caseId: late.caseId, seen: { seq: 1, alarmAt: rang.getTime(), over: false } }]]);
  });

  it('waits while the engine is away', async () => {
    await aCase();
    await expect(rounds(anEngine({ up: false }).engine)).rejects.toThrow('away');
  });
});

describe('messages', () => {
  const waiting = async (caseId: string, number: string) => {
    const id = newId();
    await db.insertInto('notice').values({
      id, case_id: caseId, dedupe: id, recipient: JSON.stringify({ kind: 'unit', role: 'clerk', unit: 'urban' }), audience: ['clerk@urban'], template: 'urged',
      params: JSON.stringify({ number, seq: 1 }), not_before: new Date(0), created_at: new Date(), last_error: null, claimed_until: null, sent_at: null,
    } as never).execute();
    return id;
  };
  const linkTo = (number: string) => `https://gewu.example/${number}`;
  const stateOf = (id: string) => db.selectFrom('notice').select(['state', 'channel', 'last_error']).where('id', '=', id).executeTakeFirstOrThrow();
  beforeEach(() => db.updateTable('notice').set({ state: 'cancelled' }).execute());

  it('leave once, with the number and the link and nothing else', async () => {
    const { caseId, number } = await aCase();
    await db.updateTable('notice').set({ state: 'cancelled' }).execute();
    const id = await waiting(caseId, number);
    const written: unknown[] = [];
    const channels = [logChannel((line) => written.push(line))];
    await sendNotices({ db, channels, linkTo, failed });
    await sendNotices({ db, channels, linkTo, failed });
    expect(written).toEqual([{ number, link: `https://gewu.example/${number}` }]);
    await expect(stateOf(id)).resolves.toMatchObject({ state: 'sent', channel: 'log' });
  });

  it('wait when they cannot be delivered, and stop none of the others', async () => {
    const { caseId, number } = await aCase();
    await db.updateTable('notice').set({ state: 'cancelled' }).execute();
    const [bad, good] = [await waiting(caseId, number), await waiting(caseId, number)];
    const sent: Message[] = [];
    const channel: Channel = {
      name: 'sms',
      send: async (message) => {
        if (message.id === bad) throw new Error('no such number: 13800000000');
        sent.push(message);
      },
    };
    const told: [string, boolean][] = [];
    await sendNotices({ db, channels: [channel], linkTo, failed: (id, _failure, givenUp) => told.push([id, givenUp]) });
    expect(sent.map(({ id }) => id)).toEqual([good]);
    expect(told).toEqual([[bad, false]]);
    await expect(stateOf(bad)).resolves.toMatchObject({ state: 'waiting', last_error: 'Error' });
  });

  it('are given up after a day', async () => {
    const { caseId, number } = await aCase();
    await db.updateTable('notice').set({ state: 'cancelled' }).execute();
    const id = await waiting(caseId, number);
    await db.updateTable('notice').set({ created_at: new Date(Date.now() - 25 * 60 * minutes) }).where('id', '=', id).execute();
    const told: boolean[] = [];
    const channel: Channel = { name: 'sms', send: () => Promise.reject(new Error('down')) };
    await sendNotices({ db, channels: [channel], linkTo, failed: (_id, _failure, givenUp) => told.push(givenUp) });
    expect(told).toEqual([true]);
    await expect(stateOf(id)).resolves.toMatchObject({ state: 'dead' });
  });

  it('of the confidential lane are never written down outside', async () => {
    const { caseId, number } = await aCase();
    await db.updateTable('cases').set({ lane: 'confidential' }).where('id', '=', caseId).execute();
    await db.updateTable('notice').set({ state: 'cancelled' }).execute();
    const id = await waiting(caseId, number);
    await sendNotices({ db, channels: [logChannel(failed)], linkTo, failed });
    await expect(stateOf(id)).resolves.toMatchObject({ state: 'sent', channel: 'inside' });
  });
});
