import { ApplicationFailure } from '@temporalio/common';

/** SQLSTATE classes and codes that say: the database is away, busy or full, ask again. */
const away = /^(08|53|57P0[1-5]|57014|40001|40P01|55P03|55006|25P03|25006|58)/;

const unreachable = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT',
]);

/** What node-postgres says in words only, without a code. */
const lost = /connection terminated|connection timeout|timeout exceeded when trying to connect|connection error|query read timeout|not queryable/i;

/** True for what another try may cure: the database cannot be reached or has no time. */
export function isDatabaseAway(failure: unknown): boolean {
  for (let cause = told(failure), depth = 0; depth < 5; cause = told(cause.cause), depth += 1) {
    if (typeof cause.code === 'string' ? unreachable.has(cause.code) || away.test(cause.code) : lost.test(cause.message ?? '')) return true;
  }
  return false;
}

/** What an error may tell of itself. Not by `instanceof`: errors of Node's own may come from another realm. */
type Told = { code?: unknown; name?: string; message?: string; stack?: string; cause?: unknown };
const told = (failure: unknown): Told => (typeof failure === 'object' && failure !== null ? failure : {});

/**
 * What the engine may keep of a failure: retryable or not, a type, no sentence of the original, for it can quote a row.
 * Only a database that is away is tried again; anything else would block its case for ever.
 */
export function marked(failure: unknown): ApplicationFailure {
  if (isDatabaseAway(failure)) return ApplicationFailure.retryable('the database is away or busy', 'databaseAway');
  return ApplicationFailure.nonRetryable('the turn broke', kindOf(failure));
}

/** A name for logs and alarms: the SQLSTATE, else the class of the error. */
export function kindOf(failure: unknown): string {
  const { code, name } = told(failure);
  return typeof code === 'string' ? code : (name ?? typeof failure);
}

/** Where it broke, without the message. */
export function traceOf(failure: unknown): string[] {
  const { stack = '' } = told(failure);
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).slice(0, 12);
}
