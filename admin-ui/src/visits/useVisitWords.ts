import { useWords } from '../i18n/words.ts';
import { doorOf, type Visit, type VisitDuty } from './visit.ts';

/** The parts of a visit as a reader says them. */
export function useVisitWords() {
  const { t, word, at } = useWords();
  const duty = ({ code, kind }: VisitDuty): string => `${code ?? t('duties.hiddenCode')} ${t(`duties.kind.${kind}`)}`;
  const dutyState = (state: string): string => t(`visits.dutyState.${state}`, { _: state });
  const knock = ({ outcome, at: when, by }: Visit['knocks'][number]): string => [word('outcome', outcome), at(when), by?.name].filter(Boolean).join(' ');
  return {
    duty, dutyState, knock,
    door: (visit: Visit): string => [doorOf(visit), visit.household?.address ?? visit.place?.zh ?? visit.place?.address].filter(Boolean).join(' '),
    window: ({ window }: Visit): string => `${at(window.from, true)} – ${at(window.to, true)}`,
    duties: ({ duties }: Visit): string[] => duties.map((one) => `${duty(one)}（${dutyState(one.state)}）`),
    knocks: ({ knocks }: Visit): string[] => knocks.map(knock),
    followUps: ({ followUps }: Visit): string[] => followUps.map(({ number, toldAt, owesWord }) => `${number}${owesWord ? `（${t(toldAt ? 'visits.told' : 'visits.owed')}）` : ''}`),
  };
}
