import { randomUUID } from 'node:crypto';
import { openHouse } from './house.ts';
import type { OpenHouse } from './house.ts';
import { until } from './people.ts';
import type { Reply, Somebody } from './people.ts';

const minutes = 60_000;
let house: OpenHouse;
beforeAll(async () => { house = await openHouse(); }, 3 * minutes);
afterAll(async () => {
  await house?.tearDown();
}, 2 * minutes);

/** What somebody was told, and may rely on from then on. */
interface Told { reports: { key: string; number: string; code: string }[]; comments: { number: string; key: string; seq: number }[] }

const report = { category: '0702', description: '路灯不亮', location: { lng: 110.02, lat: 34.15 } };

/** Asks with the same key until there is an answer, as a good client does; whatever is no answer is not relied on. */
async function insisting(ask: () => Promise<Reply>): Promise<Reply> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const reply = await ask().catch(() => undefined);
    if (reply && reply.status < 300) return reply;
    const passes = reply === undefined || reply.status >= 500 || reply.body?.code === 'inFlight';
    if (!passes) throw new Error(`refused: ${reply.status} ${JSON.stringify(reply.body?.code)} ${JSON.stringify(reply.body?.why)}`);
    await new Promise((done) => { setTimeout(done, 150); });
  }
  throw new Error('no answer within a minute');
}

/** Reports something, then comments on it four times, over and over. */
async function busy(somebody: { wang: Somebody; dispatcher: Somebody }, going: () => boolean, told: Told): Promise<void> {
  while (going()) {
    const reportKey = randomUUID();
    const { body } = await insisting(() => somebody.wang.post('/api/reports', report, reportKey));
    told.reports.push({ key: reportKey, ...body });
    // A report that was taken while the engine was away (202) becomes a case by itself.
    await until(`${body.number} becoming a case`, async () => (await somebody.dispatcher.get(`/api/incidents/${body.number}`).catch(() => undefined))?.status === 200, 60);
    for (let nth = 0; nth < 4 && going(); nth += 1) {
      const key = randomUUID();
      const reply = await insisting(() => somebody.dispatcher.tries(body.number, 'comment', { text: '已知悉' }, key));
      told.comments.push({ number: body.number, key, seq: reply.body.entries[0].seq });
    }
  }
}

it('loses nothing that was acknowledged and does nothing twice, whichever process is killed', async () => {
  const told: Told = { reports: [], comments: [] };
  const somebody = { wang: house.wang, dispatcher: await house.as('dispatcher') };
  let going = true;
  const crowd = Promise.all(Array.from({ length: 4 }, () => busy(somebody, () => going, told)));
  const heard = () => told.reports.length + told.comments.length;
  try {
    for (const victim of ['api', 'worker', 'temporal', 'postgres'] as const) {
      const before = heard();
      await until('people being served', async () => heard() > before + 10, 60);
      await house.kill(victim);
    }
    const before = heard();
    await until('people being served again', async () => heard() > before + 10, 60);
  } finally {
    going = false;
  }
  await crowd;

  const { dispatcher } = somebody;
  const cases = (await dispatcher.get('/api/incidents?limit=1')).body.total.count;
  expect(new Set(told.reports.map(({ number }) => number)).size).toBe(told.reports.length);
  expect(cases).toBe(told.reports.length);
  for (const { number } of told.reports) {
    const { body } = await dispatcher.get(`/api/incidents/${number}/ledger?limit=100`);
    const written = body.items.filter(({ type }: { type: string }) => type === 'Commented').map(({ seq }: { seq: number }) => seq);
    expect(written).toEqual(told.comments.filter((one) => one.number === number).map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(body.items.filter(({ type }: { type: string }) => type === 'Submitted')).toHaveLength(1);
  }
}, 6 * minutes);

it('still gives the first answer to a key that comes again', async () => {
  const key = randomUUID();
  const first = await house.wang.post('/api/reports', report, key);
  await house.kill('api');
  const again = await insisting(() => house.wang.post('/api/reports', report, key));
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
}, 2 * minutes);

it('has a ledger that adds up, and stops in order', async () => {
  const { stdout } = await house.verify();
  expect(stdout).toContain('every chain holds');
  await expect(house.stop()).resolves.toBe(0);
}, 2 * minutes);
