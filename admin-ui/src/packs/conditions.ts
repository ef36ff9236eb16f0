/** How a condition is written: a length of time, a number with its unit, some of the trade's codes, or one such value for each profile. */
export type Kind = 'budget' | 'budgets' | 'percent' | 'times' | 'metres' | 'days' | 'visits' | 'step' | 'wall' | 'moment' | 'role' | 'roles' | 'profiles' | 'majors' | 'signs' | 'byProfile';

/** One condition of a pack: where it stands in the document, and how it is written. */
export interface Condition {
  path: readonly string[];
  kind: Kind;
  /** Of `byProfile`: the lengths of time that each profile may have; none where it is one. */
  of?: readonly string[];
}

const line = (kind: Kind, ...path: string[]): Condition => ({ path, kind });

/** What holds for every case whatever its category. */
export const caseConditions: readonly Condition[] = [
  ...['callBack', 'objection', 'archive', 'recurrenceWithin', 'relapseWithin', 'appealWithin'].map((name) => line('budget', 'terms', name)),
  line('percent', 'terms', 'reworkPercent'), line('percent', 'terms', 'reopenPercent'), line('roles', 'terms', 'reworkRaisedTo'),
  line('budget', 'terms', 'urgeInterval'), line('byProfile', 'terms', 'urgeIntervalByProfile'),
  line('percent', 'terms', 'sampledVerifyPercent'), line('budget', 'terms', 'sampledVerifyWithin'), line('budget', 'terms', 'adjudicateUnclear'),
  line('times', 'terms', 'jointConsultation', 'after'), line('budget', 'terms', 'jointConsultation', 'within'),
  ...['phone', 'written', 'every'].map((name) => line('budget', 'terms', 'emergencyReports', name)),
  line('budget', 'terms', 'mediation', 'countyWithin'), line('budget', 'terms', 'mediation', 'cap'), line('step', 'terms', 'mediation', 'redJumpsTo'),
  line('signs', 'terms', 'mediation', 'redWhenAny'), line('budgets', 'terms', 'mediation', 'revisits'),
  line('metres', 'terms', 'duplicate', 'withinMetres'), line('days', 'terms', 'duplicate', 'withinDays'), line('majors', 'terms', 'noWithdrawalOfMajors'),
];

/** How long one may ask, who answers and by when. Silence about more time is always a refusal, and no line of a table. */
export const requestConditions: readonly Condition[] = [
  line('budget', 'requests', 'return', 'askWithin'), line('budget', 'requests', 'return', 'answerWithin'), line('times', 'requests', 'return', 'atMostPerUnit'),
  { ...line('byProfile', 'requests', 'return', 'byProfile'), of: ['askWithin', 'answerWithin'] },
  line('budget', 'requests', 'extension', 'answerWithin'), line('times', 'requests', 'extension', 'atMost'), line('budget', 'requests', 'extension', 'totalAtMost'), line('role', 'requests', 'extension', 'beyondTotalBy'),
  line('budget', 'requests', 'hold', 'answerWithin'), line('budget', 'requests', 'hold', 'reviewWithin'),
  line('times', 'requests', 'information', 'atMost'), line('budget', 'requests', 'information', 'withdrawAfter'), line('profiles', 'requests', 'information', 'neverWithdraw'),
  line('percent', 'requests', 'assist', 'percentOfLeft'), line('budget', 'requests', 'secondSign', 'answerWithin'),
];

/** What holds for every visit whatever its class. */
export const visitConditions: readonly Condition[] = [
  line('wall', 'visits', 'quiet', 'from'), line('wall', 'visits', 'quiet', 'to'),
  ...['keepDraft', 'retryWithin', 'reviewTagsWithin', 'monthlyGap', 'strikeOffAfter'].map((name) => line('budget', 'visits', name)),
  line('visits', 'visits', 'remoteOneOf'), line('moment', 'visits', 'followUpFrom'),
  line('percent', 'visits', 'sampledPercent'), line('budget', 'visits', 'sampledWithin'), line('visits', 'visits', 'perWeek', 'full'), line('visits', 'visits', 'perWeek', 'part'),
];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a document says at a place; undefined where it says nothing. */
export const readAt = (document: unknown, path: readonly string[]): unknown => path.reduce((found, name) => (isObject(found) ? found[name] : undefined), document);

/** The document with another value at a place; everything beside it stays. */
export function withAt<T>(document: T, [name, ...rest]: readonly string[], value: unknown): T {
  if (name === undefined) return value as T;
  const whole: Record<string, unknown> = isObject(document) ? document : {};
  return { ...whole, [name]: withAt(whole[name], rest, value) } as T;
}
