import { connect } from '../db/connect.ts';
import { rebuildFigures } from '../db/figures/rebuild.ts';
import { rebuild } from '../db/rebuild.ts';
import { keyRingOf } from './key-ring.ts';
import { readRunningConfig } from './running.ts';

/**
 * `npm run rebuild`: folds every row anew from the ledger into fresh tables and compares. Exit 1 and the name of every row that differs;
 * exit 2 when it could not be done. With `--figures` the figures are emptied and counted anew instead.
 */
async function run(): Promise<number> {
  const { databaseUrl, home } = readRunningConfig({ ...process.env, TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS || (process.env.DATABASE_URL ? 'unused:1' : undefined) });
  const db = connect(databaseUrl, { max: 1, statementTimeout: 600_000 });
  try {
    if (process.argv.includes('--figures')) {
      console.log(`${await rebuildFigures(db)} cases and visits counted anew.`);
      return 0;
    }
    const { cases, visits, lines, differing, tookMs } = await rebuild(db, keyRingOf(home));
    for (const { table, case: number, columns } of differing) console.log(`${number} in ${table}${columns.length > 0 ? `: ${columns.join(', ')}` : ''}`);
    console.log(`${cases} cases and ${visits} visits folded anew from ${lines} lines in ${tookMs} ms, ${differing.length === 0 ? 'every row is the same' : `${differing.length} differ`}.`);
    return differing.length === 0 ? 0 : 1;
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
