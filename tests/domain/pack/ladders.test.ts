import { ladderFor } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import type { ClockName } from '../../../domain/case/status.ts';
import { rungsOwed } from '../../../domain/clock/ladder.ts';

const rows = (clock: ClockName, profile: string): string[] =>
  ladderFor(defaultPack, clock, profile).map(({ rung, at, then, whom, height, answerWithin, suggest }) =>
    [
      rung, [at].flat().join(' or '), then, whom.join(' '),
      ...(height ? [`height ${height}`] : []), ...(answerWithin ? [`answer in ${answerWithin}`] : []), ...(suggest ? [`suggests ${suggest.join(' ')}`] : []),
    ].join(' | '));

describe('the ladder 阶梯 of handling', () => {
  it('reminds, urges, supervises at two heights and publishes the unit', () => {
    expect(rows('handle', 'N')).toEqual([
      '70% | 70% | tell | clerk',
      '90% | 90% | tell | clerk head | suggests extension assist',
      '100% | 100% | urge | head dispatcher',
      'supervise1 | 150% or 100% + 8 wh | supervise | head verifier | height 1 | answer in 8 wh',
      'supervise2 | 200% or 100% + 24 wh | supervise | head chief county | height 2 | answer in 8 wh',
      'publish | supervise2 + 40 wh | publish | county',
    ]);
  });

  it.each(['C', 'X', 'T'])('reminds %s at half time already', (profile) => {
    expect(rows('handle', profile)[0]).toBe('50% | 50% | tell | clerk');
    expect(rows('handle', profile).slice(1)).toEqual(rows('handle', 'N'));
  });

  it.each(['E', 'U'])('climbs faster for %s and suggests no extension', (profile) => {
    expect(rows('handle', profile)).toEqual([
      '70% | 70% | tell | clerk',
      '90% | 90% | tell | clerk head | suggests assist',
      '100% | 100% | urge | head dispatcher',
      'supervise1 | 150% or 100% + 1 h | supervise | head verifier | height 1 | answer in 1 h',
      'supervise2 | 200% or 100% + 4 h | supervise | head chief county | height 2 | answer in 1 h',
      'publish | supervise2 + 40 wh | publish | county',
    ]);
  });
});

describe('the other stages', () => {
  it.each([
    ['accept', 'desk', 'dispatcher chief'],
    ['dispatch', 'dispatcher', 'dispatcher chief'],
    ['verify', 'verifier', 'dispatcher chief'],
  ] as const)('%s climbs too: the centre is supervised by the county', (clock, hand, head) => {
    const ladder = ladderFor(defaultPack, clock, 'N');
    expect(ladder.map(({ rung }) => rung)).toEqual(['70%', '90%', '100%', 'supervise1', 'supervise2', 'publish']);
    expect(ladder[0]!.whom).toEqual([hand]);
    expect(ladder[2]!.whom.join(' ')).toBe(head);
    expect(ladder[3]!.whom).toContain('county');
    expect(ladder[4]!.whom).toEqual(['chief', 'county']);
  });

  it('signing is supervised, but it is handling for which a unit is published', () => {
    expect(ladderFor(defaultPack, 'sign', 'N').map(({ rung }) => rung)).toEqual(['70%', '90%', '100%', 'supervise1', 'supervise2']);
  });

  it('an emergency that nobody accepts rings the next on duty, then the leader, then the county, before anything is supervised', () => {
    const ladder = ladderFor(defaultPack, 'accept', 'E');
    const owed = rungsOwed(ladder, { calendar: { zone: 'Asia/Shanghai', always: true }, start: 0, budget: '0.25 h' }, 30 * 60_000);
    expect(owed.map(({ rung, at }) => `${at / 60_000} min ${rung.then} ${rung.whom.join(' ')}`)).toEqual([
      '10.5 min tell desk dispatcher', '13.5 min tell desk dispatcher', '15 min urge dispatcher chief',
      '15 min ring nextOnDuty', '17 min ring chief', '20 min ring county',
      '22.5 min supervise dispatcher county', '30 min supervise chief county',
    ]);
    expect(ladderFor(defaultPack, 'accept', 'U').some(({ then }) => then === 'ring')).toBe(false);
  });

  it.each(['firstContact', 'arrival', 'callBack', 'requestAnswer', 'holdReview', 'assist', 'supervisionAnswer', 'emergencyReport'] as const)(
    'the small clock %s reminds and urges', (clock) => {
      expect(ladderFor(defaultPack, clock, 'E').map(({ rung, then }) => `${rung} ${then}`)).toEqual(['70% tell', '100% urge']);
    });

  it.each(['objection', 'archive'] as const)('nobody is late for %s', (clock) => {
    expect(ladderFor(defaultPack, clock, 'N')).toEqual([]);
  });
});
