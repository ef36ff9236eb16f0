import { anIncident, anIncidentIn, at } from '../../support/trade.ts';

describe('mediation (M): four rungs that move up by themselves', () => {
  const quarrel = () => anIncidentIn('inProgress', { category: '0101', at: 'Mon 08:30' }).does('clerk', 'contact');
  test('eight hours, then sixteen each, then the county has fifteen working days (003-12, 004-21)', () => {
    const dispute = quarrel().reaches('Wed+1 18:00');
    expect(dispute.state.mediation).toMatchObject({ rung: 5 });
    expect(dispute.diary().filter((words) => words.endsWith('MovedUp'))).toEqual(['Mon 18:00 MovedUp', 'Wed 18:00 MovedUp', 'Fri 18:00 MovedUp', 'Tue+1 18:00 MovedUp']);
    expect(dispute.shows('handle')).toBe('handle 56 wh + 120 wh until Tue+4 18:00');
    expect(dispute.diary().filter((words) => words.includes('urge handle'))).toEqual([]);
  });
  test('a late look moves it up as of when it was owed', () => {
    const late = quarrel();
    late.now = Date.parse('2026-03-05T09:00:00+08:00');
    late.look();
    expect(late.state.mediation).toMatchObject({ rung: 3, since: Date.parse('2026-03-04T18:00:00+08:00') });
  });
  test('the mediator may move it up sooner, and an agreement ends it', () => {
    const dispute = quarrel().does('mediator', 'moveUp');
    expect(dispute.rings()).toBe('Tue 18:00');
    dispute.does('mediator', 'agree');
    expect(dispute.state).toMatchObject({ status: 'verifying', result: { code: 'mediated' } });
    dispute.does('verifier', 'pass');
    expect(dispute.shows('archive')).toBe('archive 90 d until Sun+12 08:30');
    expect(dispute.reaches('2026-05-20T09:00:00+08:00').does('worker', 'reopen').state.mediation).toMatchObject({ rung: 2, since: Date.parse('2026-05-20T09:00:00+08:00') });
  });
  test('rework and hold do not race up the rungs', () => {
    const dispute = quarrel().does('clerk', 'feedBack', { result: 'mediated', text: '-' }).reaches('Mon 17:00').does('verifier', 'fail');
    expect(dispute.state.mediation?.rung).toBe(1);
    dispute.does('clerk', 'askHold').does('chief', 'grantHold').reaches('Thu 09:00');
    expect(dispute.state.mediation?.rung).toBe(1);
  });
  test('beyond thirty days only with the consent of both parties (004-37)', () => {
    const dispute = quarrel();
    expect(dispute.faults('clerk', 'askExtension', { budget: '56 wh', reason: '-' })).toEqual([]);
    dispute.does('clerk', 'askExtension', { budget: '56 wh', reason: '-' }).does('dispatcher', 'grantExtension').does('clerk', 'askHold').does('chief', 'grantHold').reaches('Mon+2 09:00').does('clerk', 'resume');
    expect(dispute.faults('clerk', 'askExtension', { budget: '28 wh', reason: '-' })).toEqual(['budget needsConsent']);
    expect(dispute.does('clerk', 'askExtension', { budget: '28 wh', reason: '-', consent: true }).state.mediation?.consents).toBe(true);
  });
  test('nobody mediates where there is nothing to mediate', () => {
    expect([anIncidentIn('inProgress').tries('mediator', 'agree'), anIncidentIn('inProgress').tries('mediator', 'sign')]).toEqual(['forbidden notYours', 'forbidden notYours']);
  });
  test('what turns out to be a dispute is mediated, what turns out to be none is not', () => {
    const dispute = anIncidentIn('inProgress').does('dispatcher', 'regrade', { category: '0101', reason: '-' });
    expect(dispute.state.mediation).toMatchObject({ rung: 1 });
    expect(dispute.does('dispatcher', 'regrade', { category: '0601', reason: '-' }).state.mediation).toBeNull();
  });
  test('its file keeps who sat together, when and on which step, and what was agreed (003-12)', () => {
    const dispute = quarrel().reaches('Mon 10:00').does('mediator', 'sitting', { parties: ['王阿姨', '李叔'], heldAt: '2026-03-02T09:30:00+08:00', text: '漏水', households: ['house1'] });
    dispute.does('mediator', 'moveUp').does('mediator', 'sitting', { parties: ['李叔', '物业'], heldAt: '2026-03-02T10:00:00+08:00', text: '愿意修' });
    dispute.does('mediator', 'agree', { agreement: '三日内修好', parties: ['王阿姨', '李叔'], evidence: ['b'.repeat(64)] });
    expect(dispute.state.mediation).toMatchObject({ rung: 2, households: ['house1'], sittings: [{ heldAt: at('Mon 09:30'), rung: 1 }, { heldAt: at('Mon 10:00'), rung: 2 }] });
    expect([dispute.state.private.parties, dispute.state.private.resultText, dispute.state.evidence]).toEqual([JSON.stringify(['王阿姨', '李叔', '物业']), '三日内修好', ['b'.repeat(64)]]);
    expect(dispute.entries.map(({ data }) => JSON.stringify(data)).join()).not.toMatch(/王阿姨|李叔|修/);
  });
  test.each([
    [{ parties: [], heldAt: '2026-03-02T09:00:00+08:00', text: '-' }, 'parties required'],
    [{ parties: ['王'], heldAt: '2026-03-02T09:00:00', text: '-' }, 'heldAt impossibleInstant'],
    [{ parties: ['王'], heldAt: '2026-03-03T09:00:00+08:00', text: '-' }, 'heldAt inTheFuture'],
    [{ parties: ['王'], heldAt: '2026-02-27T09:00:00+08:00', text: '-' }, 'heldAt beforeItsReport'],
    [{ parties: ['王'], heldAt: '2026-03-02T08:30:00+08:00', text: '-', signs: ['thunder'] }, 'signs.0 unknownSign'],
    [{ parties: ['王'], heldAt: '2026-03-02T08:30:00+08:00', text: '-', households: ['house1', 'house2'] }, 'households.1 unknownHousehold'],
  ])('a sitting that cannot have been: %j', (body, fault) => expect(quarrel().faults('mediator', 'sitting', body)).toEqual([fault]));

  test('it ends settled or failed with the other remedies told, and no other way', () => {
    for (const result of ['fixed', 'notFound', 'explainedNoDuty', 'explainedUnreasonable']) expect(quarrel().faults('clerk', 'feedBack', { result, text: '-' })).toEqual(['result notOfMediation']);
    const failed = quarrel().does('clerk', 'feedBack', { result: 'mediationFailedInformed', text: '谈不拢', remedies: '可申请劳动仲裁或向法院起诉' });
    expect(failed.state).toMatchObject({ status: 'verifying', result: { code: 'mediationFailedInformed' }, private: { remedies: '可申请劳动仲裁或向法院起诉' } });
  });

  test('after thirty days it is over unless both parties agreed to go on (004-37)', () => {
    const dispute = quarrel().reaches('2026-04-01T08:29:00+08:00');
    expect(dispute.state.mediation?.capped ?? false).toBe(false);
    dispute.reaches('2026-04-01T08:31:00+08:00');
    expect(dispute.diary().filter((words) => words.endsWith('MediationCapped'))).toHaveLength(1);
    expect([dispute.tries('mediator', 'sitting'), dispute.tries('mediator', 'moveUp')]).toEqual(['notNow mediationCapped', 'notNow mediationCapped']);
    expect(dispute.tries('mediator', 'agree')).toBe('done');
    dispute.does('mediator', 'sitting', { parties: ['王阿姨', '李叔'], heldAt: '2026-04-01T08:31:00+08:00', text: '再谈一次', consent: true });
    expect([dispute.state.mediation, dispute.tries('mediator', 'sitting')]).toMatchObject([{ consents: true, capped: false }, 'done']);
  });
  test('with the consent of both it goes on beyond them, and a hold does not stop the days', () => {
    const agreed = quarrel().reaches('Mon 10:00').does('mediator', 'sitting', { parties: ['王阿姨', '李叔'], heldAt: '2026-03-02T09:30:00+08:00', text: '-', consent: true }).reaches('2026-04-10T09:00:00+08:00');
    expect(agreed.diary().filter((words) => words.endsWith('MediationCapped'))).toEqual([]);
    const held = quarrel().reaches('Wed+2 09:00').does('clerk', 'askHold', { reasonCode: 'litigation', interimMeasure: '-', until: '2026-04-15' }).does('chief', 'grantHold').reaches('2026-04-02T09:00:00+08:00');
    expect(held.state.mediation?.capped).toBe(true);
  });

  test('a red dispute goes to the town centre at once, whenever it shows', () => {
    const dispute = quarrel().does('mediator', 'sitting', { parties: ['王阿姨', '李叔'], heldAt: '2026-03-02T08:30:00+08:00', text: '扬言报复', signs: ['threat'] });
    expect([dispute.state.mediation, dispute.state.signs, dispute.rings()]).toMatchObject([{ rung: 4, since: at('Mon 08:30') }, ['threat'], 'Tue 18:00']);
    expect(quarrel().does('mediator', 'moveUp', { reason: '-', signs: ['weapon'] }).state.mediation?.rung).toBe(4);
    const known = anIncident({ category: '0101' }).does('desk', 'accept', { category: '0101', signs: ['tenPeopleOrMore'] }).does('dispatcher', 'dispatch');
    expect(known.state.mediation?.rung).toBe(4);
    const found = anIncidentIn('inProgress').does('dispatcher', 'regrade', { category: '0101', reason: '-', signs: ['repeatedViolence'] });
    expect(found.state.mediation?.rung).toBe(4);
    expect(anIncident({ category: '0601' }).faults('desk', 'accept', { category: '0601', signs: ['threat'] })).toEqual(['signs.0 unknownSign']);
  });
});
