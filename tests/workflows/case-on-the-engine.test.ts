import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Seen } from '../../domain/case/contract.ts';
import { caseWorkflowId } from '../../workflows/address.ts';
import { aCase, answered, engineCast } from './engine-cast.ts';
import type { EngineCast } from './engine-cast.ts';

const rows = new Map<string, Seen>();
let cast: EngineCast;
let client: Client;
beforeAll(async () => {
  cast = await engineCast(async (caseId) => rows.get(caseId));
  client = new Client({ connection: await Connection.connect({ address: cast.address }), namespace: cast.namespace });
});
afterAll(async () => {
  await cast.close();
  await client.connection.close();
});

const pause = (ms: number) => new Promise((done) => { setTimeout(done, ms); });

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 15_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error('it did not come about');
    await pause(20);
  }
};

it('opens a case and answers with its first line', async () => {
  const one = aCase(cast);
  await expect(one.open()).resolves.toEqual(answered({ seq: 1, refused: null }));
  await expect(cast.conductor.runs(one.number)).resolves.toBe(true);
});

it('opens a case once, however often it is asked', async () => {
  const one = aCase(cast);
  const outcomes = await Promise.all([one.open(), one.open(), one.open({ attempt: 1 })]);
  expect(outcomes).toEqual([answered({ seq: 1 }), answered({ seq: 1 }), answered({ seq: 1 })]);
  expect(cast.ledger.linesOf(one.caseId)).toEqual(['submit']);
});

it('takes thirty commands at once, each once, although the engine holds ten of a case at a time', async () => {
  const one = aCase(cast);
  await one.open();
  // On a busy machine the engine may lose hold of a turn for longer than a caller waits; the same turn again is then no second one.
  const insisting = async (key: string): Promise<number> => {
    const outcome = await one.asks('comment', key);
    return outcome.kind === 'answer' ? outcome.answer.seq : insisting(key);
  };
  const seqs = await Promise.all(Array.from({ length: 30 }, () => insisting(randomUUID())));
  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 2));
});

it('hands a refusal on, and the same command gives the same answer', async () => {
  const one = aCase(cast);
  await one.open();
  const key = randomUUID();
  await expect(one.asks('refused', key)).resolves.toEqual(answered({ refused: 'notNow', seq: 1 }));
  await one.asks('accept');
  await expect(one.asks('refused', key)).resolves.toEqual(answered({ refused: 'notNow', seq: 1 }));
});

it('goes on after a turn that broke', async () => {
  const one = aCase(cast);
  await one.open();
  cast.ledger.breakWith(new TypeError('no such profile'));
  await expect(one.asks('accept')).rejects.toMatchObject({ name: 'TurnBroke' });
  cast.ledger.breakWith(undefined);
  await expect(one.asks('accept')).resolves.toEqual(answered({ seq: 2 }));
});

it('opens a report whose first try broke, at the next attempt', async () => {
  const one = aCase(cast);
  cast.ledger.breakWith(new TypeError('no such profile'));
  await expect(one.open()).rejects.toMatchObject({ name: 'TurnBroke' });
  cast.ledger.breakWith(undefined);
  await expect(one.open({ attempt: 1 })).resolves.toEqual(answered({ seq: 1 }));
});

it('waits while the database is away and then goes on by itself', async () => {
  const one = aCase(cast);
  await one.open();
  cast.ledger.breakWith(Object.assign(new Error('terminating connection'), { code: '57P01' }));
  const key = randomUUID();
  await expect(one.asks('accept', key, 500)).resolves.toEqual({ kind: 'inFlight' });
  cast.ledger.breakWith(undefined);
  await expect(one.asks('accept', key)).resolves.toEqual(answered({ seq: 2 }));
  expect(cast.ledger.linesOf(one.caseId)).toEqual(['submit', 'accept']);
});

it('rings its alarm by itself, once', async () => {
  const one = aCase(cast);
  await one.open();
  cast.ledger.setAlarm(Date.now() + 400);
  await one.asks('accept');
  await until(() => cast.ledger.linesOf(one.caseId).length > 2);
  expect(cast.ledger.linesOf(one.caseId)).toEqual(['submit', 'accept', 'rung']);
});

it('is gone after the last word', async () => {
  const one = aCase(cast);
  await one.open();
  await expect(one.asks('archive')).resolves.toEqual(answered({ seq: 2 }));
  await until(async () => !(await cast.conductor.runs(one.number)));
  await expect(one.asks('comment')).resolves.toEqual({ kind: 'gone' });
});

it('knows a case that never was as gone', async () => {
  await expect(aCase(cast).asks('accept')).resolves.toEqual({ kind: 'gone' });
});

it('ends a workflow whose case has no row', async () => {
  const one = aCase(cast);
  await cast.conductor.wake(one.number, { caseId: one.caseId, seen: { seq: 0, alarmAt: null, over: false } });
  await until(async () => !(await cast.conductor.runs(one.number)));
});

it('goes on from the row when the engine forgot an open case', async () => {
  const one = aCase(cast);
  await one.open();
  await client.workflow.getHandle(caseWorkflowId(one.number)).terminate();
  rows.set(one.caseId, { seq: 1, alarmAt: null, over: false });
  await expect(one.asks('accept')).resolves.toEqual(answered({ seq: 2 }));
});

it('tells those who ask to come back while no worker is there, and loses nothing', async () => {
  const one = aCase(cast);
  await one.open();
  await cast.dismiss();
  const key = randomUUID();
  await expect(one.asks('accept', key, 300)).resolves.toEqual({ kind: 'inFlight' });
  await cast.rehire();
  await expect(one.asks('accept', key)).resolves.toEqual(answered({ seq: 2 }));
  expect(cast.ledger.linesOf(one.caseId)).toEqual(['submit', 'accept']);
});

it('puts ids and nothing else into the history', async () => {
  const one = aCase(cast);
  await one.open();
  const { events = [] } = await client.workflow.getHandle(caseWorkflowId(one.number)).fetchHistory();
  const started = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  expect(JSON.parse(Buffer.from(started!).toString())).toEqual({ caseId: one.caseId, seen: { seq: 0, alarmAt: null, over: false } });
});
