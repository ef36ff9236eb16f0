import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId } from '../../workflows/address.ts';
import { aCase, engineCast } from './engine-cast.ts';
import type { EngineCast } from './engine-cast.ts';

let cast: EngineCast;
let client: Client;
beforeAll(async () => {
  cast = await engineCast();
  client = new Client({ connection: await Connection.connect({ address: cast.address }), namespace: cast.namespace });
});
afterAll(async () => {
  await cast.close();
  await client.connection.close();
});

const crowd = 100;
const inFlight = 8;

it('answers every command across a hand-over to a new run, each once', async () => {
  const one = aCase(cast);
  await one.open();
  const runOf = async () => (await client.workflow.getHandle(caseWorkflowId(one.number)).describe()).runId;
  const insisting = async (key: string) => {
    while ((await one.asks('comment', key)).kind !== 'answer') await new Promise((done) => { setTimeout(done, 20); });
  };
  const aCrowdAsks = async () => {
    const keys = Array.from({ length: crowd }, () => randomUUID());
    const hand = async () => {
      for (let key = keys.pop(); key !== undefined; key = keys.pop()) await insisting(key);
    };
    await Promise.all(Array.from({ length: inFlight }, hand));
  };

  // The engine suggests a new run after 4,096 steps, which is somewhere behind the five hundredth command.
  const first = await runOf();
  let crowds = 1;
  for (; (await runOf()) === first && crowds < 30; crowds += 1) await aCrowdAsks();
  await aCrowdAsks();

  expect(await runOf()).not.toBe(first);
  expect(cast.ledger.linesOf(one.caseId)).toHaveLength(crowds * crowd + 1);
  await expect(cast.conductor.runs(one.number)).resolves.toBe(true);
}, 90_000);
