import { noticesFor } from '../../../domain/case/notices.ts';
import { nextAlarm } from '../../../domain/case/alarm.ts';
import { awaited } from '../../../domain/case/awaited.ts';
import { ladderFor, profileFor } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import type { Incident } from '../../support/trade.ts';
import { anIncident, anIncidentIn } from '../../support/trade.ts';

const ordinary = { category: '0604', at: 'Mon 08:30' } as const;
const worked = () => anIncidentIn('inProgress', ordinary).does('clerk', 'contact');
const told = (incident: Incident) => noticesFor(incident.state, incident.last(), incident.state.seq).map(({ recipient, template }) => `${'role' in recipient ? recipient.role : recipient.kind}: ${template}`);

describe('the ladder of handling (N, 24 wh)', () => {
  test('yellow at 16.8, red at 24, supervised at 32 and 48, published 40 wh later', () => {
    const late = worked().reaches('Tue+2 18:00');
    expect(late.diary().slice(5).filter((words) => words.includes(' handle'))).toEqual([
      'Wed 09:18 tell handle: clerk', 'Wed 15:36 tell handle: clerk, head', 'Wed 18:00 urge handle: head, dispatcher', 'Thu 18:00 supervise handle height 1: head, verifier',
      'Mon+1 18:00 supervise handle height 2: head, chief, county', 'Mon+2 18:00 publish handle: county',
    ]);
    expect(late.state.height).toBe(2);
  });
  test('an answer to the second supervision keeps the unit off the public list', () => {
    const late = worked().reaches('Tue+1 09:00').does('head', 'answerSupervision').reaches('Tue+2 18:00');
    expect(late.diary().filter((words) => words.includes('publish'))).toEqual([]);
    expect(late.tries('head', 'answerSupervision')).toBe('notNow notSupervised');
  });
  test('an answer to the first does not', () => {
    const late = worked().reaches('Fri 09:00').does('head', 'answerSupervision').reaches('Tue+2 18:00');
    expect(late.diary().filter((words) => words.includes('publish'))).toEqual(['Mon+2 18:00 publish handle: county']);
  });
  test('handing it in ends what was asked; another unit begins unsupervised', () => {
    const late = worked().reaches('Fri 09:00').does('clerk', 'feedBack');
    expect([late.shows('supervisionAnswer'), late.state.status]).toEqual(['no supervisionAnswer', 'verifying']);
    const moved = anIncidentIn('dispatched', ordinary).reaches('Mon 16:00').does('clerk', 'askReturn').reaches('Fri 09:00').does('dispatcher', 'grantReturn');
    expect([moved.state.height, moved.shows('supervisionAnswer')]).toEqual([0, 'no supervisionAnswer']);
  });
  test('an unsigned and an unhandled matter are two answers', () => {
    const late = anIncidentIn('dispatched', ordinary).reaches('Thu 18:00');
    expect(late.state.clocks.filter(({ name, stoppedAt }) => name === 'supervisionAnswer' && stoppedAt === null).map(({ about }) => about)).toEqual(['sign', 'handle']);
    late.does('head', 'answerSupervision');
    expect(late.shows('supervisionAnswer')).toBe('no supervisionAnswer');
  });
});

test.each([
  ['Q, 8 wh', { category: '0601', at: 'Mon 08:30' }, ['Mon 15:36', 'Mon 17:12', 'Mon 18:00', 'Tue 14:00', 'Tue 18:00']],
  ['E, 24 h', { category: '0501', at: 'Mon 08:30' }, ['Tue 01:18', 'Tue 06:06', 'Tue 08:30', 'Tue 09:30', 'Tue 12:30']],
  ['E, 2 h (0301)', { category: '0301', at: 'Mon 08:30' }, ['Mon 09:54', 'Mon 10:18', 'Mon 10:30', 'Mon 11:30', 'Mon 12:30']],
] as const)('70, 90, 100 %% and both supervisions of %s', (_what, report, instants) => {
  const late = anIncidentIn('inProgress', report).reaches('Fri 09:00');
  expect(late.state.clocks.find(({ name }) => name === 'handle')!.rungs.slice(0, 5).map(({ dueAt }) => new Date(dueAt + 8 * 3_600_000).toISOString().slice(8, 16))).toEqual(
    instants.map((text) => `0${2 + ['Mon', 'Tue', 'Wed'].indexOf(text.slice(0, 3))}T${text.slice(4)}`),
  );
});

describe('the worked examples of supervision', () => {
  test('N submitted Fri 17:50: accept due next Mon 13:50', () => {
    expect(anIncident({ category: '0604', at: '2026-03-06T17:50:00+08:00' }).shows('accept')).toBe('accept 4 wh until Mon+1 13:50');
  });
  test('N dispatched Tue 2025-09-30 17:00: 24 wh over the holiday and a make-up Saturday', () => {
    const late = anIncidentIn('dispatched', { category: '0604', at: '2025-09-30T17:00:00+08:00' });
    expect(late.state.clocks.find(({ name }) => name === 'handle')).toBeDefined();
    expect(late.last().data.clocks?.find(({ name }) => name === 'handle')).toMatchObject({ ringAfter: new Date('2025-10-11T17:00:00+08:00').toISOString() });
  });
  test('E submitted 2025-10-01 02:00: accepted by 02:15, dispatched by 02:30 at the latest', () => {
    const fire = anIncident({ category: '0501', at: '2025-10-01T02:00:00+08:00' });
    expect(fire.last().data.clocks?.[0]).toMatchObject({ name: 'accept', ringAfter: new Date('2025-10-01T02:15:00+08:00').toISOString() });
    fire.now = Date.parse('2025-10-01T02:15:00+08:00');
    fire.look();
    expect(fire.does('desk', 'accept', { category: '0501' }).last().data.clocks?.find(({ name }) => name === 'dispatch')).toMatchObject({ ringAfter: new Date('2025-10-01T02:30:00+08:00').toISOString() });
  });
});

describe('nobody is late alone', () => {
  test('an emergency that nobody accepts rings the next on duty, the leader, the county', () => {
    const fire = anIncident({ category: '0501', at: 'Mon 08:40' }).reaches('Mon 09:00');
    expect(fire.diary().filter((words) => words.includes(' ring '))).toEqual(['Mon 08:55 ring accept: nextOnDuty', 'Mon 08:57 ring accept: chief', 'Mon 09:00 ring accept: county']);
    expect(noticesFor(fire.state, fire.entries.find(({ data }) => 'rung' in data && data.rung === 'ring1')!, 9)).toEqual([{ recipient: { kind: 'area', role: 'dispatcher', areaPath: fire.state.place.path }, template: 'rung.ring', dedupe: '9:dispatcher', urgent: true }]);
  });
  test('the centre is supervised by the county, and answers itself where no unit has the case', () => {
    const late = anIncident({ category: '0604', at: 'Mon 08:30' }).reaches('Mon 16:30');
    expect(late.diary().filter((words) => words.includes('supervise'))).toEqual(['Mon 16:00 supervise accept height 1: dispatcher, county']);
    late.reaches('Tue 14:20');
    expect(late.does('dispatcher', 'answerSupervision').tries('dispatcher', 'answerSupervision')).toBe('notNow notSupervised');
  });
  test('whoever has nothing to answer for is not told: the reporter of a question, the leader of a hold', () => {
    const held = worked().does('clerk', 'askHold').reaches('Mon 16:06');
    expect(held.diary().at(-1)).toBe('Mon 15:36 tell requestAnswer: chief');
    expect(told(held)).toEqual(['chief: rung.tell']);
    const asked = anIncident().does('desk', 'contact').does('desk', 'askInformation').reaches('Tue+1 08:00');
    expect(told(asked)).toEqual(['reporter: reporter.InformationAsked']);
  });
  test('the second rework is told to the leader in charge, the third to the county, the second reopening to the leader', () => {
    const again = anIncidentIn('verifying').does('verifier', 'fail');
    expect(told(again)).toEqual(['clerk: Failed']);
    again.does('clerk', 'feedBack').does('verifier', 'fail');
    expect(told(again)).toEqual(['clerk: Failed', 'chief: Failed']);
    again.does('clerk', 'feedBack').does('verifier', 'fail');
    expect(told(again)).toEqual(['clerk: Failed', 'county: Failed']);
  });
});

test('at the second height a leader in charge is wanted, until one takes it on by name', () => {
  const late = worked().reaches('Fri 09:00');
  expect([late.state.height, awaited(late.state).includes('role:chief')]).toEqual([1, false]);
  late.reaches('Tue+1 09:00');
  expect([late.state.height, awaited(late.state).includes('role:chief')]).toEqual([2, true]);
  expect(awaited(late.does('chief', 'takeOver').state)).not.toContain('role:chief');
});

test('complex matters (C, X, T) are reminded at half time already, the others from 70 % on', () => {
  const firsts = ['0106', '0201', '0601'].map((category) => ladderFor(defaultPack, 'handle', profileFor(defaultPack, category, 'general'))[0]!.rung);
  expect(firsts).toEqual(['50%', '50%', '70%']);
  const complex = anIncidentIn('inProgress', { category: '0106', at: 'Mon 08:30' }).does('clerk', 'contact').reaches('Thu 14:00');
  expect(complex.diary().filter((words) => words.includes(' handle'))).toEqual(['Thu 14:00 tell handle: clerk']);
});

describe('催办 by hand', () => {
  test('once in its interval, an urgent matter every hour', () => {
    const late = worked().does('verifier', 'urge');
    expect([late.tries('dispatcher', 'urge'), late.open('dispatcher').includes('urge')]).toEqual(['notNow urgedLately', false]);
    expect(late.reaches('Mon 18:00').tries('dispatcher', 'urge')).toBe('done');
    const fire = anIncidentIn('inProgress', { category: '0404' }).does('verifier', 'urge').reaches('Mon 09:39');
    expect([fire.tries('verifier', 'urge'), fire.reaches('Mon 09:40').tries('verifier', 'urge')]).toEqual(['notNow urgedLately', 'done']);
  });
});

test('a second look at the same instant adds nothing, and the next alarm lies ahead', () => {
  const late = worked();
  late.now = Date.parse('2026-03-20T12:00:00+08:00');
  expect(late.look().length).toBeGreaterThan(5);
  expect(late.look()).toEqual([]);
  expect(nextAlarm(late.state, late.context('dispatcher'))! > late.now).toBe(true);
  expect(late.entries.slice(5).every(({ dueAt, at }) => dueAt === undefined || dueAt <= at)).toBe(true);
});
