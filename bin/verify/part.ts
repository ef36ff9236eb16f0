import { parentPort, workerData } from 'node:worker_threads';
import type { Range } from '../../db/audit/ledger-pages.ts';
import { connect } from '../../db/connect.ts';
import { verifyPart } from '../../db/verify.ts';
import { keyRingOf } from '../key-ring.ts';

export interface PartWish { databaseUrl: string; home: string; snapshot: string; range: Range }

/** A thread that verifies its part of the streams and ends. */
const { databaseUrl, home, snapshot, range } = workerData as PartWish;
const db = connect(databaseUrl, { max: 1, statementTimeout: 600_000 });
try {
  parentPort?.postMessage(await verifyPart(db, keyRingOf(home), snapshot, range));
} finally {
  await db.destroy();
}
