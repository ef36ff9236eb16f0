import type { Incident } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { useVisitWords } from '../visits/useVisitWords.ts';
import type { Visit } from '../visits/visit.ts';
import type { Frame } from './record.ts';
import { requestsIn } from './subject.ts';

/** A field of what is shown, its label and its value in words; empty ones are left out. The status stands before them as a chip. */
export type Fact = readonly [field: string, label: string, value: string | null | undefined];

/** The case or the visit at a line as label and value, every field by the name under which a change of it is told. */
export function useFacts() {
  const { t, named, word, at, chinese } = useWords();
  const visitWords = useVisitWords();
  const comma = chinese ? '、' : ', ';

  const ofCase = (then: Incident, frame: Frame): Fact[] => [
    ['category', t('columns.category'), [named(then.categoryName), then.category].filter(Boolean).join(' ') || t('record.unset')],
    ['severity', t('columns.severity'), word('severity', then.severity)],
    ['profile', t('record.profile'), then.profile],
    ['grid', t('record.grid'), named(then.grid ?? then.area)],
    ['lead', t('record.lead'), named(then.lead)],
    ['person', t('record.person'), then.person?.name],
    ['assist', t('record.assist'), then.assist?.map((unit) => named(unit)).join('、')],
    ['requests', t('record.requests'), requestsIn(frame).map((one) => `${word('request', one.kind)} ${word('requestState', one.state)}`).join('；')],
    ['height', t('record.supervised'), then.height ? word('height', String(then.height)) : ''],
    ['result', t('record.result'), word('result', then.result)],
  ];
  const ofVisit = (then: Visit): Fact[] => [
    ['household', t('visits.door'), visitWords.door(then)],
    ['grid', t('record.grid'), named(then.grid)],
    ['worker', t('visits.worker'), then.worker?.name ?? t('visits.nobody')],
    ['window', t('visits.window'), visitWords.window(then)],
    ['slot', t('visits.slot'), at(then.slot)],
    ['duties', t('visits.duties'), visitWords.duties(then).join(comma)],
    ['outcome', t('visits.outcome'), word('outcome', then.outcome)],
    ['knocks', t('visits.knocks'), visitWords.knocks(then).join(comma)],
    ['retry', t('visits.retry'), then.retry ? at(then.retry.by) : ''],
    ['lostContact', t('visits.lostContact'), then.lostContact ? at(then.lostContact.by) : ''],
    ['excuse', t('visits.excuse'), then.excuse ? t(`visits.excuseState.${then.excuse.state}`) : ''],
    ['height', t('record.supervised'), then.height ? word('height', String(then.height)) : ''],
    ['followUps', t('visits.followUps'), visitWords.followUps(then).join(comma)],
  ];
  return (frame: Frame): Fact[] => [
    ...(frame.visit ? ofVisit(frame.visit) : ofCase(frame.case!, frame)),
    ['pack', t('record.pack'), `${frame.pack.id} ${frame.pack.version}`],
    ['calendar', t('deadlines.calendar'), `${frame.calendar.id} ${frame.calendar.version}`],
  ];
}
