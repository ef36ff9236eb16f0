const awayCodes = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND',
  '57P01', '57P02', '57P03', '57014', '53300', '53100', '53200', '55P03', '40001', '40P01', '25P03',
]);
const awayWords = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|read-only transaction/i;

/** What an error may tell of itself. Not by `instanceof`: errors of Node's own may come from another realm. */
interface Told { code?: unknown; message?: unknown; cause?: unknown; errors?: unknown }

/**
 * Is this the database being away, full, restarting or in one another's way? Then the same thing may be tried again as it is;
 * whatever else was thrown will be thrown again.
 */
export function isDatabaseAway(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  const { code, message, cause, errors } = failure as Told;
  if (typeof code === 'string' && (awayCodes.has(code) || code.startsWith('08'))) return true;
  if (typeof message === 'string' && awayWords.test(message)) return true;
  return (Array.isArray(errors) && errors.some(isDatabaseAway)) || isDatabaseAway(cause);
}

/** Was the database given a text that none of its columns can hold: a NUL, half a character? */
export const isUnstorable = (failure: unknown): boolean => ['22021', '22P05'].includes(String((failure as Told | null)?.code));
