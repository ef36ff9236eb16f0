import { useWords } from '../i18n/words.ts';
import type { Clock, Incident } from './incident.ts';
import { usePackOf } from './usePackOf.ts';

/** What a clock is called, with whom or what it is about where several of its name run at once. */
export function useClockName(record: Incident): (clock: Pick<Clock, 'name' | 'about'>) => string {
  const { t, word, named } = useWords();
  const pack = usePackOf(record.clocks.some(({ name, about }) => name === 'arrival' && about) ? record : undefined);
  const steps = pack?.categories.flatMap(({ subLimits = [] }) => subLimits) ?? [];
  const aboutWords = (name: string, about: string): string => {
    if (name === 'accept') return t('dispute.statutory');
    if (name === 'requestAnswer') return word('request', about);
    if (name === 'supervisionAnswer') return word('clock', about);
    if (name === 'assist') return named(record.assist?.find((unit) => unit?.code === about)) || about;
    return named(steps.find(({ code }) => code === about)) || about;
  };
  return ({ name, about }) => (about ? `${word('clock', name)} · ${aboutWords(name, about)}` : word('clock', name));
}
