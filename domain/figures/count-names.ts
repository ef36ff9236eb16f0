/** What cases are counted for. The day is the one named: of the report, of the closing, of the deadline. */
export const caseCountNames = [
  'received', 'disputesScreened', 'grave', 'extended', 'returned', 'onceReopened', 'supervised', 'held',
  'accepted', 'acceptedOnTime', 'signed', 'signedOnTime', 'handleDue', 'handledOnTime',
  'closed', 'solved', 'problemsSolved', 'livelihoodSolved', 'petitionsSettled', 'disputesConcluded', 'disputesSettled',
  'solvedAt.grid', 'solvedAt.village', 'solvedAt.town', 'solvedAt.county', 'reworked', 'inOneGo', 'rated', 'ratedSolved', 'ratedSatisfied',
] as const;
export type CaseCountName = (typeof caseCountNames)[number];

/** What visits are counted for. */
export const visitCountNames = ['visits', 'visitsRemote', 'notMet', 'visitsDue', 'visitsOnTime', 'needsFound'] as const;
export type VisitCountName = (typeof visitCountNames)[number];

export type CountName = CaseCountName | VisitCountName;
export const countNames: readonly CountName[] = [...caseCountNames, ...visitCountNames];

/** Is this the name of something that is counted? */
export const isCountName = (text: string): text is CountName => (countNames as readonly string[]).includes(text);

export const isVisitCount = (name: CountName): name is VisitCountName => (visitCountNames as readonly string[]).includes(name);
