import { awaited } from '../../../domain/case/awaited.ts';
import { noticesFor } from '../../../domain/case/notices.ts';
import { anIncident, anIncidentIn } from '../../support/trade.ts';

describe('what a category says of itself', () => {
  test('raise: a road that has collapsed (0703) is an emergency at once', () => {
    const road = anIncident({ category: '0703' }).does('desk', 'accept', { category: '0703', signs: ['worse'] });
    expect([road.state.profile, road.state.signs]).toEqual(['E', ['worse']]);
    expect(anIncident({ category: '0703' }).does('desk', 'accept', { category: '0703' }).state.profile).not.toBe('E');
    const lift = anIncidentIn('inProgress', { category: '0409' }).does('dispatcher', 'regrade', { signs: ['worse'], severity: 'general', reason: '困人' });
    expect(lift.state.profile).toBe('E');
    expect(anIncident().faults('desk', 'accept', { category: '0601', signs: ['worse'] })).toEqual(['signs.0 unknownSign']);
  });

  test('subLimits: a guard by the open manhole (0701) within half an hour, and the arrival besides', () => {
    const manhole = anIncidentIn('dispatched', { category: '0701' });
    const steps = manhole.state.clocks.filter(({ name }) => name === 'arrival').map(({ about, budget }) => [about, budget]);
    expect(steps).toContainEqual(['guardOnSite', '0.5 h']);
    expect(manhole.faults('clerk', 'arrive', { step: 'stopWorkOrder' })).toEqual(['step unknownStep']);
    manhole.does('clerk', 'arrive', { step: 'guardOnSite' });
    expect(manhole.state.clocks.filter(({ name, stoppedAt }) => name === 'arrival' && stoppedAt === null).map(({ about }) => about)).toEqual(steps.map(([about]) => about).filter((about) => about === null));
    const late = anIncidentIn('dispatched', { category: '0701' }).reaches('Mon 09:11');
    expect(late.diary().filter((words) => words.includes('arrival'))).toEqual(expect.arrayContaining(['Mon 09:10 urge arrival: head, dispatcher']));
    const illegal = anIncidentIn('dispatched', { category: '0607' });
    expect(illegal.shows('arrival')).toContain('4 wh');
    illegal.does('dispatcher', 'declareEmergency');
    expect(illegal.state.clocks.filter(({ name }) => name === 'arrival').map(({ about, budget }) => [about, budget])).toEqual([['stopWorkOrder', '4 wh'], [null, '1 h']]);
  });

  test('leaderInCharge: 集体访 (0202) waits for a leader who takes it on by name', () => {
    const petition = anIncident({ category: '0202' }).does('dispatcher', 'accept', { category: '0202' });
    expect(awaited(petition.state)).toContain('role:chief');
    expect(noticesFor(petition.state, petition.last(), petition.state.seq)).toContainEqual(expect.objectContaining({ template: 'LeaderNeeded', recipient: expect.objectContaining({ role: 'chief' }) }));
    petition.does('chief', 'takeOver');
    expect([awaited(petition.state).includes('role:chief'), petition.state.chief]).toEqual([false, 'chief']);
  });

  test('a petition that is larger (T keeps its clocks) and what was reopened twice name a leader as well', () => {
    expect(awaited(anIncident({ category: '0201', severity: 'larger' }).does('dispatcher', 'accept', { category: '0201', severity: 'larger' }).state)).toContain('role:chief');
    expect(awaited(anIncident({ category: '0201' }).does('dispatcher', 'accept', { category: '0201' }).state)).not.toContain('role:chief');
    const again = anIncidentIn('closed', { category: '0604' }).does('wang', 'reopen').does('clerk', 'sign').does('clerk', 'feedBack').does('verifier', 'pass').does('wang', 'reopen');
    expect(awaited(again.state)).toContain('role:chief');
  });

  test('orStatutoryLimit: the limit of the service item by law holds where it is longer (0802, A)', () => {
    const sent = (statutory?: string) => anIncidentIn('accepted', { category: '0802', at: 'Mon 08:30' }).does('dispatcher', 'dispatch', { lead: 'urban', person: 'clerk', ...(statutory ? { statutory } : {}) });
    expect([sent().clock('handle')?.budget, sent('20 wd').clock('handle')?.budget, sent('3 wd').clock('handle')?.budget]).toEqual(['40 wh', '20 wd', '40 wh']);
    const returned = sent('20 wd').does('clerk', 'askReturn').does('dispatcher', 'grantReturn');
    expect(returned.clock('handle')?.budget).toBe('20 wd');
    expect(anIncidentIn('accepted').faults('dispatcher', 'dispatch', { lead: 'urban', person: 'clerk', statutory: '20 wd' })).toEqual(['statutory noServiceItem']);
  });

  test('acceptanceWithin: a petition (T) must be decided upon within fifteen days, beside our own eight hours', () => {
    const petition = anIncident({ category: '0201', at: 'Mon 08:30' });
    expect(petition.state.clocks.filter(({ name }) => name === 'accept').map(({ about, budget }) => [about, budget])).toEqual([[null, '8 wh'], ['statutory', '15 d']]);
    expect(petition.shows('accept')).toBe('accept 8 wh until Mon 18:00');
    petition.reaches('2026-03-17T08:31:00+08:00');
    expect(petition.diary()).toContain('Tue+2 08:30 urge accept: dispatcher, chief');
    petition.does('dispatcher', 'accept', { category: '0201' });
    expect([petition.shows('accept'), petition.clock('handle')?.budget]).toEqual(['no accept', '1440 h']);
  });
});
