import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createFileStore } from '../api/file-store.ts';
import { connect } from '../db/connect.ts';
import { eraseCase, eraseVisit } from '../db/erase.ts';
import { verify } from '../db/verify.ts';
import { keyRingOf } from './key-ring.ts';
import { readRunningConfig } from './running.ts';

/**
 * `npm run erase -- --case GW-2026-000123 | --visit <id> [--reason retention]`: destroys the key of what people wrote in a case or a visit that is over, and what was said
 * into the phone at the visit; photos of a case that nothing else shows go within a day or two. Its chain, its
 * counts and its times still verify, which is checked at once. There is no way back.
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { case: { type: 'string' }, visit: { type: 'string' }, reason: { type: 'string', default: 'retention' } }, strict: true });
  const stream = values.case ?? values.visit;
  if (stream === undefined || (values.case !== undefined && values.visit !== undefined)) throw new Error('say which case or which visit: --case GW-2026-000123');
  const { databaseUrl, home } = readRunningConfig({ ...process.env, TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS || (process.env.DATABASE_URL ? 'unused:1' : undefined) });
  const db = connect(databaseUrl, { max: 2 });
  try {
    const keys = keyRingOf(home);
    if (values.case === undefined) await eraseVisit(db, { keys, files: createFileStore(join(home, 'files')) }, stream, values.reason, new Date());
    else await eraseCase(db, stream, values.reason, new Date());
    const { broken, checked } = await verify(db, keys, { case: stream });
    for (const { case: number, seq, what } of broken) console.log(`${number} line ${seq}: ${what}`);
    console.log(`${stream}: what people wrote is gone; ${checked} lines ${broken.length === 0 ? 'still verify' : 'were checked'}.`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

run().then(
  (code) => { process.exitCode = code; },
  (failure: Error) => {
    console.error(`gewu: ${failure.message}`);
    process.exitCode = 2;
  },
);
