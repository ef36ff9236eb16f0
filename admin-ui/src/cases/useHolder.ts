import { useWords } from '../i18n/words.ts';
import type { Incident } from './incident.ts';

/** Who has the case now, and what else it waits for: the first thing that is asked on the telephone. '' where nobody need do anything. */
export function useHolder(): (record: Incident) => string {
  const { t, named, word } = useWords();
  const inHand = (record: Incident): string => {
    const { status, area, lead, person, ownerLevel, chief } = record;
    if (status === 'submitted') return t('holder.submitted', { area: named(area) });
    if (status === 'accepted') return t('holder.accepted', { level: t(`replay.level.${ownerLevel ?? 'town'}`) });
    if (status === 'dispatched' || status === 'inProgress') return [named(lead), person?.name, chief ? t('holder.chief', { name: chief.name }) : ''].filter(Boolean).join(' · ');
    return status === 'verifying' ? t('holder.verifying') : '';
  };
  return (record) => {
    const waits = (record.requests ?? []).filter(({ state }) => state === 'open').map(({ kind, unit }) => t('holder.answer', { what: [word('request', kind), kind === 'assist' ? named(unit) : ''].filter(Boolean).join(' ') }));
    return [inHand(record), ...waits].filter(Boolean).join(' · ');
  };
}
