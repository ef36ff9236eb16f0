import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openSync, closeSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConductor } from '../../api/conductor.ts';
import type { Conductor } from '../../api/conductor.ts';
import { freePort } from '../../bin/free-port.ts';
import { keyRingOf } from '../../bin/key-ring.ts';
import { startTemporal } from '../../bin/temporal.ts';
import type { Temporal } from '../../bin/temporal.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { receiveReport } from '../../db/intake.ts';
import { findSeen } from '../../db/relay.ts';
import { insertShipped } from '../../db/shipped.ts';
import { plant } from '../../seeds/planting.ts';
import { freshDatabase } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres.ts';
import { thisRun } from '../support/run.ts';

const home = mkdtempSync(join(tmpdir(), 'gewu-worker-'));
const namespace = 'gewu-worker-test';
const project = join(__dirname, '..', '..');
let database: FreshDatabase;
let db: Db;
let port: number;
let engine: Temporal | undefined;
let conductor: Conductor;
let worker: ChildProcess;

beforeAll(async () => {
  database = await freshDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  await insertShipped(owner);
  await plant(owner, 'no password opens this');
  await owner.destroy();
  db = connect(database.url);
  port = await freePort();
  conductor = createConductor({ address: `127.0.0.1:${port}`, namespace, seenOf: (caseId) => findSeen(db, caseId) });
  worker = hireWorker();
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await conductor.close();
  await engine?.stop();
  await db.destroy();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const log = join(home, 'worker.log');
function hireWorker(): ChildProcess {
  const output = openSync(log, 'a');
  const env = { ...process.env, GEWU_HOME: home, DATABASE_URL: database.url, TEMPORAL_ADDRESS: `127.0.0.1:${port}`, TEMPORAL_NAMESPACE: namespace };
  const child = spawn(join(project, 'node_modules', '.bin', 'node'), [join(project, 'bin', 'worker.ts')], { env, stdio: ['ignore', output, output, 'ipc'] });
  closeSync(output);
  return child;
}
const saysReady = (child: ChildProcess) => new Promise((settle) => { child.on('message', settle); });
const ends = (child: ChildProcess) => new Promise((settle) => { child.on('exit', (code, signal) => settle(signal ?? code)); });
async function startEngine(): Promise<void> {
  const found = thisRun().engine;
  if ('missing' in found) throw new Error(found.missing);
  engine = await startTemporal({ home, cli: found.cli, namespace, port });
}
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error(`${what} did not come about; the worker says:\n${readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')}`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
}
const aReport = (secondsAgo: number) => receiveReport(db, keyRingOf(home), {
  receivedAt: Date.now() - secondsAgo * 1_000, channel: 'resident', category: '0401', severity: 'general', location: null, evidence: [], onSpot: false,
  reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true }, sealed: { description: '消防通道被堵' },
  viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' },
});
const isOpen = async (caseId: string) => (await findSeen(db, caseId)) !== undefined;
let first: { caseId: string; number: string };

it('the door says at once that the engine is away', async () => {
  const began = Date.now();
  await expect(conductor.command('GW-2026-000000', { kind: 'command', caseId: 'c', commandId: 'k' })).resolves.toEqual({ kind: 'engineAway' });
  expect(Date.now() - began).toBeLessThan(1_500);
  await expect(conductor.isUp()).resolves.toBe(false);
});

it('waits for the engine, then opens the reports that were taken meanwhile', async () => {
  first = await aReport(10);
  await startEngine();
  await saysReady(worker);
  await until('the report', () => isOpen(first.caseId));
  await expect(conductor.runs(first.number)).resolves.toBe(true);
});

it('opens a report at once when the door asks', async () => {
  const { caseId, number } = await aReport(0);
  await expect(conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId })).resolves.toMatchObject({ kind: 'answer', answer: { seq: 1 } });
});

it('goes on when the engine was deleted and only Postgres remembers', async () => {
  const before = await findSeen(db, first.caseId);
  await engine!.stop();
  rmSync(join(home, 'engine'), { recursive: true });
  await startEngine();
  await until('the workflow', () => conductor.runs(first.number).catch(() => false));
  await expect(findSeen(db, first.caseId)).resolves.toEqual(before);
});

it('survives the engine being killed', async () => {
  process.kill(engine!.pid, 'SIGKILL');
  await engine!.exited;
  await startEngine();
  const { caseId, number } = await aReport(0);
  const turn = { kind: 'open', caseId, commandId: caseId } as const;
  await until('the answer', async () => (await conductor.open(caseId, number, turn)).kind === 'answer');
  expect(worker.exitCode).toBeNull();
});

it('does not let everybody wait for an engine that fell silent', async () => {
  const turn = { kind: 'command', caseId: first.caseId, commandId: 'k' } as const;
  const ask = () => conductor.command(first.number, turn, 300);
  process.kill(engine!.pid, 'SIGSTOP');
  try {
    await expect(ask()).resolves.toEqual({ kind: 'engineAway' });
    const began = Date.now();
    await expect(Promise.all(Array.from({ length: 20 }, ask))).resolves.toEqual(Array.from({ length: 20 }, () => ({ kind: 'engineAway' })));
    expect(Date.now() - began).toBeLessThan(500);
  } finally {
    process.kill(engine!.pid, 'SIGCONT');
  }
  await until('the engine', () => conductor.isUp());
});

it('is replaced after being killed, and the next one does what it left', async () => {
  worker.kill('SIGKILL');
  await ends(worker);
  const { caseId, number } = await aReport(10);
  await expect(conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId }, { deadlineMs: 300 })).resolves.toEqual({ kind: 'inFlight' });
  worker = hireWorker();
  await until('the report', () => isOpen(caseId));
});

it('finishes and leaves when told to', async () => {
  worker.kill('SIGTERM');
  await expect(ends(worker)).resolves.toBe(0);
});

it('writes ids and numbers into its log, no texts', () => {
  expect(readFileSync(log, 'utf8')).not.toContain('消防通道');
});
