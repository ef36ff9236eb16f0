import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { createActivities } from '../../activities/index.ts';
import { createHistories } from '../../activities/relay/histories.ts';
import type { Histories } from '../../activities/relay/histories.ts';
import { keepWitnesses } from '../../activities/relay/keep-witnesses.ts';
import { rehydrate } from '../../activities/relay/rehydrate.ts';
import { createConductor } from '../../api/conductor.ts';
import type { Conductor } from '../../api/conductor.ts';
import { replayWitnesses } from '../../bin/verify/witnesses.ts';
import { keepBundle } from '../../bin/worker/kept-bundle.ts';
import { connect } from '../../db/connect.ts';
import { receiveReport } from '../../db/intake.ts';
import { asChained, sha256 } from '../../db/ledger.ts';
import { findSeen } from '../../db/relay.ts';
import { verify } from '../../db/verify.ts';
import { lineHash } from '../../domain/case/chain.ts';
import { caseWorkflowId } from '../../workflows/address.ts';
import type { County } from '../db/county.ts';
import { aCounty, inProgress } from '../db/county.ts';
import { engineAddress, ownTaskQueue, workflowBundle } from '../support/engine.ts';

let county: County;
let conductor: Conductor;
let histories: Histories;
let client: Client;
let home: string;
let bundle: string;
let leave: () => Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
  county = await aCounty();
  // Other tests on the same engine have the first numbers.
  await county.db.insertInto('numbering').values({ year: new Date().getFullYear(), last: randomInt(200_000, 900_000) }).execute();
  const { address, namespace } = engineAddress();
  const queue = ownTaskQueue();
  home = mkdtempSync(join(tmpdir(), 'gewu-witness-'));
  const code = await workflowBundle();
  bundle = keepBundle(home, code.codePath);
  conductor = createConductor({ address, namespace, queue, seenOf: (caseId) => findSeen(county.db, caseId) });
  histories = createHistories({ address, namespace });
  client = new Client({ connection: await Connection.connect({ address }), namespace });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection, namespace, taskQueue: queue, workflowBundle: code, activities: createActivities({ hands: county.hands }) });
  const running = worker.run();
  leave = async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}, 60_000);
afterAll(async () => {
  await leave?.();
  await histories.close();
  await conductor.close();
  await client.connection.close();
  await county.close();
  rmSync(home, { recursive: true, force: true });
});

const keep = () => keepWitnesses({ db: county.db, keys: county.keys, engine: conductor, histories, code: { sdk: 'tests', bundle }, failed: (_number, failure) => { throw failure; } });
const look = (number?: string) => replayWitnesses(county.db, county.keys, home, number);

/** A report that goes through the engine, as the door would hand it on. */
async function reported(category: string): Promise<{ caseId: string; number: string }> {
  const { viewer, actor } = await county.as('resident');
  const { caseId, number } = await receiveReport(county.db, county.keys, {
    category, severity: 'general', channel: 'resident', location: null, evidence: [], onSpot: false, place: county.areaOf('grid1'),
    reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true }, sealed: { description: 'a lamp is out' }, viewer, actor,
  });
  await conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId });
  return { caseId, number };
}
async function asks(name: Parameters<County['claim']>[0], { caseId, number }: { caseId: string; number: string }, action: Parameters<County['claim']>[2], body?: unknown): Promise<void> {
  const commandId = await county.claim(name, caseId, action, body);
  const outcome = await conductor.command(number, { kind: 'command', caseId, commandId });
  if (outcome.kind !== 'answer' || outcome.answer.refused) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
}

it('keeps what the engine remembers of an ended case, runs it again and finds it agrees with the ledger (002-23)', async () => {
  const one = await reported('0702');
  await asks('dispatcher', one, 'accept', { category: '0702' });
  await asks('dispatcher', one, 'comment', { text: 'seen' });
  await asks('resident', one, 'withdraw', { reason: 'it burns again' });
  for (const end = Date.now() + 10_000; (await conductor.runs(one.number)) && Date.now() < end; ) await new Promise((done) => { setTimeout(done, 50); });
  await sql`select pg_sleep(2.1)`.execute(county.db);
  const seeded = await inProgress(county);
  await keep();
  const kept = await county.db.selectFrom('engine_history').selectAll().where('case_id', '=', one.caseId).execute();
  expect(kept).toMatchObject([{ moment: 'ended', bundle, sdk: 'tests' }]);
  expect(kept[0]!.steps).toBeGreaterThan(10);
  expect(kept[0]!.sealed.toString('latin1')).not.toContain('WORKFLOW');
  const { broken, told } = await look();
  expect({ broken, replayed: told.replayed }).toEqual({ broken: [], replayed: 1 });
  expect(told.without).toContain(seeded.number);
  expect(told.without).not.toContain(one.number);

  const admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
  const lines = await admin.selectFrom('ledger').selectAll().where('stream', '=', one.caseId).orderBy('seq').execute();
  let before = lines[1]!.hash;
  for (const line of lines.slice(2)) {
    const edited = line.seq === 3 ? { ...line, actor: line.actor.replace('dispatcher', 'county') } : line;
    const hash = Buffer.from(lineHash(asChained(edited), before, sha256));
    await admin.updateTable('ledger').set({ actor: edited.actor, prev_hash: before, hash }).where('stream', '=', one.caseId).where('seq', '=', line.seq).execute();
    before = hash;
  }
  await admin.updateTable('cases').set({ head: before }).where('id', '=', one.caseId).execute();
  expect((await verify(county.db, county.keys, { case: one.number })).broken).toEqual([]);
  expect((await look(one.number)).broken.map(({ seq, what }) => `${seq} ${what}`)).toContain('3 engineSaysOtherwise');
  await admin.destroy();
}, 60_000);

it('brings an open case back after the engine lost it, with its alarm to the second and without a second message', async () => {
  const one = await reported('0702');
  await asks('dispatcher', one, 'accept', { category: '0702' });
  const { next_alarm_at: alarm } = await county.db.selectFrom('cases').select('next_alarm_at').where('id', '=', one.caseId).executeTakeFirstOrThrow();
  const notices = async () => (await county.db.selectFrom('notice').select('dedupe').where('case_id', '=', one.caseId).execute()).map(({ dedupe }) => dedupe).toSorted();
  const told = await notices();
  await client.workflow.getHandle(caseWorkflowId(one.number)).terminate('the engine was deleted');
  await rehydrate({ db: county.db, engine: conductor, failed: (_number, failure) => { throw failure; } });
  expect(await conductor.runs(one.number)).toBe(true);
  const ringsAt = async (): Promise<number> => {
    const { events: steps = [] } = await client.workflow.getHandle(caseWorkflowId(one.number)).fetchHistory();
    const timer = steps?.findLast((step) => step.timerStartedEventAttributes);
    return timer ? Number(timer.eventTime!.seconds) * 1_000 + timer.eventTime!.nanos! / 1e6 + Number(timer.timerStartedEventAttributes!.startToFireTimeout!.seconds) * 1_000 + (timer.timerStartedEventAttributes!.startToFireTimeout!.nanos ?? 0) / 1e6 : 0;
  };
  for (const end = Date.now() + 10_000; (await ringsAt()) === 0 && Date.now() < end; ) await new Promise((done) => { setTimeout(done, 50); });
  expect(Math.abs((await ringsAt()) - alarm!.getTime())).toBeLessThanOrEqual(1_000);
  expect(await notices()).toEqual(told);
  await asks('dispatcher', one, 'comment', { text: 'it goes on' });
}, 60_000);
