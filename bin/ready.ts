import { buildPages } from './pages.ts';
import { readConfig } from './config.ts';
import { findCli } from './temporal/cli.ts';

const log = (line: string) => console.log(`gewu: ${line}`);

/** What `bin/prepare.mjs` leaves to Node 24: the pages are built and the engine's program is there before anything is started. */
async function ready(): Promise<void> {
  const { temporalAddress, temporalCliPath } = readConfig();
  const engine = temporalAddress === undefined ? findCli({ cliPath: temporalCliPath, path: process.env.PATH, log }) : undefined;
  await Promise.all([engine, buildPages(log)]);
}

ready().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exitCode = 1;
});
