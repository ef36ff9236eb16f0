import { anIncidentIn, aPack } from '../../support/trade.ts';

const ordinary = { category: '0604', at: 'Mon 08:30' } as const;

describe('row 7 and 29: settling on the spot and its sample', () => {
  const sampled = aPack((pack) => ({ ...pack, terms: { ...pack.terms, sampledVerifyPercent: 100 } }));
  test('a copy of what must be reported stays with the town (001-11, 001-31)', () => {
    expect(anIncidentIn('accepted', { category: '0401' }).does('worker', 'settle').last().data).toMatchObject({ result: 'onSpot', mustReportCopy: true });
    expect(anIncidentIn('accepted').does('worker', 'settle').last().data).toMatchObject({ mustReportCopy: false });
  });
  test.each([['0601', 'worker', 'done'], ['0603', 'worker', 'forbidden notYours'], ['0603', 'desk', 'done'], ['0405', 'desk', 'forbidden notYours'], ['0405', 'dispatcher', 'done'], ['0201', 'dispatcher', 'forbidden notYours'], ['0201', 'county', 'done']] as const)(
    '%s by the %s: %s', (category, who, answer) => expect(anIncidentIn('accepted', { category }).tries(who, 'settle')).toBe(answer),
  );
  test('one in twenty is looked at again within five working days, by somebody else', () => {
    const rubbish = anIncidentIn('accepted', { pack: sampled }).does('worker', 'settle');
    expect([rubbish.state.sampled, rubbish.shows('verify')]).toEqual([true, 'verify 5 wd until Mon+1 08:40']);
    rubbish.does('verifier', 'samplePass');
    expect([rubbish.state, rubbish.shows('verify')]).toMatchObject([{ status: 'closed', sampled: false }, 'no verify']);
    expect(rubbish.tries('verifier', 'sampleFail')).toBe('notNow notSampled');
  });
  test('where the sample fails it leaves "solved" and is to be dispatched', () => {
    const rubbish = anIncidentIn('accepted', { pack: sampled }).does('worker', 'settle').does('verifier', 'sampleFail');
    expect([rubbish.state, rubbish.shows('dispatch'), rubbish.shows('objection')]).toMatchObject([{ status: 'accepted', result: null }, 'dispatch 2 wh until Mon 10:40', 'no objection']);
  });
  test('of a hundred numbers five are sampled', () => {
    const numbers = Array.from({ length: 100 }, (_, i) => anIncidentIn('accepted', { number: `GW-2026-${String(i + 1).padStart(6, '0')}` }).does('worker', 'settle').state.sampled);
    expect(numbers.filter(Boolean)).toHaveLength(5);
  });
});

describe('rows 17 and 18: feeding back', () => {
  test('an honest result, a text, and whether evidence is missing (001-16)', () => {
    const rubbish = anIncidentIn('verifying', ordinary);
    expect(rubbish.last().data).toMatchObject({ result: 'fixed', evidenceMissing: true, closes: false });
    expect([rubbish.state.status, rubbish.shows('handle'), rubbish.shows('verify'), rubbish.state.private.resultText]).toEqual(['verifying', 'no handle', 'verify 8 wh until Mon 18:00', '已清理']);
  });
  test.each([['onSpot', 'result unknownResult'], ['referred', 'result unknownResult'], ['mediationFailedInformed', 'result unknownResult'], ['nonsense', 'result unknownResult'], ['projectPlanned', 'plannedFor required']])('%s: %s', (result, fault) => {
    expect(anIncidentIn('inProgress').faults('clerk', 'feedBack', { result, text: '-' })).toEqual([fault]);
  });
  test('an inquiry (I) is closed by its answer', () => {
    expect(anIncidentIn('verifying', { category: '0808' }).state).toMatchObject({ status: 'closed', result: { code: 'fixed' } });
  });
  test('an unreasonable demand takes two, and the second never verifies', () => {
    const demand = anIncidentIn('inProgress').does('clerk', 'feedBack', { result: 'explainedUnreasonable', text: '不合理' });
    expect([demand.state.status, demand.requests()]).toEqual(['inProgress', ['secondSign open']]);
    expect(demand.tries('clerk', 'secondSign')).toBe('forbidden twoPersons.askedFor');
    expect(demand.tries('clerk', 'feedBack', { result: 'explainedUnreasonable', text: '-' })).toBe('askedAlready secondSignOpen');
    demand.does('verifier', 'secondSign');
    expect(demand.state).toMatchObject({ status: 'verifying', result: { code: 'explainedUnreasonable' }, private: { resultText: '不合理' } });
    expect(demand.entries.map(({ data }) => JSON.stringify(data)).join()).not.toContain('不合理');
    expect(demand.tries('verifier', 'pass')).toBe('forbidden twoPersons.handledOrDispatched');
    expect(demand.tries('worker', 'pass')).toBe('done');
  });
  test('where the second says no, another result takes its place', () => {
    const demand = anIncidentIn('inProgress').does('clerk', 'feedBack', { result: 'explainedUnreasonable', text: '不合理' }).does('clerk', 'feedBack');
    expect([demand.state, demand.requests(), demand.shows('requestAnswer')]).toMatchObject([{ status: 'verifying', result: { code: 'fixed' }, private: { resultText: '已清理' } }, ['secondSign ended'], 'no requestAnswer']);
    expect(demand.state.private.pending).toBeUndefined();
  });
});

describe('rows 19 and 20: verifying', () => {
  test('never by whoever handled or dispatched, nor by anybody of the unit (002-21)', () => {
    const rubbish = anIncidentIn('verifying');
    for (const who of ['clerk', 'clerk3', 'head', 'dispatcher'] as const) expect([who, rubbish.tries(who, 'pass')]).toEqual([who, 'forbidden notYours']);
    const centre = anIncidentIn('accepted').does('dispatcher', 'dispatch', { lead: 'centre', person: 'dispatcher' }).does('dispatcher3', 'sign').does('dispatcher3', 'feedBack');
    expect([centre.tries('verifier', 'pass'), centre.tries('worker', 'pass'), centre.tries('parttimer', 'pass'), centre.tries('worker2', 'pass')]).toEqual(['forbidden twoPersons.handledOrDispatched', 'done', 'forbidden notYours', 'forbidden notYours']);
  });
  test('failed, it goes back with half of the limit, each time a round of its own (001-19)', () => {
    const rubbish = anIncidentIn('verifying', ordinary).does('verifier', 'fail');
    expect([rubbish.state, rubbish.shows('handle'), rubbish.clock('handle')?.round]).toMatchObject([{ status: 'inProgress', counts: { rework: 1 }, result: null }, 'handle 12 wh until Tue 14:00', 2]);
    for (let i = 0; i < 2; i++) rubbish.does('clerk', 'feedBack').does('verifier', 'fail');
    expect(rubbish.last().data).toMatchObject({ rework: 3 });
  });
  test('passed, it is called back, may be objected to, and is archived when nothing is open (001-25, 003-25, 004-29)', () => {
    const rubbish = anIncidentIn('closed', ordinary);
    expect([rubbish.shows('callBack'), rubbish.shows('objection'), rubbish.shows('archive')]).toEqual(['callBack 16 wh until Tue 18:00', 'objection 15 d until Tue+2 08:30', 'archive 30 d until Wed+4 08:30']);
    rubbish.reaches('Tue 09:00').does('verifier', 'callBack').does('wang', 'rate', { solved: false, satisfied: false });
    expect(rubbish.state.rating).toEqual({ solved: false, satisfied: false });
    rubbish.reaches('Wed+4 08:30');
    expect([rubbish.state.status, rubbish.tries('wang', 'reopen'), rubbish.tries('wang', 'rate')]).toEqual(['archived', 'tooLate status.archived', 'notNow status.archived']);
  });
});

describe('row 21: reopening', () => {
  test('by the reporter within fifteen days, with half of the limit (004-23)', () => {
    const rubbish = anIncidentIn('closed', ordinary).reaches('Tue+2 08:29').does('wang', 'reopen');
    expect([rubbish.state, rubbish.shows('handle')]).toMatchObject([{ status: 'dispatched', counts: { reopened: 1, redispatched: 1 }, result: null, closedAt: null }, 'handle 12 wh until Wed+2 14:00']);
    expect(anIncidentIn('closed', ordinary).reaches('Tue+2 08:30').tries('wang', 'reopen')).toBe('tooLate objectionLapsed');
  });
  test('by a full-time worker within thirty, when it comes back', () => {
    expect(anIncidentIn('closed', ordinary).reaches('Wed+4 08:29').tries('worker', 'reopen')).toBe('done');
    expect(anIncidentIn('closed', ordinary).tries('parttimer', 'reopen')).toBe('forbidden notYours');
  });
  test('to accepted where nobody was dispatched', () => {
    expect(anIncidentIn('accepted').does('worker', 'settle').does('wang', 'reopen').state).toMatchObject({ status: 'accepted', sampled: false });
  });
  test('the second time on the hard track, with half of its limit', () => {
    const again = anIncidentIn('closed', ordinary).does('wang', 'reopen').does('clerk', 'sign').does('clerk', 'feedBack').does('verifier', 'pass').does('wang', 'reopen');
    expect([again.state.profile, again.shows('handle')]).toMatchObject(['X', /^handle 60 wh /.exec(again.shows('handle')) ? again.shows('handle') : 'handle 60 wh']);
  });
});
