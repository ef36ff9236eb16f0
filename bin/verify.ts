import { parseArgs } from 'node:util';
import { connect } from '../db/connect.ts';
import { verify } from '../db/verify.ts';
import { keyRingOf } from './key-ring.ts';
import { readRunningConfig } from './running.ts';

/**
 * `npm run verify [-- --case GW-2026-000123] [--since 2026-03-01] [--json]`: does the sum of the ledger again. Exit 1 and the name of
 * every line that does not add up; exit 2 when it could not be checked at all.
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { case: { type: 'string' }, since: { type: 'string' }, json: { type: 'boolean', default: false } }, strict: true });
  const since = values.since === undefined ? undefined : Date.parse(values.since);
  if (Number.isNaN(since)) throw new Error('--since must be a date such as 2026-03-01');
  const config = readRunningConfig({ TEMPORAL_ADDRESS: 'unused:1', ...process.env });
  const db = connect(config.databaseUrl, { max: 2, statementTimeout: 120_000 });
  try {
    const found = await verify(db, keyRingOf(config.home), { ...(values.case === undefined ? {} : { case: values.case }), ...(since === undefined ? {} : { since }) });
    if (values.json) console.log(JSON.stringify(found));
    else say(found);
    return found.broken.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

function say({ checked, broken, head, tookMs }: Awaited<ReturnType<typeof verify>>): void {
  for (const { case: number, seq, what } of broken) console.log(`${number} line ${seq}: ${what}`);
  const verdict = broken.length === 0 ? 'every chain holds' : `${broken.length} ${broken.length === 1 ? 'fault' : 'faults'}`;
  console.log(`${checked} lines checked in ${tookMs} ms, ${verdict}. Head ${head}`);
}

run().then(
  (code) => { process.exitCode = code; },
  (failure: Error) => {
    console.error(`gewu: ${failure.message}`);
    process.exitCode = 2;
  },
);
