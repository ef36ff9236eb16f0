import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { kindOf, traceOf } from '../activities/broken.ts';
import { admit } from '../api/admission.ts';
import { createApp } from '../api/app.ts';
import { createConductor } from '../api/conductor.ts';
import { createLimits } from '../api/limits.ts';
import { connect } from '../db/connect.ts';
import { findSeen } from '../db/relay.ts';
import { findVisitSeen } from '../db/visits/waiting-visits.ts';
import { readServedConfig } from './config.ts';
import { keyRingOf } from './key-ring.ts';
import { signerOfHome } from './seal-key.ts';

const project = join(import.meta.dirname, '..');
const connections = 10;
/** How long whoever is in the middle of something may take to finish, once we were told to stop. */
const drainMs = 25_000;
/** Time for whoever sends requests here to notice that we are no longer ready. */
const noticeMs = 1_000;

const log = pino({ base: { process: 'api' }, serializers: { err: (failure: unknown) => ({ what: kindOf(failure), at: traceOf(failure) }) } });

/** The door: listens until SIGTERM, then lets everybody inside finish. */
async function serve(): Promise<void> {
  const config = readServedConfig();
  const { home, host, port, publicOrigin, temporalAddress: address, temporalNamespace: namespace } = config;
  const lost = (failure: Error): void => log.warn({ err: failure }, 'a connection to the database broke');
  const db = connect(config.databaseUrl, { max: connections, statementTimeout: 5_000, onError: lost });
  const conductor = createConductor({ address, namespace, seenOf: (caseId) => findSeen(db, caseId), visitSeenOf: (visitId) => findVisitSeen(db, visitId) });
  let draining = false;
  const { app, close } = createApp({
    db,
    keys: keyRingOf(home),
    conductor,
    clock: { now: Date.now },
    log,
    limits: createLimits(config.rateLimit),
    https: publicOrigin?.startsWith('https:') ?? false,
    publicOrigin,
    files: join(home, 'files'),
    pages: join(project, 'dist'),
    tiles: config.tiles,
    version: (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }).version,
    signer: () => signerOfHome(home),
    draining: () => draining,
  });

  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, admit(app, { inFlight: 64, queue: 400, patience: 2_000 }));
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, host, listening));
  log.info({ host, port }, 'open');

  await new Promise<void>((told) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => told());
  });
  draining = true;
  log.info('closing');
  await pause(noticeMs);
  close();
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  await Promise.race([closed, pause(drainMs, undefined, { ref: false })]);
  server.closeAllConnections();
  await conductor.close();
  await db.destroy();
}

const fatal = (failure: unknown): never => {
  log.fatal({ err: failure }, 'the door broke');
  process.exit(1);
};

process.on('unhandledRejection', fatal);
process.on('uncaughtException', fatal);
serve().then(() => process.exit(0), fatal);
