import { anIncident } from '../../support/trade.ts';

/** The worked example of the design: a blocked fire lane (0401), quick profile Q, eight working hours to handle it. */
test('a blocked fire lane that nobody handles until supervision asks', () => {
  const lane = anIncident({ category: '0401', at: 'Mon 08:40' });
  expect(lane.shows('accept')).toBe('accept 2 wh until Mon 10:40');
  expect(lane.rings()).toBe('Mon 10:04');
  lane.reaches('Mon 08:50').does('desk', 'accept', { category: '0401', severity: 'general' });
  expect(lane.shows('dispatch')).toBe('dispatch 2 wh until Mon 10:50');
  lane.reaches('Mon 08:55').does('desk', 'contact');
  lane.reaches('Mon 09:00').does('dispatcher', 'dispatch');
  expect(lane.shows('sign')).toBe('sign 2 wh until Mon 11:00');
  expect(lane.shows('handle')).toBe('handle 8 wh until Tue 09:00');
  expect(lane.rings()).toBe('Mon 10:24');
  lane.reaches('Mon 09:40').does('clerk', 'sign');
  expect(lane.rings()).toBe('Mon 16:06');
  lane.reaches('Mon 16:06');
  expect(lane.rings()).toBe('Mon 17:42');
  lane.reaches('Mon 17:42');
  expect(lane.rings()).toBe('Tue 09:00');
  lane.reaches('Tue 09:00');
  expect(lane.rings()).toBe('Tue 14:30');
  lane.reaches('Tue 14:30');
  expect(lane.state.height).toBe(1);
  expect(lane.shows('supervisionAnswer')).toBe('supervisionAnswer 8 wh until Wed 14:30');
  lane.reaches('Tue 15:10').does('clerk', 'feedBack', { result: 'fixed', text: '已清理', evidence: ['a'.repeat(64)] });
  expect(lane.shows('verify')).toBe('verify 8 wh until Wed 15:10');
  lane.reaches('Tue 16:20').does('verifier', 'pass');
  lane.does('verifier', 'callBack').reaches('2026-04-30T09:00:00+08:00');

  expect(lane.diary()).toEqual([
    'Mon 08:40 Submitted',
    'Mon 08:50 Accepted',
    'Mon 08:55 Contacted',
    'Mon 09:00 Dispatched',
    'Mon 09:40 Signed',
    'Mon 16:06 tell handle: clerk',
    'Mon 17:42 tell handle: clerk, head',
    'Tue 09:00 urge handle: head, dispatcher',
    'Tue 14:30 supervise handle height 1: head, verifier',
    'Tue 15:10 FedBack',
    'Tue 16:20 Passed',
    'Tue 16:20 CalledBack',
    'Wed+2 16:20 ObjectionLapsed',
    'Thu+4 16:20 Archived',
  ]);
  expect(lane.state.status).toBe('archived');
  expect(lane.rings()).toBe('never');
});
