import { useTranslate } from 'react-admin';
import { Refusal } from '../door.ts';

/** A failure in the reader's words: what it is by its code, how long to wait, and the number to quote. */
export function useProblemWords() {
  const t = useTranslate();
  // The server words a refusal better than its code can: it names the rule that said no. What no server worded is said here.
  return (failure: unknown): string => {
    if (!(failure instanceof Refusal)) return t(failure instanceof Error && failure.message === 'insecureOrigin' ? 'dialog.insecure' : 'problems.unknown');
    const { code, retryAfter, requestId } = failure.problem;
    const said = wordedHere.has(code) ? t(`problems.${code}`) : (failure.problem.detail ?? t('problems.unknown'));
    const wait = retryAfter ? t('problems.wait', { seconds: retryAfter }) : '';
    const quote = failure.status >= 500 && failure.status !== 503 && requestId ? t('problems.number', { id: requestId }) : '';
    return [said, wait, quote].filter(Boolean).join(' ');
  };
}

/** Codes that mean more at a form than at a request: nothing is lost, one may press again. */
const wordedHere = new Set(['noAnswer', 'engineAway', 'databaseAway', 'overloaded', 'keyReused', 'invalid', 'unknown']);
