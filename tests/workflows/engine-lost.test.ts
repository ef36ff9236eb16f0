import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startTemporal } from '../../bin/temporal.ts';
import type { Temporal } from '../../bin/temporal.ts';
import { caseWorkflowId, visitWorkflowId } from '../../workflows/address.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import { thisRun } from '../support/run.ts';
import type { WorkingCounty } from './working-county.ts';
import { apartFromOthers, soon, workOn } from './working-county.ts';

const namespace = 'gewu-lost-engine';
const day = 86_400_000;
const home = mkdtempSync(join(tmpdir(), 'gewu-lost-'));
const project = join(__dirname, '..', '..');
const queues = { cases: 'gewu-cases', visits: 'gewu-visits' };
let county: County;
let town: VisitingCounty;
let engine: Temporal;
let work: WorkingCounty;

async function startEngine(port?: number): Promise<void> {
  const { engine: found } = thisRun();
  if ('missing' in found) throw new Error(`this test needs the engine. ${found.missing}`);
  engine = await startTemporal({ home, cli: found.cli, namespace, port });
  work = await workOn(county, town, { address: engine.address, namespace }, queues);
}

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
  county = await aCounty();
  town = await visiting(county);
  await apartFromOthers(county);
  await startEngine();
}, 90_000);
afterAll(async () => {
  await work?.leave();
  await engine?.stop();
  await county?.close();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

/** `npm run rehydrate` on this house. */
const rehydrate = async (): Promise<string> => {
  const env = { ...process.env, GEWU_HOME: home, DATABASE_URL: county.base.url, GEWU_OWNER_DATABASE_URL: county.base.ownerUrl, TEMPORAL_ADDRESS: engine.address, TEMPORAL_NAMESPACE: namespace };
  return (await promisify(execFile)(join(project, 'node_modules', '.bin', 'node'), [join(project, 'bin', 'rehydrate.ts')], { env })).stdout;
};

it('brings every open case and visit back after the data of the engine was deleted, each alarm to the second and nobody told twice', async () => {
  const open = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const one = await work.reported('0702');
    await work.asks('dispatcher', one, 'accept', { category: '0702' });
    if (nth % 2 === 0) await work.asks('dispatcher', one, 'dispatch', { lead: 'urban', person: 'clerk' });
    open.push(one);
  }
  const over = await work.reported('0702');
  await work.asks('resident', over, 'withdraw', { reason: 'it burns again' });
  const begun: string[] = [];
  for (let nth = 0; nth < 4; nth += 1) {
    // One of them is half a day from being late, and its worker was told.
    const { visitId } = await town.planned([{ code: 'H08' }], nth === 0 ? { worker: 'worker' } : {});
    await work.visits('worker', visitId, nth % 2 === 0 ? 'start' : 'record', nth % 2 === 0 ? {} : { outcome: 'notMet' });
    begun.push(visitId);
  }
  const { visitId: untouched } = await town.planned([{ code: 'H08', from: Date.now() + day }]);
  const alarms = new Map([
    ...(await county.db.selectFrom('cases').select(['number', 'next_alarm_at']).where('over', '=', false).execute()).map(({ number, next_alarm_at: at }) => [caseWorkflowId(number), at!.getTime()] as const),
    ...(await county.db.selectFrom('visit').select(['id', 'next_alarm_at']).where('seq', '>', 0).execute()).map(({ id, next_alarm_at: at }) => [visitWorkflowId(id), at!.getTime()] as const),
  ]);
  expect(alarms.size).toBe(9);
  const told = async () => (await county.db.selectFrom('notice').select(['case_id', 'dedupe']).orderBy('case_id').orderBy('dedupe').execute());
  const lines = async () => (await county.db.selectFrom('ledger').select(['stream', 'seq']).orderBy('stream').orderBy('seq').execute());
  const [toldBefore, linesBefore] = [await told(), await lines()];

  const { port } = engine;
  await work.leave();
  await engine.stop();
  rmSync(join(home, 'engine'), { recursive: true });
  await startEngine(port);
  expect(await Promise.all(open.map(({ number }) => work.conductor.runs(number)))).toEqual(open.map(() => false));

  expect(await rehydrate()).toBe('5 cases and 4 visits were brought back, 0 were there.\n');
  for (const [workflowId, owed] of alarms) {
    const rings = await soon(`the alarm of ${workflowId}`, () => work.ringsAt(workflowId));
    expect([workflowId, Math.abs(rings - owed) <= 1_000]).toEqual([workflowId, true]);
  }
  expect([await work.conductor.runs(over.number), await work.conductor.visits.runs(untouched)]).toEqual([false, false]);
  expect([await told(), await lines()]).toEqual([toldBefore, linesBefore]);
  // Doing it again does nothing, and work goes on where it stood.
  expect(await rehydrate()).toBe('0 cases and 0 visits were brought back, 9 were there.\n');
  await work.asks('dispatcher', open[1]!, 'dispatch', { lead: 'urban', person: 'clerk' });
  await work.visits('worker', begun[1]!, 'record', { outcome: 'met' });
  expect((await town.row(begun[1]!)).status).toBe('done');
}, 120_000);
