import { anIncidentIn, at } from '../../support/trade.ts';

/** An ordinary matter (N, 24 working hours to handle). */
const ordinary = { category: '0407', at: 'Mon 08:30' } as const;

describe('rows 9 and 10: dispatching and signing', () => {
  test('handling runs from dispatch and does not wait for signing (004-28)', () => {
    const light = anIncidentIn('dispatched', ordinary);
    expect([light.shows('sign'), light.shows('handle')]).toEqual(['sign 4 wh until Mon 14:00', 'handle 24 wh until Wed 18:00']);
    light.reaches('Mon 10:00').does('clerk', 'sign');
    expect([light.shows('sign'), light.shows('handle')]).toEqual(['no sign', 'handle 24 wh until Wed 18:00']);
  });
  test('a unit and a person of it that exist, within reach', () => {
    const light = anIncidentIn('accepted');
    expect(light.faults('dispatcher', 'dispatch', { lead: 'urban', person: 'roadsclerk' })).toEqual(['person notOfTheUnit']);
    expect(light.faults('dispatcher', 'dispatch', { lead: 'nowhere', person: 'nobody', assist: ['roads', 'never'] })).toEqual(['assist.1 unknownUnit', 'lead unknownUnit', 'person unknownPerson']);
    expect(light.faults('dispatcher', 'dispatch', { lead: 'urban', person: 'clerk', assist: ['roads', 'urban'] })).toEqual(['assist.1 sameUnit']);
    expect(light.faults('dispatcher', 'dispatch', { lead: 'urban', person: 'clerk', assist: ['urban2'] })).toEqual(['assist.0 outOfReach']);
    expect(light.faults('dispatcher', 'dispatch', { lead: 'urban2', person: 'clerk2' })).toEqual(['lead outOfReach']);
    expect(light.faults('desk', 'dispatch', { lead: 'urban', person: 'clerk' })).toEqual(['lead outOfReach']);
    expect(light.faults('dispatcher', 'dispatch', { lead: 'clue', person: 'clue1' })).toEqual(['lead outOfReach']);
    expect(light.tries('county', 'dispatch', { lead: 'urban2', person: 'clerk2' })).toBe('done');
  });
  test('within the unit its head names another person, the clocks go on', () => {
    const light = anIncidentIn('dispatched').does('head', 'reassign', { person: 'clerk3' });
    expect(light.state).toMatchObject({ status: 'dispatched', person: 'clerk3', counts: { redispatched: 1 } });
    expect(light.faults('head', 'reassign', { person: 'roadsclerk' })).toEqual(['person notOfTheUnit']);
  });
});

describe('rows 11 to 13: return 退单', () => {
  test('handling keeps running while it is asked, and after a refusal the same time is left', () => {
    const light = anIncidentIn('dispatched', ordinary).reaches('Mon 15:00').does('clerk', 'askReturn');
    expect([light.shows('handle'), light.shows('adjudicateReturn')]).toEqual(['handle 24 wh until Wed 18:00', 'adjudicateReturn 8 wh until Tue 15:00']);
    light.reaches('Tue 09:30').does('dispatcher', 'refuseReturn');
    expect([light.shows('handle'), light.state.designated, light.requests()]).toEqual(['handle 24 wh until Wed 18:00', true, ['return refused']]);
    expect(light.tries('clerk', 'askReturn')).toBe('askedAlready returnAskedBefore');
  });
  test('within eight working hours of dispatch, an urgent one within an hour', () => {
    expect(anIncidentIn('dispatched', ordinary).reaches('Mon 18:00').tries('clerk', 'askReturn')).toBe('done');
    expect(anIncidentIn('dispatched', ordinary).reaches('Tue 08:31').tries('clerk', 'askReturn')).toBe('tooLate returnTooLate');
    expect(anIncidentIn('dispatched', { category: '0404' }).reaches('Mon 09:41').tries('clerk', 'askReturn')).toBe('tooLate returnTooLate');
    expect(anIncidentIn('dispatched', { category: '0404' }).reaches('Mon 09:40').does('clerk', 'askReturn').shows('adjudicateReturn')).toBe('adjudicateReturn 1 h until Mon 10:40');
  });
  test('before signing only; whoever signs takes it', () => {
    expect(anIncidentIn('inProgress').tries('clerk', 'askReturn')).toBe('notNow status.inProgress');
    const light = anIncidentIn('dispatched').does('clerk', 'askReturn').does('clerk', 'sign');
    expect([light.requests(), light.shows('adjudicateReturn')]).toEqual([['return ended'], 'no adjudicateReturn']);
  });
  test('upheld, the new unit has the full limit, and the next return designates (004-03)', () => {
    const light = anIncidentIn('dispatched', ordinary).reaches('Mon 10:30').does('clerk', 'askReturn').reaches('Mon 14:30').does('dispatcher', 'grantReturn');
    expect(light.state).toMatchObject({ lead: 'roads', person: 'roadsclerk', designated: false, counts: { returned: 1, redispatched: 1 }, units: ['urban', 'roads'] });
    expect(light.shows('handle')).toBe('handle 24 wh until Thu 14:30');
    light.does('roadsclerk', 'askReturn');
    expect(light.faults('dispatcher', 'grantReturn', { lead: 'roads', person: 'roadsclerk' })).toEqual(['lead sameUnit']);
    light.does('dispatcher', 'grantReturn', { lead: 'water', person: 'waterclerk' });
    expect(light.state).toMatchObject({ lead: 'water', designated: true, counts: { returned: 2 } });
  });
  test('three re-dispatches call a joint consultation 会商 by themselves, once; after it no return is heard', () => {
    const light = anIncidentIn('dispatched', ordinary);
    expect(light.tries('dispatcher', 'designate')).toBe('notNow noConsultation');
    light.does('clerk', 'askReturn').does('dispatcher', 'grantReturn').does('roadsclerk', 'askReturn').does('dispatcher', 'grantReturn', { lead: 'urban', person: 'clerk' });
    expect(light.requests()).not.toContain('consultation open');
    light.does('head', 'reassign', { person: 'clerk3' });
    expect(light.diary().slice(-2)).toEqual(['Mon 08:30 Reassigned', 'Mon 08:30 ConsultationCalled']);
    expect(light.shows('requestAnswer')).toBe('requestAnswer 8 wh until Mon 18:00');
    light.does('head', 'reassign', { person: 'clerk' });
    expect(light.diary().at(-1)).toBe('Mon 08:30 Reassigned');
    light.does('chief', 'designate');
    expect(light.state).toMatchObject({ lead: 'roads', designated: true });
    expect([light.requests().at(-1), light.shows('requestAnswer')]).toEqual(['consultation answered', 'no requestAnswer']);
  });
});

describe('rows 14 and 27: extension 延期', () => {
  const light = () => anIncidentIn('inProgress', ordinary);
  test('the dispatcher grants the first, the leader in charge the second, nobody a third', () => {
    const work = light().does('clerk', 'askExtension', { budget: '8 wh', reason: '配件' });
    expect(work.shows('requestAnswer')).toBe('requestAnswer 4 wh until Mon 14:00');
    work.does('dispatcher', 'grantExtension');
    expect([work.shows('handle'), work.state.counts.extended]).toEqual(['handle 24 wh + 8 wh until Thu 18:00', 1]);
    work.does('clerk', 'askExtension', { budget: '12 wh', reason: '配件' });
    expect([work.tries('dispatcher', 'grantExtension'), work.tries('dispatcher', 'refuseExtension'), work.open('dispatcher').includes('grantExtension')]).toEqual(['forbidden anotherGrants', 'forbidden anotherGrants', false]);
    work.does('chief', 'grantExtension', { budget: '10 wh' });
    expect(work.shows('handle')).toBe('handle 24 wh + 8 wh + 10 wh until Mon+1 10:30');
    expect(work.tries('clerk', 'askExtension')).toBe('askedAlready extendedBefore');
  });
  test('the first at most as much again, the second half of the limit, in the same kind of time', () => {
    expect(light().faults('clerk', 'askExtension', { budget: '25 wh', reason: '-' })).toEqual(['budget tooMuch']);
    expect(light().faults('clerk', 'askExtension', { budget: '2 d', reason: '-' })).toEqual(['budget otherUnitOfTime']);
    expect(light().faults('clerk', 'askExtension', { budget: '0 wh', reason: '-' })).toEqual(['budget nothing']);
    const twice = light().does('clerk', 'askExtension', { budget: '24 wh', reason: '-' }).does('dispatcher', 'grantExtension');
    expect(twice.faults('clerk', 'askExtension', { budget: '13 wh', reason: '-' })).toEqual(['budget tooMuch']);
    expect(light().does('clerk', 'askExtension', { budget: '4 wh', reason: '-' }).faults('dispatcher', 'grantExtension', { budget: '5 wh' })).toEqual(['budget moreThanAsked']);
  });
  test('beyond fifteen working days in all only the county', () => {
    const hard = anIncidentIn('inProgress', { category: '0706', at: 'Mon 08:30' }).does('clerk', 'askExtension', { budget: '100 wh', reason: '-' }).does('dispatcher', 'grantExtension');
    hard.does('clerk', 'askExtension', { budget: '21 wh', reason: '-' });
    expect([hard.tries('chief', 'grantExtension'), hard.tries('county', 'grantExtension')]).toEqual(['forbidden anotherGrants', 'done']);
  });
  test('silence for four working hours refuses, and nobody is urged for it', () => {
    const work = light().does('clerk', 'askExtension', { budget: '8 wh', reason: '配件' }).does('clerk', 'contact').reaches('Mon 14:00');
    expect(work.since('Mon 11:00')).toEqual(['Mon 11:18 tell requestAnswer: dispatcher', 'Mon 14:00 ExtensionRefused']);
    expect([work.requests(), work.shows('handle')]).toEqual([['extension lapsed'], 'handle 24 wh until Wed 18:00']);
  });
  test('before expiry only, one question at a time, and never for E, U and I', () => {
    expect(light().reaches('Wed 18:00').tries('clerk', 'askExtension')).toBe('tooLate limitIsSpent');
    expect(light().does('clerk', 'askExtension').tries('clerk', 'askExtension')).toBe('askedAlready extensionOpen');
    for (const category of ['0501', '0404', '0808']) expect([category, anIncidentIn('inProgress', { category }).tries('clerk', 'askExtension')]).toEqual([category, 'notNow profileHasNoExtension']);
  });
  test('asked for before it became an emergency, it can be refused and not granted', () => {
    const work = light().does('clerk', 'askExtension').does('dispatcher', 'declareEmergency');
    expect([work.tries('dispatcher', 'grantExtension'), work.tries('dispatcher', 'refuseExtension'), work.open('dispatcher').includes('grantExtension')]).toEqual(['notNow profileHasNoExtension', 'done', false]);
  });
  test('a petition once, by thirty days at most, by the leader in charge', () => {
    const petition = anIncidentIn('inProgress', { category: '0201' });
    expect(petition.faults('clerk', 'askExtension', { budget: '31 d', reason: '-' })).toEqual(['budget tooMuch']);
    petition.does('clerk', 'askExtension', { budget: '30 d', reason: '-' });
    expect(petition.tries('dispatcher', 'grantExtension')).toBe('forbidden anotherGrants');
    petition.does('chief', 'grantExtension');
    expect(petition.tries('clerk', 'askExtension', { budget: '1 d', reason: '-' })).toBe('askedAlready extendedBefore');
  });
});

describe('rows 15 and 28: hold 挂账', () => {
  test('handling pauses while it stands and goes on with what was left', () => {
    const road = anIncidentIn('inProgress', ordinary).reaches('Tue 09:00').does('clerk', 'askHold').reaches('Tue 10:00').does('chief', 'grantHold');
    expect([road.shows('handle'), road.shows('holdReview')]).toEqual(['handle 24 wh paused', 'holdReview 30 d until Thu+4 10:00']);
    road.reaches('Wed 10:00').does('clerk', 'resume');
    expect([road.shows('handle'), road.requests()]).toEqual(['handle 24 wh until Thu 18:00', ['hold ended']]);
    expect(road.tries('clerk', 'resume')).toBe('notNow notOnHold');
  });
  test('it ends by itself after the day that was named, or at its review', () => {
    const road = anIncidentIn('inProgress', ordinary).does('clerk', 'askHold', { reasonCode: 'works', interimMeasure: '围挡', until: '2026-03-05' }).does('chief', 'grantHold').does('clerk', 'contact');
    expect(road.rings()).toBe('Fri 00:00');
    road.reaches('Fri 00:00');
    expect([road.diary().at(-1), road.shows('handle')]).toEqual(['Fri 00:00 Resumed', 'handle 24 wh until Tue+1 18:00']);
    const long = anIncidentIn('inProgress', ordinary).does('clerk', 'askHold', { reasonCode: 'works', interimMeasure: '围挡', until: '2026-04-01' }).does('chief', 'grantHold').reaches('2026-04-02T00:00:00+08:00');
    expect(long.last()).toMatchObject({ type: 'Resumed', at: at('Wed+4 08:30'), data: { byItself: true } });
  });
  test('a reason of the list and a day within thirty', () => {
    const road = anIncidentIn('inProgress');
    const asked = (reasonCode: string, until: string) => road.faults('clerk', 'askHold', { reasonCode, interimMeasure: '围挡', until });
    expect([asked('tired', '2026-03-05'), asked('season', '2026-03-01'), asked('season', '2026-04-02')]).toEqual([['reasonCode unknownReason'], ['until inThePast'], ['until tooFar']]);
    expect(road.tries('chief', 'grantHold')).toBe('notNow nothingWasAsked');
  });
  test('refused, nothing pauses; fed back while on hold, the hold is over and another may be asked after rework', () => {
    expect(anIncidentIn('inProgress', ordinary).does('clerk', 'askHold').does('chief', 'refuseHold').shows('handle')).toBe('handle 24 wh until Wed 18:00');
    const road = anIncidentIn('inProgress').does('clerk', 'askHold').does('chief', 'grantHold').does('clerk', 'feedBack').does('verifier', 'fail');
    expect([road.requests(), road.shows('holdReview'), road.tries('clerk', 'askHold')]).toEqual([['hold ended'], 'no holdReview', 'done']);
  });
  test('an emergency waits for nothing', () => {
    const road = anIncidentIn('inProgress').does('clerk', 'askHold').does('chief', 'grantHold').does('dispatcher', 'declareEmergency');
    expect([road.requests(), road.shows('handle'), road.shows('holdReview')]).toEqual([['hold ended'], 'handle 24 h until Tue 08:40', 'no holdReview']);
  });
});

describe('row 16: assist 协办', () => {
  test('the other unit has half of what is left (001-17, 001-02)', () => {
    const light = anIncidentIn('inProgress', ordinary).reaches('Mon 18:00').does('clerk', 'askAssist');
    expect(light.shows('assist')).toBe('assist 480 wmin until Tue 18:00');
    expect([light.tries('clerk', 'askAssist'), light.tries('clerk', 'giveAssist')]).toEqual(['askedAlready assistOpen', 'forbidden notYours']);
    light.does('roadsclerk', 'giveAssist');
    expect([light.requests(), light.shows('assist'), light.tries('roadsclerk', 'giveAssist')]).toEqual([['assist answered'], 'no assist', 'notNow nothingWasAsked']);
  });
  test('another unit, and one that exists', () => {
    const light = anIncidentIn('inProgress');
    const asked = (unit: string) => light.faults('clerk', 'askAssist', { unit, what: '封路' });
    expect([asked('urban'), asked('clue'), asked('nowhere'), asked('urban2')]).toEqual([['unit sameUnit'], ['unit unknownUnit'], ['unit unknownUnit'], ['unit outOfReach']]);
  });
  test('several assist at once, and none of them when another unit has the case', () => {
    const light = anIncidentIn('inProgress', ordinary).does('clerk', 'askAssist').does('clerk', 'askAssist', { unit: 'water', what: '关阀' });
    for (const person of ['clerk3', 'clerk', 'clerk3']) light.does('head', 'reassign', { person });
    light.does('dispatcher', 'designate', { lead: 'fire', person: 'fireman' });
    expect([light.requests(), light.shows('assist'), light.state.assist]).toEqual([['assist ended', 'assist ended', 'consultation answered'], 'no assist', []]);
  });
});

test('row 24: an emergency has the shortest limits, what was used stays used, and reports by telephone, in writing, then every four hours', () => {
  const fire = anIncidentIn('dispatched', ordinary).reaches('Mon 09:00').does('dispatcher', 'declareEmergency');
  expect([fire.state.profile, fire.shows('handle'), fire.shows('arrival'), fire.shows('emergencyReport')]).toEqual(['E', 'handle 24 h until Tue 08:30', 'arrival 1 h until Mon 10:00', 'emergencyReport 30 min until Mon 09:30']);
  expect(fire.tries('chief', 'declareEmergency')).toBe('askedAlready emergencyStands');
  fire.reaches('Mon 09:10').does('clerk', 'reportProgress').does('clerk', 'arrive');
  expect([fire.shows('emergencyReport'), fire.shows('arrival')]).toEqual(['emergencyReport 60 min until Mon 10:10', 'no arrival']);
  fire.does('clerk', 'reportProgress', { stage: 'further', text: '-' });
  expect(fire.shows('emergencyReport')).toBe('emergencyReport 4 h until Mon 13:10');
  fire.does('dispatcher', 'regrade', { category: '0602', reason: '-' });
  expect(fire.state.profile).toBe('E');
  fire.does('clerk', 'reportProgress', { stage: 'final', text: '-' }).does('dispatcher', 'standDown');
  expect([fire.shows('emergencyReport'), fire.tries('dispatcher', 'standDown'), fire.tries('clerk', 'reportProgress')]).toEqual(['no emergencyReport', 'notNow noEmergency', 'notNow noEmergency']);
  fire.does('dispatcher', 'regrade', { category: '0407', reason: '-' });
  expect([fire.state.profile, fire.does('dispatcher', 'declareEmergency').state.emergency]).toMatchObject(['N', { reports: 0, stoodDownAt: null }]);
});

describe('regrading', () => {
  test('keeps what was used', () => {
    const light = anIncidentIn('inProgress', ordinary).reaches('Tue 08:30').does('dispatcher', 'regrade', { category: '0601', reason: '-' });
    expect([light.state.profile, light.shows('handle')]).toEqual(['Q', 'handle 8 wh until Mon 18:00']);
  });
  test('half a limit stays half', () => {
    const light = anIncidentIn('verifying', ordinary).does('verifier', 'fail').does('dispatcher', 'regrade', { category: '0601', reason: '-' });
    expect(light.shows('handle')).toBe('handle 4 wh until Mon 14:00');
  });
  test('asks for one of the two, and for a category that is there', () => {
    expect(anIncidentIn('accepted').faults('dispatcher', 'regrade', { reason: '-' })).toEqual(['severity severityOrCategory']);
    expect(anIncidentIn('accepted').faults('dispatcher', 'regrade', { category: '9999', reason: '-' })).toEqual(['category unknownCategory']);
  });
  test('into a petition, which is handled from its acceptance', () => {
    expect(anIncidentIn('accepted').does('dispatcher', 'regrade', { category: '0201', reason: '-' }).shows('handle')).toMatch(/^handle 1440 h /);
  });
});
