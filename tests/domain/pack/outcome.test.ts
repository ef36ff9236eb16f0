import { defaultPack } from '../../../domain/pack/packs/index.ts';

describe('how a case ends 办理结果', () => {
  it('has twelve honest codes', () => {
    const marks = defaultPack.results.map(({ code, solved, leavesDenominator, twoPersons, needsDate }) =>
      [code, solved && 'solved', leavesDenominator && 'outside the rate', twoPersons && 'two persons', needsDate && 'by a date'].filter(Boolean).join(', '));
    expect(marks).toEqual([
      'fixed, solved', 'onSpot, solved', 'mediated, solved', 'mediationFailedInformed', 'explainedNoDuty', 'explainedUnreasonable, outside the rate, two persons',
      'referred, outside the rate', 'notFound', 'selfResolved', 'duplicate, outside the rate', 'withdrawn, outside the rate', 'projectPlanned, by a date',
    ]);
  });

  it.each([
    ['reject', 'outsideDuty notLocated noFacts inStatutoryChannel otherTenant abusive spam'],
    ['information', 'place facts contact photo'],
    ['return', 'notOurDuty notOurArea wrongAssetOwner otherLead'],
    ['returnVerdict', 'upheld refused designated'],
    ['extension', 'technical procurement weather partiesUnavailable multiDepartment statutoryProcedure'],
    ['hold', 'season works budget litigation ownerAbsent'],
    ['rework', 'notDone partlyDone cameBack evidenceMissing notInformed'],
    ['reopen', 'objection recurrence relapse'],
    ['visitExcuse', 'leave disaster accessBlocked overload'],
    ['supervisionAnswer', 'onSchedule askExtension needHelp'],
    ['riskStrikeOff', 'causeRemoved movedToCase wronglyListed'],
  ] as const)('reasons to %s', (kind, codes) => {
    expect(defaultPack.reasons[kind].map(({ code }) => code).join(' ')).toBe(codes);
  });

  it('rejects abuse and strikes off by mistake only with a second person', () => {
    expect(Object.values(defaultPack.reasons).flat().filter(({ secondPerson }) => secondPerson).map(({ code }) => code)).toEqual(['abusive', 'wronglyListed']);
  });
});
