import { useTranslate } from 'react-admin';
import { Refusal } from '../door.ts';

/** A failure in the reader's words: what it is by its code, how long to wait, and the number to quote. */
export function useProblemWords() {
  const t = useTranslate();
  return (failure: unknown): string => {
    if (!(failure instanceof Refusal)) return t(failure instanceof Error && failure.message === 'insecureOrigin' ? 'dialog.insecure' : 'problems.unknown');
    const { code, retryAfter, requestId } = failure.problem;
    const said = t(`problems.${code}`, { _: failure.problem.detail ?? t('problems.unknown') });
    const wait = retryAfter ? t('problems.wait', { seconds: retryAfter }) : '';
    const quote = code === 'unknown' && requestId ? t('problems.number', { id: requestId }) : '';
    return [said, wait, quote].filter(Boolean).join(' ');
  };
}
