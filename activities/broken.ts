import { ApplicationFailure } from '@temporalio/common';
import { isDatabaseAway } from '../db/away.ts';

/** What an error may tell of itself. Not by `instanceof`: errors of Node's own may come from another realm. */
type Told = { code?: unknown; name?: string; stack?: string };
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
