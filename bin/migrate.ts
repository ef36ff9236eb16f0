import { migrateToLatest } from '../db/migrate.ts';
import { readRunningConfig } from './running.ts';

/** `npm run migrate`: brings the tables up to date. */
async function migrate(): Promise<void> {
  const { ownerDatabaseUrl } = readRunningConfig();
  await migrateToLatest(ownerDatabaseUrl);
}

migrate().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}${failure.cause instanceof Error ? `: ${failure.cause.message}` : ''}`);
  process.exitCode = 1;
});
