import { migrateToLatest } from '../db/migrate.ts';
import { readServedConfig } from './config.ts';

/** `npm run migrate`: brings the tables of DATABASE_URL (or GEWU_OWNER_DATABASE_URL) up to date. */
async function migrate(): Promise<void> {
  const { ownerDatabaseUrl } = readServedConfig({ TEMPORAL_ADDRESS: 'unused:1', ...process.env });
  await migrateToLatest(ownerDatabaseUrl);
}

migrate().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}${failure.cause instanceof Error ? `: ${failure.cause.message}` : ''}`);
  process.exitCode = 1;
});
