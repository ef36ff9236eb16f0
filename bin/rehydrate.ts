import { kindOf } from '../activities/broken.ts';
import { rehydrate } from '../activities/relay/rehydrate.ts';
import { createConductor } from '../api/conductor.ts';
import { connect } from '../db/connect.ts';
import { readRunningConfig } from './running.ts';

/**
 * `npm run rehydrate`: after the engine lost its memory, brings every open case and visit back with its alarm. The worker does the same by
 * itself, page by page; this does it at once and says how many. Exit 1 when one could not be brought back.
 */
async function run(): Promise<number> {
  const { databaseUrl, temporalAddress: address, temporalNamespace: namespace } = readRunningConfig();
  const db = connect(databaseUrl, { max: 2 });
  const engine = createConductor({ address, namespace });
  try {
    if (!(await engine.isUp())) throw new Error(`the engine does not answer at ${address}`);
    const { cases, visits, there, failed } = await rehydrate({ db, engine, failed: (name, failure) => console.log(`${name}: ${kindOf(failure)}`) });
    console.log(`${cases} cases and ${visits} visits were brought back, ${there} were there${failed > 0 ? `, ${failed} could not be brought back` : ''}.`);
    return failed === 0 ? 0 : 1;
  } finally {
    await engine.close();
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
