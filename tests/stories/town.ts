import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createHands } from '../../activities/apply-command.ts';
import { createActivities } from '../../activities/index.ts';
import { createOpenMany } from '../../activities/visits/open-many.ts';
import { createVisitHands } from '../../activities/visits/visit-hands.ts';
import { createApp } from '../../api/app.ts';
import { createConductor } from '../../api/conductor.ts';
import { createLimits } from '../../api/limits.ts';
import { hashPassword } from '../../api/passwords.ts';
import { startRelays } from '../../bin/worker/relays.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { keyRing } from '../../db/keys.ts';
import { findSeen } from '../../db/relay.ts';
import { findVisitSeen } from '../../db/visits/waiting-visits.ts';
import { insertShipped } from '../../db/shipped.ts';
import { verify } from '../../db/verify.ts';
import { plant } from '../../seeds/planting.ts';
import { engineAddress, ownTaskQueue, workflowBundle } from '../support/engine.ts';
import { freshDatabase } from '../support/postgres.ts';
import { password, peopleAt, until } from './people.ts';
import { quickPack } from './quick-pack.ts';

export type Town = Awaited<ReturnType<typeof openTown>>;

/** A workflow is named by its case's number, and the towns of a run share one engine: each begins to count somewhere else. */
async function numberedApart(owner: Db): Promise<void> {
  const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(Date.now()));
  await owner.insertInto('numbering').values({ year, last: randomInt(100, 990) * 1_000 }).execute();
}

/** The demo county with nothing reported yet, behind a real door, before a real engine, on a real database; it works by the quick pack. */
export async function openTown() {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  const database = await freshDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  await insertShipped(owner);
  await plant(owner, await hashPassword(password));
  await numberedApart(owner);
  await owner.destroy();

  const { address, namespace } = engineAddress();
  const queue = ownTaskQueue();
  const queueOfVisits = `${queue}-visits`;
  const db = connect(database.url);
  const keys = keyRing(randomBytes(32));
  const log = pino({ level: process.env.GEWU_TEST_LOG ?? 'silent' });
  const conductor = createConductor({ address, namespace, queue, queueOfVisits, seenOf: (caseId) => findSeen(db, caseId), visitSeenOf: (visitId) => findVisitSeen(db, visitId) });
  const home = mkdtempSync(join(tmpdir(), 'gewu-town-'));
  const { app, close } = createApp({
    db, keys, conductor, log, clock: { now: Date.now }, limits: createLimits(false), https: false, publicOrigin: undefined, files: join(home, 'files'),
    pages: join(home, 'pages'), version: '0.0.0', draining: () => false,
  });
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const connection = await NativeConnection.connect({ address });
  const hands = createHands({ db, keys });
  const visitHands = createVisitHands({
    db, keys, opened: ({ caseId, number }) => void conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId }).catch((failure: unknown) => log.warn({ failure }, 'left to the relay')),
  });
  const activities = createActivities({ hands, visitHands, onBroken: (broken) => log.error(broken, 'a turn broke') });
  const common = { connection, namespace, workflowBundle: await workflowBundle(), activities };
  const workers = [await Worker.create({ ...common, taskQueue: queue }), await Worker.create({ ...common, taskQueue: queueOfVisits })];
  const working = Promise.all(workers.map((worker) => worker.run()));
  const relays = startRelays({ db, engine: conductor, openMany: createOpenMany({ db, keys }), channels: [], linkTo: (number) => number, log });

  const people = peopleAt(() => url);
  const admin = await people.as('admin');
  const shipped = await admin.get('/api/packs/sanbifang-000/versions/1');
  await must(admin.post('/api/packs', quickPack(shipped.body)), 201);
  await must(admin.post('/api/areas/mingxi/pack', { packId: 'quick-seconds', version: 1 }), 200);

  return {
    ...people,
    db,
    keys,
    conductor,
    /** A resident's report from the first grid; its number, and the code to follow it by. */
    async reported(category: string): Promise<{ number: string; code: string }> {
      const { status, body } = await people.wang.post('/api/reports', { category, description: '有人把消防通道堵了', location: { lng: 110.02, lat: 34.15 }, reporter: { name: '王阿姨', phone: '13800000000' } });
      if (status !== 201 && status !== 202) throw new Error(`a report was answered ${status}`);
      // 202: the engine was slow, the report is kept and becomes a case by itself.
      const dispatcher = await people.as('dispatcher');
      await until('the report becoming a case', async () => (await dispatcher.get(`/api/incidents/${body.number}`)).status === 200);
      return body;
    },
    /** Everybody's lines of a case. */
    async ledgerOf(number: string): Promise<any[]> {
      const dispatcher = await people.as('dispatcher');
      return (await must(dispatcher.get(`/api/incidents/${number}/ledger?limit=100`), 200)).body.items;
    },
    verify: () => verify(db, keys),
    async close() {
      server.closeAllConnections();
      server.close();
      close();
      await relays.stop();
      for (const worker of workers) worker.shutdown();
      await working;
      await connection.close();
      await conductor.close();
      await db.destroy();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** @throws unless the answer is the one that was expected */
export async function must<T extends { status: number; body: unknown }>(asked: Promise<T>, status: number): Promise<T> {
  const reply = await asked;
  if (reply.status !== status) throw new Error(`answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply;
}
