import { anIncident, anIncidentIn, reported } from '../../support/trade.ts';

describe('row 3: accepting', () => {
  test('the desk sorts and grades it, and the dispatch clock starts', () => {
    const rubbish = anIncident({ category: null }).reaches('Mon 09:00').does('desk', 'accept', { category: '0601' });
    expect(rubbish.state).toMatchObject({ status: 'accepted', category: '0601', profile: 'Q', ownerLevel: 'village', unclearOwner: false });
    expect([rubbish.shows('accept'), rubbish.shows('dispatch'), rubbish.shows('handle')]).toEqual(['no accept', 'dispatch 2 wh until Mon 11:00', 'no handle']);
  });
  test('what nobody plainly owns goes into the queue 权属不清 with a clock of its own (002-26, 004-03)', () => {
    const manhole = anIncident({ category: '0701' }).reaches('Mon 09:00').does('desk', 'accept', { category: '0701' });
    expect(manhole.state.unclearOwner).toBe(true);
    expect(manhole.shows('adjudicateReturn')).toBe('adjudicateReturn 8 wh until Tue 09:00');
    manhole.does('dispatcher', 'dispatch');
    expect([manhole.state.unclearOwner, manhole.shows('adjudicateReturn')]).toEqual([false, 'no adjudicateReturn']);
  });
  test('a larger matter is at least urgent, a major one an emergency that is reported by telephone', () => {
    expect(anIncident({ category: '0602' }).does('desk', 'accept', { category: '0602', severity: 'larger' }).state.profile).toBe('U');
    const major = anIncident().does('desk', 'accept', { category: '0601', severity: 'major' });
    expect([major.state.profile, major.shows('emergencyReport')]).toEqual(['E', 'emergencyReport 30 min until Mon 09:10']);
  });
  test('a petition (T) is handled from its statutory acceptance, for sixty days', () => {
    const petition = anIncident({ category: '0201' }).does('desk', 'accept', { category: '0201' });
    expect(petition.shows('handle')).toBe('handle 1440 h until Fri+8 08:40');
    petition.reaches('Tue 09:00').does('dispatcher', 'dispatch');
    expect(petition.shows('handle')).toBe('handle 1440 h until Fri+8 08:40');
  });
  test('a report of a clue has no first contact; what turns out to be none of it has one from its submission', () => {
    expect(anIncident({ category: '0201' }).shows('firstContact')).toBe('no firstContact');
    expect(anIncident({ category: '0201' }).reaches('Mon 09:40').does('desk', 'accept', { category: '0601' }).shows('firstContact')).toBe('firstContact 4 wh until Mon 14:10');
  });
  test('a worker who reports what he may settle finds it accepted at his own level (001-09, 000-18)', () => {
    const rubbish = anIncident({ by: 'worker', onSpot: true });
    expect(rubbish.diary()).toEqual(['Mon 08:40 Submitted', 'Mon 08:40 Accepted']);
    expect(rubbish.state).toMatchObject({ status: 'accepted', ownerLevel: 'grid' });
    expect(rubbish.does('worker', 'settle').state).toMatchObject({ status: 'closed', result: { code: 'onSpot' } });
  });
  test('on the spot only by the authority matrix (004-13, 002-20)', () => {
    expect(reported({ by: 'worker', onSpot: true, category: '0602' })).toBe('forbidden noSpotAuthority');
    expect(reported({ by: 'worker2', onSpot: true })).toBe('forbidden noSpotAuthority');
    expect(reported({ by: 'wang', onSpot: true })).toBe('forbidden noSpotAuthority');
    expect(reported({ by: 'desk', onSpot: true, category: null })).toBe('forbidden noSpotAuthority');
    expect(reported({ category: '9999' })).toBe('invalid unknownCategory');
  });
  test('three levels hold a case: the grid settles, the village takes on, the centre gets what is handed up (004-26)', () => {
    expect(anIncident({ by: 'worker', onSpot: true }).state.ownerLevel).toBe('grid');
    const taken = anIncident().does('desk', 'accept', { category: '0601' });
    expect(taken.state.ownerLevel).toBe('village');
    expect(taken.does('leader', 'escalate').state.ownerLevel).toBe('town');
  });
  test('a category or grid that is not there', () => {
    const report = anIncident();
    expect(report.faults('desk', 'accept', { category: '9999' })).toEqual(['category unknownCategory']);
    expect(report.faults('desk', 'accept', { category: '0601', gridId: 'nowhere' })).toEqual(['gridId unknownArea']);
    expect(report.faults('desk', 'accept', { category: '0601', gridId: 'grid2' })).toEqual(['gridId outOfReach']);
  });
});

describe('the order of refusals: 403, 412, 409, 422', () => {
  test('never you comes before everything else', () => {
    expect(anIncident().tries('wang', 'accept', { nonsense: 1 }, 99)).toBe('forbidden notYours');
  });
  test('an older state before not now', () => {
    const dispatched = anIncidentIn('dispatched');
    expect(dispatched.tries('clerk', 'feedBack', { nonsense: 1 }, 1)).toBe('stale olderSequence');
    expect(dispatched.tries('clerk', 'feedBack', { nonsense: 1 }, 3)).toBe('notNow status.dispatched');
    expect(dispatched.tries('clerk', 'sign', {}, 3)).toBe('done');
  });
  test('asked before, too late and not asked before any fault of the body', () => {
    const back = anIncidentIn('dispatched').does('clerk', 'askReturn');
    expect(back.tries('clerk', 'askReturn', { nonsense: 1 })).toBe('askedAlready returnAskedBefore');
    expect(anIncidentIn('dispatched').tries('dispatcher', 'grantReturn', { nonsense: 1 })).toBe('notNow nothingWasAsked');
    const held = anIncidentIn('inProgress').does('clerk', 'askHold');
    expect(held.tries('clerk', 'askHold', { reasonCode: 'nonsense', interimMeasure: '围挡', until: '2026-03-20' })).toBe('askedAlready holdOpen');
    expect(anIncidentIn('inProgress').reaches('Wed 18:00').tries('clerk', 'askExtension', { budget: 'soon', reason: '' })).toBe('tooLate limitIsSpent');
  });
  test('unknown fields, impossible dates, NUL and wrong types are named', () => {
    const work = anIncidentIn('inProgress');
    expect(work.faults('clerk', 'askHold', { reasonCode: 'season', interimMeasure: '围挡', until: '2026-02-30', nonsense: 1 })).toEqual(['until impossibleDate', 'nonsense unknownField']);
    expect(work.faults('clerk', 'feedBack', { result: 'fixed', text: 'a\u0000b' })).toEqual(['text unstorable']);
    expect(work.faults('clerk', 'feedBack', { result: 7 })).toEqual(['result wrongType', 'text required']);
    expect(work.faults('clerk', 'feedBack', { result: 'fixed', text: '   ' })).toEqual(['text required']);
    expect(work.faults('clerk', 'feedBack', null)).not.toEqual([]);
    expect(work.faults('clerk', 'feedBack', { result: 'fixed', text: '好', evidence: ['photo.jpg'] })).toEqual(['evidence.0 notAHash']);
  });
});

describe('rows 4 and 26: rejecting and appealing', () => {
  test('a reason and where else to go; five working days to appeal, then another person decides (001-18)', () => {
    const report = anIncident().does('desk', 'reject');
    expect([report.state.status, report.state.private.resultText, report.shows('objection')]).toEqual(['rejected', '没有事实', 'objection 5 wd until Mon+1 08:40']);
    report.reaches('Tue 09:00').does('wang', 'appeal');
    expect([report.state.status, report.shows('accept')]).toEqual(['submitted', 'accept 2 wh until Tue 11:00']);
    expect(report.tries('desk', 'accept')).toBe('forbidden twoPersons.decidedBefore');
    expect(report.tries('desk', 'reject')).toBe('forbidden twoPersons.decidedBefore');
    expect(report.tries('desk3', 'accept')).toBe('done');
  });
  test('an appeal after its five days is too late', () => {
    const report = anIncident().does('desk', 'reject').reaches('Mon+1 08:40');
    expect(report.since('Mon+1 08:40')).toEqual(['Mon+1 08:40 AppealLapsed']);
    expect([report.tries('wang', 'appeal'), report.tries('desk', 'comment'), report.rings()]).toEqual(['tooLate over', 'notNow over', 'never']);
  });
  test('a must-report takes a second person, and neither of the two decides the appeal (001-11)', () => {
    const lane = anIncident({ category: '0401' }).does('desk', 'reject');
    expect([lane.state.status, lane.requests()]).toEqual(['submitted', ['secondSign open']]);
    expect(lane.tries('desk', 'secondSign')).toBe('forbidden twoPersons.askedFor');
    expect(lane.tries('dispatcher', 'reject')).toBe('askedAlready secondSignOpen');
    lane.does('dispatcher', 'secondSign');
    expect([lane.state.status, lane.requests(), lane.state.private]).toMatchObject(['rejected', ['secondSign granted'], { resultText: '没有事实' }]);
    expect(lane.state.private.pending).toBeUndefined();
    lane.does('wang', 'appeal');
    for (const who of ['desk', 'dispatcher'] as const) expect(lane.tries(who, 'accept')).toBe('forbidden twoPersons.decidedBefore');
    lane.does('desk3', 'reject');
    expect(lane.tries('dispatcher', 'secondSign')).toBe('forbidden twoPersons.askedFor');
    expect(lane.tries('dispatcher3', 'secondSign')).toBe('done');
  });
  test('an abusive report too; accepting it instead ends the question', () => {
    const report = anIncident().does('desk', 'reject', { reasonCode: 'abusive', explanation: '骂人', elsewhere: '无' }).does('dispatcher', 'accept');
    expect([report.state.status, report.requests(), report.state.private.pending]).toEqual(['accepted', ['secondSign ended'], undefined]);
  });
  test('a reason that is not in the list', () => {
    expect(anIncident().faults('desk', 'reject', { reasonCode: 'bored', explanation: '-', elsewhere: '-' })).toEqual(['reasonCode unknownReason']);
  });
});

describe('row 5: asking for information', () => {
  test('the acceptance clock waits and goes on with what was left', () => {
    const report = anIncident({ category: '0602' }).reaches('Mon 09:40').does('desk', 'askInformation');
    expect(report.shows('accept')).toBe('accept 4 wh paused');
    report.reaches('Tue 08:30').does('wang', 'giveInformation');
    expect(report.shows('accept')).toBe('accept 4 wh until Tue 11:30');
  });
  test('twice at most, and one question at a time', () => {
    const report = anIncident().does('desk', 'askInformation');
    expect(report.tries('desk', 'askInformation')).toBe('askedAlready informationAskedBefore');
    report.does('wang', 'giveInformation').does('desk', 'askInformation').does('wang', 'giveInformation');
    expect([report.tries('desk', 'askInformation'), report.tries('wang', 'giveInformation')]).toEqual(['askedAlready informationAskedBefore', 'notNow nothingWasAsked']);
  });
  test('unanswered for ten days it is withdrawn; the reporter is reminded, nobody else', () => {
    const report = anIncident().does('desk', 'contact').does('desk', 'askInformation').reaches('Thu+1 08:40');
    expect(report.diary().slice(3)).toEqual(['Mon+1 08:40 tell requestAnswer: reporter', 'Thu+1 08:40 Withdrawn']);
    expect(report.requests()).toEqual(['information ended']);
  });
  test('but never an urgent one: its clock does not wait, and it goes on without the answer', () => {
    const report = anIncident({ category: '0404' }).does('desk', 'askInformation');
    expect(report.shows('accept')).toBe('accept 1 h until Mon 09:40');
    report.reaches('Thu+1 08:40');
    expect(report.state.status).toBe('submitted');
    expect(report.diary().at(-1)).toBe('Thu+1 08:40 InformationLapsed');
  });
});

describe('rows 6, 8, 23 and 25: merging, escalating, withdrawing, referring', () => {
  test('a merged report follows its parent, and both ledgers say so (004-15)', () => {
    const child = anIncidentIn('accepted');
    child.others = [anIncident({ number: 'GW-2026-000999' }).state];
    child.does('leader', 'escalate').does('dispatcher', 'merge');
    expect(child.state).toMatchObject({ status: 'merged', parent: 'case GW-2026-000999', over: true, followUps: [] });
    expect(child.kin).toMatchObject([{ caseId: 'case GW-2026-000999', entries: [{ type: 'ChildMerged', data: { child: 'case GW-2026-000123', childNumber: 'GW-2026-000123', followUps: ['leader'] } }] }]);
    expect(child.rings()).toBe('never');
  });
  test('not into itself, into what is over or closed, nor with children of its own', () => {
    const child = anIncident();
    child.others = [child.state, anIncidentIn('closed', { number: 'GW-2026-000999' }).state];
    expect(child.faults('dispatcher', 'merge', { into: 'GW-2026-000123' })).toEqual(['into itself']);
    expect(child.faults('dispatcher', 'merge', { into: 'GW-2026-000777' })).toEqual(['into unknownCase']);
    expect(child.tries('dispatcher', 'merge')).toBe('conflict parentIsOver');
  });
  test('a leader hands it up with finding and proposal and keeps a follow-up until the person is told (004-27, 004-33)', () => {
    const report = anIncidentIn('accepted').does('leader', 'escalate');
    expect(report.state).toMatchObject({ status: 'accepted', ownerLevel: 'town', followUps: ['leader'] });
    expect(report.faults('leader', 'escalate', { finding: '占道' })).toEqual(['proposal required']);
    report.does('dispatcher', 'dispatch').does('clerk', 'sign').does('clerk', 'feedBack');
    expect(report.state.followUps).toEqual(['leader']);
    expect(report.does('verifier', 'pass').state.followUps).toEqual([]);
  });
  test('a desk that sends it to the village forces follows it up as well (001-05)', () => {
    expect(anIncidentIn('accepted').does('desk', 'dispatch', { lead: 'village1', person: 'desk' }).state.followUps).toEqual(['desk']);
  });
  test('the reporter may withdraw at any time, but not a safety matter, and not what others reported too', () => {
    expect(anIncidentIn('inProgress').does('wang', 'withdraw').state).toMatchObject({ status: 'withdrawn', over: true });
    expect(anIncident({ category: '0401' }).tries('wang', 'withdraw')).toBe('notNow safetyGoesOn');
    const parent = anIncident();
    parent.state = { ...parent.state, children: ['another'] };
    expect(parent.tries('wang', 'withdraw')).toBe('notNow othersReportedIt');
  });
  test('a crime goes to 110 and ends here (004-51)', () => {
    expect(anIncidentIn('accepted', { category: '0302' }).does('desk', 'refer').state).toMatchObject({ status: 'referred', over: true, result: { code: 'referred' } });
  });
});
