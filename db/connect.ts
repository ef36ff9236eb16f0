import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './tables.ts';

export type Db = Kysely<Database>;

/** Whole numbers that Postgres counts with (`count`, `bigint`) are far below 2^53 here. */
const int8 = 20;
/** A calendar day stays the text that it is: as a Date it would be midnight of whichever zone the process runs in. */
const date = 1082;
/** An instant, `2031-03-01 08:00:00.123+00` or with the offset of another zone: read as ISO 8601, which is what Node reads fastest. */
const timestamptz = 1184;
const instantOf = (text: string): unknown => {
  const zone = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d$/.test(text) ? text.slice(-3) : undefined;
  return zone === undefined ? (types.getTypeParser(timestamptz, 'text') as (text: string) => unknown)(text) : new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}${zone === '+00' ? 'Z' : `${zone}:00`}`);
};
const own: Record<number, (text: string) => unknown> = { [int8]: Number, [date]: (text) => text, [timestamptz]: instantOf };
const parsers = { getTypeParser: ((oid: number, format: 'text') => own[oid] ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser };

export interface ConnectWish {
  /** Connections at most: api 10, worker 10, export 2. */
  max?: number;
  /** Milliseconds a statement may take. */
  statementTimeout?: number;
  /** Told of connections that broke while nobody used them. */
  onError?: (failure: Error) => void;
}

/**
 * A pool on the database. Both error handlers are needed: without the one on the client, a restart of Postgres during an open
 * transaction ends the whole process.
 */
export function connect(url: string, { max = 10, statementTimeout = 30_000, onError = () => undefined }: ConnectWish = {}): Db {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementTimeout,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'gewu',
    types: parsers,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
