import type { Logger } from 'pino';
import { kindOf } from '../../activities/broken.ts';
import type { Channel } from '../../activities/relay/channel.ts';
import type { Engine } from '../../activities/relay/engine.ts';
import { createFigureCounter } from '../../activities/relay/count-figures.ts';
import { createWitnessKeeper } from '../../activities/relay/keep-witnesses.ts';
import type { WitnessDeps } from '../../activities/relay/keep-witnesses.ts';
import { makeGridChanges } from '../../activities/relay/make-grid-changes.ts';
import { openWaitingReports } from '../../activities/relay/open-reports.ts';
import { createOpener } from '../../activities/relay/open-visits.ts';
import { createPlanner } from '../../activities/relay/plan-visits.ts';
import { createReconciler, createVisitReconciler } from '../../activities/relay/reconcile.ts';
import { createReprojector } from '../../activities/relay/reproject.ts';
import { goRound } from '../../activities/relay/round.ts';
import { dropFiles } from '../../activities/relay/drop-files.ts';
import { sampleRecord } from '../../activities/relay/sample-record.ts';
import { sealRecord } from '../../activities/relay/seal-record.ts';
import { sendNotices } from '../../activities/relay/send-notices.ts';
import type { OpenMany } from '../../activities/visits/open-many.ts';
import type { Signer } from '../../db/audit/signer.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import type { Verifying } from '../../db/verify.ts';

export interface RelaysWish {
  db: Db;
  engine: Engine;
  openMany: OpenMany;
  channels: Channel[];
  linkTo: (number: string) => string;
  linkToVisit?: (visitId: string) => string;
  /** Signs the heads over the record; without one nothing is sealed. */
  signer?: () => Signer;
  /** Lets the record be looked at every hour, and the engine's histories be kept; neither is done without it. */
  record?: { keys: KeyRing; given: () => Pick<Verifying, 'trusted' | 'fileOnDisk'>; witness: Pick<WitnessDeps, 'histories' | 'code'>; dropFile: (sha256: string) => Promise<void> };
  log: Logger;
}

/** The loops beside the workflows: reports that wait, messages that go out, and the comparison of Postgres with the engine. */
export function startRelays({ db, engine, openMany, channels, linkTo, linkToVisit = linkTo, signer, record, log }: RelaysWish): { stop(): Promise<void> } {
  const failing = (relay: string) => (failure: unknown) => log.warn({ relay, what: kindOf(failure) }, 'a round failed');
  const reconciler = createReconciler({
    db, engine,
    found: (what, cases) => log.info({ what, cases }, 'put right'),
    failed: (number, failure) => log.warn({ number, what: kindOf(failure) }, 'could not be put right'),
  });
  const visitReconciler = createVisitReconciler({
    db, engine,
    found: (what, visits) => log.info({ what, visits }, 'put right'),
    failed: (visit, failure) => log.warn({ visit, what: kindOf(failure) }, 'could not be put right'),
  });
  const opener = createOpener({ db, engine, openMany, failed: (visit, failure) => log.warn({ visit, what: kindOf(failure) }, 'a visit could not be started') });
  const planner = createPlanner({ db, engine, failed: (visit, failure) => log.warn({ visit, what: kindOf(failure) }, 'a visit could not be told that it was planned anew') });
  const figures = createFigureCounter({ db });
  const reprojector = createReprojector({ db, engine, failed: (number, failure) => log.warn({ number, what: kindOf(failure) }, 'could not be told of its earlier alarm') });
  const witnesses = record && createWitnessKeeper({ db, keys: record.keys, engine, ...record.witness, failed: (name, failure) => log.warn({ name, what: kindOf(failure) }, 'its history could not be kept') });
  const rounds = [
    goRound({
      everyMs: 1_000,
      once: () => openWaitingReports({ db, engine, failed: (number, failure) => log.error({ number, what: kindOf(failure) }, 'a report could not be opened') }),
      failed: failing('reports'),
    }),
    goRound({
      everyMs: 1_000,
      once: () => sendNotices({
        db, channels, linkTo, linkToVisit,
        failed: (notice, failure, givenUp) => log.warn({ notice, what: kindOf(failure), givenUp }, 'a message could not be sent'),
      }),
      failed: failing('notices'),
    }),
    goRound({ everyMs: 1_000, once: () => reprojector.once(), failed: failing('calendars') }),
    ...(signer ? [goRound({ everyMs: 5_000, once: () => sealRecord({ db, signer, held: (seconds) => log.error({ seconds }, 'a transaction that nobody ended keeps the record from being sealed') }), failed: failing('seals') })] : []),
    ...(record && witnesses ? [
      goRound({ everyMs: 20_000, once: () => makeGridChanges({ db, keys: record.keys }), failed: failing('grid changes') }),
      goRound({
        everyMs: 60_000, failed: failing('sample'),
        once: () => sampleRecord({ db, keys: record.keys, given: record.given, alarm: (broken) => log.error({ broken: broken.slice(0, 20) }, 'the record does not add up') }),
      }),
      goRound({ everyMs: 600_000, failed: failing('files'), once: () => dropFiles({ db, drop: record.dropFile }) }),
      goRound({
        everyMs: 5_000, failed: failing('witnesses'),
        once: () => witnesses.once(),
      }),
    ] : []),
    goRound({ everyMs: 2_000, once: () => figures.once(), failed: failing('figures') }),
    goRound({ everyMs: 1_000, once: () => planner.once(), failed: failing('plans') }),
    goRound({ everyMs: 1_000, once: () => opener.once(), failed: failing('visits') }),
    goRound({ everyMs: 3_000, once: () => reconciler.once(), failed: failing('reconciler') }),
    goRound({ everyMs: 3_000, once: () => visitReconciler.once(), failed: failing('reconciler of visits') }),
  ];
  return { stop: async () => { await Promise.all(rounds.map((round) => round.stop())); } };
}
