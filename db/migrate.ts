import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { migrations } from '../migrations/index.ts';

/**
 * Brings the schema to the newest step; two at once wait for one another. The role of the address becomes the owner of the tables.
 * @throws the step that failed as `cause`; the steps before it stay
 */
export async function migrateToLatest(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000, application_name: 'gewu migrate' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error, results = [] } = await migratorOf(db).migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (error !== undefined) throw new Error(`the schema could not be brought up to date${failed ? ` (${failed.migrationName})` : ''}`, { cause: error });
  } finally {
    await db.destroy();
  }
}

/** Steps that this code knows and the database has not taken; empty when they match. */
export async function pendingMigrations(db: Kysely<any>): Promise<string[]> {
  const taken = await db.selectFrom('kysely_migration').select('name').execute();
  const names = new Set(taken.map((row) => row.name));
  return Object.keys(migrations).filter((name) => !names.has(name));
}

function migratorOf(db: Kysely<any>): Migrator {
  // Steps that were written side by side land in any order; none of them may stand in another's way.
  return new Migrator({ db, provider: { getMigrations: async () => migrations }, allowUnorderedMigrations: true });
}
