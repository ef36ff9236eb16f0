import type { CaseRequest, Clock as DeskClock, Named, PersonName } from '../cases/incident.ts';
import { useCatalogue } from '../cases/catalogue.ts';
import { useWords } from '../i18n/words.ts';
import { useVisitWords } from '../visits/useVisitWords.ts';
import type { Visit } from '../visits/visit.ts';
import type { Changed } from './changes.ts';
import type { Frame } from './record.ts';
import { kindIn, statusWords } from './subject.ts';

type Clock = DeskClock & { stoppedAt?: string };

export interface ChangeWords {
  of: string;
  label: string;
  before: string;
  after: string;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:/;

/** Changes as a reader says them: field, old value, new value. */
export function useChangeWords() {
  const { t, word, named, at, budget, chinese } = useWords();
  const { categories } = useCatalogue();
  const visitWords = useVisitWords();
  const comma = chinese ? '、' : ', ';

  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return t('replay.nothing');
    if (typeof given === 'boolean') return t(given ? 'dialog.yes' : 'dialog.no');
    if (field === 'category') return `${named(categories.find(({ code }) => code === given)) || ''} ${String(given)}`.trim();
    if (field === 'status' || field === 'severity' || field === 'channel' || field === 'result' || field === 'outcome') return word(field, String(given));
    if (field === 'ownerLevel') return t(`replay.level.${String(given)}`, { _: String(given) });
    if (field === 'height') return Number(given) > 0 ? word('height', String(given)) : t('replay.nothing');
    if (field.endsWith('At') || instant.test(String(given))) return at(String(given), true);
    if (typeof given === 'object') return whole(given as Record<string, unknown>);
    return String(given);
  };
  const whole = (thing: Record<string, unknown>): string => {
    if (Array.isArray(thing)) return thing.map((one) => value('', one)).join(comma);
    if ('zh' in thing || 'en' in thing) return named(thing as Partial<Named>);
    if (typeof thing['name'] === 'string') return (thing as unknown as PersonName).name;
    const parts = Object.entries(thing).filter(([name]) => !/^id$|Id$/.test(name));
    return parts.map(([name, part]) => (/^\d+$/.test(name) ? value('', part) : `${t(`replay.field.${name}`, { _: t(`record.${name}`, { _: name }) })} ${value(name, part)}`)).join(comma);
  };

  const statusChange = (before: unknown, after: unknown, family: string) => ({ before: word(family, String(before ?? '')) || t('replay.nothing'), after: word(family, String(after ?? '')) });

  const excuseWords = (given: unknown): string => { const { state, words = '' } = (given ?? {}) as { state?: string; words?: string }; return state ? [t(`visits.excuseState.${state}`, { _: state }), words].filter(Boolean).join(' ') : t('replay.nothing'); };

  const clockWords = (of: string, before: Partial<Clock> | undefined, after: Partial<Clock> | undefined, clock: Clock | undefined): ChangeWords[] => {
    const label = clock ? `${t('time.clock', { clock: word('clock', clock.name) })}${clock.round > 1 ? ` ${t('clocks.round', { round: clock.round })}` : ''}` : t('clocks.title');
    const said = (name: string, was: string, is: string) => ({ of: `${of}.${name}`, label: `${label} · ${t(`replay.clock.${name}`)}`, before: was, after: is });
    if (before === null || (before === undefined && after && 'name' in after))
      return [said('started', t('replay.nothing'), after?.due ? t('clocks.due', { at: at(after.due) }) : t('clocks.noDue'))];
    const told: ChangeWords[] = [];
    if (after?.stoppedAt) told.push(said('stopped', t('clocks.state.running'), at(after.stoppedAt)));
    if (after?.state && after.state !== 'stopped') told.push(said('state', word2('clocks.state', before?.state), word2('clocks.state', after.state)));
    if (after && 'budget' in after) told.push(said('budget', before?.budget ? budget(before.budget) : '', after.budget ? budget(after.budget) : ''));
    if (after && 'due' in after) told.push(said('due', before?.due ? at(before.due) : t('clocks.noDue'), after.due ? at(after.due) : t('clocks.noDue')));
    const reached = Object.entries(after?.rungs ?? {}).filter(([, rung]) => rung.reachedAt);
    for (const [nth, rung] of reached) told.push(said('rung', t('replay.nothing'), `${clock?.rungs?.[Number(nth)]?.rung ?? ''} ${at(rung.reachedAt)}`));
    return told;
  };
  const word2 = (family: string, code: string | undefined) => (code ? t(`${family}.${code}`, { _: code }) : '');

  /** Duties, knocks and what came of them, each by its place in the visit. */
  const listWords = (list: string, of: string, before: unknown, after: unknown, visit: Visit, nth: number): ChangeWords | undefined => {
    const said = (label: string, was: string, is: string): ChangeWords => ({ of, label, before: was || t('replay.nothing'), after: is || t('replay.nothing') });
    const [duty, knock, opened] = [visit.duties[nth], visit.knocks[nth], visit.followUps[nth]];
    const stateOf = (given: unknown) => { const { state } = (given ?? {}) as { state?: string }; return state ? visitWords.dutyState(state) : ''; };
    if (list === 'duties' && duty) return said(`${t('visits.duty')} ${visitWords.duty(duty)}`, stateOf(before), stateOf(after) || visitWords.dutyState(duty.state));
    if (list === 'knocks' && knock) return said(t('visits.knocks'), '', visitWords.knock(knock));
    if (list === 'followUps' && opened) return said(t('visits.followUps'), '', visitWords.followUps(visit)[nth]!);
    return undefined;
  };

  return (things: readonly Changed[], frame: Frame): ChangeWords[] =>
    things.flatMap(({ of, before, after }) => {
      const [list, nth] = of.split('.');
      if (list === 'clocks') return clockWords(of, before as Partial<Clock>, after as Partial<Clock>, frame.clocks[Number(nth)]);
      if (list === 'requests') {
        const request = frame.requests?.[Number(nth)];
        const state = (given: unknown) => ((given as CaseRequest | null | undefined)?.state ? word('requestState', (given as CaseRequest).state) : t('replay.nothing'));
        return [{ of, label: request ? word('request', request.kind) : t('record.requests'), before: state(before), after: state(after) }];
      }
      const listed = frame.visit && nth !== undefined ? listWords(list!, of, before, after, frame.visit, Number(nth)) : undefined;
      if (listed) return [listed];
      if (of === 'excuse') return [{ of, label: t('visits.excuse'), before: excuseWords(before), after: excuseWords(after) }];
      if (of === 'status') return [{ of, label: t('replay.field.status'), ...statusChange(before, after, statusWords[kindIn(frame)]) }];
      return [{ of, label: t(`replay.field.${of}`, { _: t(`record.${of}`, { _: of }) }), before: value(of, before), after: value(of, after) }];
    });
}
