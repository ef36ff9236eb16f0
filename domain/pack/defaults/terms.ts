import type { TermsInput } from '../terms.ts';

/**
 * Windows, shares and throttles of every case. `urgeInterval` is a proposal: once a working day is enough to be
 * heard and too little to harass; urgent cases may be urged every hour.
 */
export const terms: TermsInput = {
  callBack: '16 wh',
  objection: '15 d',
  archive: '30 d',
  recurrenceWithin: '30 d',
  relapseWithin: '90 d',
  appealWithin: '5 wd',
  reworkPercent: 50,
  reopenPercent: 50,
  reworkRaisedTo: ['chief', 'county'],
  urgeInterval: '8 wh',
  urgeIntervalByProfile: { E: '1 h', U: '1 h' },
  sampledVerifyPercent: 5,
  sampledVerifyWithin: '5 wd',
  adjudicateUnclear: '8 wh',
  jointConsultation: { after: 3, within: '8 wh' },
  emergencyReports: { phone: '30 min', written: '60 min', every: '4 h' },
  mediation: {
    countyWithin: '120 wh',
    cap: '30 d',
    redJumpsTo: 4,
    redWhenAny: ['threat', 'weapon', 'repeatedViolence', 'tenPeopleOrMore', 'threePoliceCallsOrMore'],
    revisits: ['7 d', '30 d', '90 d'],
  },
  duplicate: { withinMetres: 100, withinDays: 7 },
  noWithdrawalOfMajors: ['04'],
};
