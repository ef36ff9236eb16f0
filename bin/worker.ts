import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pino } from 'pino';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createHands } from '../activities/apply-command.ts';
import { createVisitHands } from '../activities/visits/visit-hands.ts';
import { createOpenMany } from '../activities/visits/open-many.ts';
import { createActivities } from '../activities/index.ts';
import { kindOf, traceOf } from '../activities/broken.ts';
import { logChannel } from '../activities/relay/channel.ts';
import { createHistories } from '../activities/relay/histories.ts';
import { createConductor } from '../api/conductor.ts';
import { createFileStore } from '../api/file-store.ts';
import { connect } from '../db/connect.ts';
import { findSeen } from '../db/relay.ts';
import { findVisitSeen } from '../db/visits/waiting-visits.ts';
import { readServedConfig } from './config.ts';
import { keyRingOf } from './key-ring.ts';
import { signerOfHome } from './seal-key.ts';
import { lookOnDisk } from './verify/file-on-disk.ts';
import { workflowBundleOf } from './worker/bundle.ts';
import { openWorkshop } from './worker/case-worker.ts';
import { keepBundle } from './worker/kept-bundle.ts';
import { startRelays } from './worker/relays.ts';

const connections = { cases: 10, visits: 4 };
const log = pino({ base: { process: 'worker' } });

/** The workshop: applies turns, rings alarms, opens what waits, sends what is due. Ends by itself only when it is broken. */
async function work(): Promise<void> {
  const config = readServedConfig();
  const { temporalAddress: address, temporalNamespace: namespace, databaseUrl } = config;
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort());

  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ level }, message)),
    telemetryOptions: { logging: { filter: 'WARN', forward: {} } },
    shutdownSignals: [],
  });
  const workflowBundle = await workflowBundleOf(config.home);
  // Turns and relays have pools of their own: a flood of messages never waits before a command.
  const lost = (failure: Error) => log.warn({ what: kindOf(failure) }, 'a connection to the database broke');
  const db = connect(databaseUrl, { max: connections.cases, statementTimeout: 4_000, onError: lost });
  const visitsDb = connect(databaseUrl, { max: connections.visits, statementTimeout: 4_000, onError: lost });
  const relaysDb = connect(databaseUrl, { max: 4, onError: lost });
  const conductor = createConductor({ address, namespace, seenOf: (caseId) => findSeen(relaysDb, caseId), visitSeenOf: (visitId) => findVisitSeen(relaysDb, visitId) });
  const visitHands = createVisitHands({
    db: visitsDb, keys: keyRingOf(config.home),
    // At once; what fails here the intake relay does within seconds.
    opened: ({ caseId, number }) => void conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId }).catch((failure: unknown) => log.warn({ number, what: kindOf(failure) }, 'left to the next round')),
  });
  const activities = createActivities({ hands: createHands({ db, keys: keyRingOf(config.home) }), visitHands, onBroken: (broken) => log.error(broken, 'a turn broke') });
  const histories = createHistories({ address, namespace });
  const code = { sdk: sdkVersion(), bundle: keepBundle(config.home, workflowBundle.codePath) };
  const relays = startRelays({
    db: relaysDb,
    engine: conductor,
    openMany: createOpenMany({ db: visitsDb, keys: keyRingOf(config.home) }),
    channels: [logChannel((line) => log.info(line, 'a message'))],
    linkTo: (number) => `${config.publicOrigin ?? `http://${config.host}:${config.port}`}/#/incidents/${number}/show`,
    linkToVisit: (visitId) => `${config.publicOrigin ?? `http://${config.host}:${config.port}`}/#/visits/${visitId}/show`,
    signer: () => signerOfHome(config.home),
    record: {
      keys: keyRingOf(config.home), witness: { histories, code }, dropFile: createFileStore(join(config.home, 'files')).drop,
      given: () => ({ trusted: signerOfHome(config.home).publicKey, fileOnDisk: lookOnDisk(config.home) }),
    },
    log,
  });

  const found = await openWorkshop({
    address, namespace, workflowBundle, activities, connections, ending: ending.signal, away: () => log.warn({ address }, 'the engine is away'),
  });
  try {
    if (found) {
      ending.signal.addEventListener('abort', () => found.shutdown());
      if (ending.signal.aborted) found.shutdown();
      process.send?.('ready');
      log.info({ address, namespace }, 'at work');
      await found.run();
    }
  } finally {
    await relays.stop();
    await found?.connection.close();
    await histories.close();
    await conductor.close();
    await Promise.all([db.destroy(), visitsDb.destroy(), relaysDb.destroy()]);
  }
}

const sdkVersion = (): string => (createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string }).version;

work().then(
  () => process.exit(0),
  (failure: unknown) => {
    log.fatal({ what: kindOf(failure), at: traceOf(failure) }, 'the worker broke');
    process.exit(1);
  },
);
