/**
 * Records histories of the loop as it is now: `npx node tests/workflows/record.ts <tag>`. Record before the loop changes, never
 * record over: what stands in histories/ must replay for as long as a case of that time may live.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createConductor } from '../../api/conductor.ts';
import type { Turn } from '../../domain/case/contract.ts';
import { findCli } from '../../bin/temporal/cli.ts';
import { freePort } from '../../bin/free-port.ts';
import { caseWorkflowId } from '../../workflows/address.ts';
import { smallLedger } from './small-ledger.ts';

const [tag = 'now'] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'gewu-record-'));
const address = `127.0.0.1:${await freePort()}`;
const namespace = 'gewu-record';
const { path: cli } = await findCli({ cliPath: process.env.TEMPORAL_CLI_PATH, path: process.env.PATH });
// A short history already suggests to go on in a new run, so that the hand-over is in the recordings.
const server = spawn(cli, [
  'server', 'start-dev', '--headless', '--ip=127.0.0.1', `--port=${address.split(':')[1]}`, `--namespace=${namespace}`,
  '--dynamic-config-value=limit.historyCount.suggestContinueAsNew=60', '--log-level=error',
], { stdio: 'ignore' });

const connection = await untilConnected();
const client = new Client({ connection, namespace });
const conductor = createConductor({ address, namespace });
const ledger = smallLedger();
const nativeConnection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection: nativeConnection, namespace, taskQueue: 'gewu-cases', activities: createActivities({ hands: ledger }),
  workflowsPath: join(import.meta.dirname, '..', '..', 'workflows', 'index.ts'),
});

await worker.runUntil(async () => {
  await recorded('from-report-to-archive', async (asks) => {
    await asks('submit');
    ledger.setAlarm(Date.now() + 500);
    await asks('accept');
    await pause(900);
    await asks('dispatch');
    await asks('refused');
    await asks('archive');
  });
  await recorded('a-turn-that-broke', async (asks) => {
    await asks('submit');
    ledger.breakWith(new TypeError('no such profile'));
    await asks('accept').catch(() => undefined);
    ledger.breakWith(undefined);
    await asks('accept');
    await asks('archive');
  });
  await recorded('an-alarm-that-broke', async (asks) => {
    await asks('submit');
    ledger.setAlarm(Date.now() + 200);
    await asks('accept');
    ledger.breakWith(new TypeError('no such profile'));
    await pause(1_000);
    ledger.breakWith(undefined);
    await pause(3_000);
    await asks('archive');
  });
  await recorded('woken-from-outside', async (asks, { number, run }) => {
    await asks('submit');
    await conductor.wake(number, run);
    await pause(300);
    ledger.setAlarm(Date.now() + 60_000);
    await asks('accept');
    await conductor.wake(number, run);
    await pause(300);
    await asks('archive');
  });
  await recorded('handed-over', async (asks) => {
    await asks('submit');
    for (let crowd = 0; crowd < 5; crowd += 1) await Promise.all(Array.from({ length: 4 }, () => asks('comment')));
  });
});
await nativeConnection.close();
await conductor.close();
await connection.close();
server.kill('SIGTERM');
rmSync(home, { recursive: true, force: true });

type Walk = (asks: (word: string) => Promise<unknown>, known: { number: string; run: { caseId: string; seen: { seq: number; alarmAt: null; over: boolean } } }) => Promise<void>;

/** Walks one case and keeps the history of its first run. */
async function recorded(name: string, walk: Walk): Promise<void> {
  const caseId = randomUUID();
  const number = `GW-RECORD-${name}`;
  const asks = async (word: string) => {
    const turn: Turn = { kind: word === 'submit' ? 'open' : 'command', caseId, commandId: `${word}.${randomUUID()}` };
    const outcome = await (word === 'submit' ? conductor.open(caseId, number, turn) : conductor.command(number, turn));
    if (outcome.kind !== 'answer') throw new Error(`${name}: ${word} was ${outcome.kind}`);
  };
  await walk(asks, { number, run: { caseId, seen: { seq: 1, alarmAt: null, over: false } } });
  await pause(500);
  const [first] = await runsOf(number);
  const history = await client.workflow.getHandle(caseWorkflowId(number), first).fetchHistory();
  const file = join(import.meta.dirname, 'histories', `${tag}-${name}.json`);
  writeFileSync(file, `${withoutPlaces(JSON.stringify(JSON.parse(historyToJSON(history)), null, 1))}\n`, { flag: 'wx' });
  console.log(`${file}: ${history.events?.length} steps`);
}

/** Neither this machine nor this folder is part of a recording. */
function withoutPlaces(json: string): string {
  const project = join(import.meta.dirname, '..', '..');
  return json.replaceAll(`file://${project}/`, '').replaceAll(`${project}/`, '').replaceAll(/"\d+@[^"]*"/g, '"recorder"');
}

async function runsOf(number: string): Promise<(string | undefined)[]> {
  const { raw } = await client.workflow.getHandle(caseWorkflowId(number)).describe();
  return [raw.workflowExecutionInfo?.firstRunId ?? undefined];
}

async function untilConnected(): Promise<Connection> {
  for (let tries = 0; ; tries += 1) {
    try {
      const found = await Connection.connect({ address, connectTimeout: 1_000 });
      await found.workflowService.describeNamespace({ namespace });
      return found;
    } catch (failure) {
      if (tries > 30) throw failure;
      await pause(300);
    }
  }
}
