import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { thisRun } from './run.ts';

/** A migrated database for one test file. */
export type FreshDatabase = {
  /** The role `gewu_app`, as api and worker see it. */
  url: string;
  /** The role that owns the tables. */
  ownerUrl: string;
  /** The superuser, for tests that do what only a database administrator could. */
  adminUrl: string;
  drop(): Promise<void>;
};

/** A clone of the run's migrated template, some forty milliseconds old. Drop it in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, ownerUrl, appUrl, template } = thisRun();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${template} strategy wal_log owner gewu_owner`);
  return {
    url: inDatabase(appUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    adminUrl: inDatabase(adminUrl, name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: thisRun().adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
