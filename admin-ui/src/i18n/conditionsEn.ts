import type { conditionsZh } from './conditionsZh.ts';

/** The same names in English. */
export const conditionsEn = {
  terms: 'Conditions', requests: 'Requests', visits: 'Visits',
  callBack: 'call back after closing within', objection: 'reporter may object within', archive: 'archived after', recurrenceWithin: 'reopened when it comes back within', relapseWithin: 'reopened when a settled dispute comes back within', appealWithin: 'another person decides on a rejection within',
  reworkPercent: 'rework gets of the limit', reopenPercent: 'reopening gets of the limit', reworkRaisedTo: 'who decides on the second and third rework', urgeInterval: 'urging by hand at most every', urgeIntervalByProfile: 'urging at most every, by profile',
  sampledVerifyPercent: 'sample of closings on the spot', sampledVerifyWithin: 'sample checked within', adjudicateUnclear: 'unclear ownership decided within', jointConsultation: 'joint consultation', after: 'after returns or re-dispatches', within: 'held within', emergencyReports: 'emergency reports',
  phone: 'first by phone', written: 'first in writing', every: 'then every', mediation: 'mediation', countyWithin: 'the county tries within', cap: 'longest without both consents', redJumpsTo: 'a red dispute goes to step', redWhenAny: 'red when any of',
  revisits: 'revisits after a settlement', duplicate: 'likely duplicate', withinMetres: 'no further than', withinDays: 'no longer ago than', noWithdrawalOfMajors: 'majors that cannot be withdrawn',
  askWithin: 'asked within', atMostPerUnit: 'at most for each unit', byProfile: 'by profile', atMost: 'at most', totalAtMost: 'all together at most', beyondTotalBy: 'who decides beyond that', reviewWithin: 'looked at again every',
  withdrawAfter: 'withdrawn without an answer after', neverWithdraw: 'profiles that are never withdrawn', percentOfLeft: 'gets of what is left', quiet: 'no visit is promised', from: 'from', to: 'until', keepDraft: 'a visit that was begun is kept for', retryWithin: 'nobody met: tried again within',
  reviewTagsWithin: 'moved away: tags looked at within', monthlyGap: 'least gap of a monthly class', strikeOffAfter: 'struck off after so long in green', remoteOneOf: 'one by phone or video of every', followUpFrom: 'a follow-up may be made from', sampledPercent: 'sample of visits', sampledWithin: 'sample of visits checked within',
  perWeek: 'visits a week', full: 'full-time', part: 'part-time',
} satisfies Record<keyof typeof conditionsZh, string>;
