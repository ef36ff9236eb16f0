import { shippedPacks } from '../../../domain/pack/packs/index.ts';
import { periodNamed } from '../../../domain/visit/period.ts';
import type { Holding } from '../../../domain/visit/rhythm.ts';
import { expectedDuties } from '../../../domain/visit/rhythm.ts';
import type { Season } from '../../../domain/visit/season.ts';
import type { StandingDuty, Target, TargetPlan, TargetRules } from '../../../domain/visit/target-plan.ts';
import { planTarget } from '../../../domain/visit/target-plan.ts';
import { at, zone } from './owed.ts';

const pack = (id = 'sanbifang-000') => shippedPacks.find((one) => one.id === id)!;
const rules = (period: string, more: Partial<TargetRules> = {}): TargetRules => {
  const window = periodNamed(period, zone)!;
  return { pack: pack(), zone, window, anchor: window.from, seasons: [], now: window.from, ...more };
};
const held = (...codes: string[]): Holding[] => codes.map((code) => ({ code, circumstance: null, fromDay: null, toDay: null }));
const fresh = (holdings: Holding[]): Target => ({ holdings, last: new Map(), duties: [], visits: [] });
const wall = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const told = (plan: TargetPlan) => plan.visits.map((visit, no) => `${wall(visit.from)}..${wall(visit.to - 1)}: ${plan.add.filter((duty) => duty.visit === no).map(({ code, period }) => `${code} ${period}`).toSorted().join(', ')}`);

/** The target as it stands after the plan was written. */
function written(plan: TargetPlan, holdings: Holding[], standing: StandingDuty['standing'] = 'free'): Target {
  return {
    holdings, last: new Map(),
    duties: plan.add.map(({ visit, ...duty }) => ({ ...duty, standing, visit: { from: plan.visits[visit]!.from, to: plan.visits[visit]!.to } })),
    visits: standing === 'free' ? plan.visits.map(({ from, to, weight, care }) => ({ from, to, weight, care })) : [],
  };
}
const nothing = { add: [], move: [], cancel: [], remove: [], weigh: [] };

describe('one knock discharges several duties', () => {
  it('an ordinary household is visited once a year (000-13)', () => {
    expect(told(planTarget(fresh(held('H01')), rules('2027-Q1')))).toEqual(['2027-01-01..2027-12-31: H01 2027']);
  });

  it('H01, H04 and H08: three visits in a quarter, the first of them carries the quarter and the year (000-14, 000-15)', () => {
    expect(told(planTarget(fresh(held('H01', 'H04', 'H08')), rules('2027-Q1')))).toEqual([
      '2027-01-01..2027-01-31: H01 2027, H04 2027-Q1, H08 2027-01', '2027-02-01..2027-02-28: H08 2027-02', '2027-03-01..2027-03-31: H08 2027-03',
    ]);
  });

  it('a class that begins on 20 March is met in March, and not again within the gap', () => {
    const plan = planTarget(fresh([{ code: 'H08', circumstance: null, fromDay: '2027-03-20', toDay: null }]), rules('2027-H1'));
    expect(told(plan)[0]).toBe('2027-03-20..2027-03-31: H08 2027-03');
    expect(plan.visits[1]!.earliest - plan.visits[0]!.earliest).toBeGreaterThanOrEqual(10);
  });

  it('after a visit on 28 March, April’s is not planned before the gap is over', () => {
    const plan = planTarget({ ...fresh(held('H08')), last: new Map([['H08', '2027-03-28']]) }, rules('2027-04'));
    expect(wall(plan.visits[0]!.earliest * 86_400_000)).toBe('2027-04-07');
  });

  it('a severe disability is monthly, an elder above eighty weekly', () => {
    const severe = planTarget(fresh([{ code: 'H04', circumstance: 'severe', fromDay: null, toDay: null }]), rules('2027-Q1'));
    expect(severe.add.map(({ period }) => period)).toEqual(['2027-01', '2027-02', '2027-03']);
    const weekly = planTarget(fresh([{ code: 'H08', circumstance: 'agedOrIll', fromDay: null, toDay: null }]), rules('2027-Q1'));
    expect(told(weekly)).toEqual(['2027-01-02..2027-01-08: H08 2027-01-01']);
  });

  it('two windows that share days are one knock within them', () => {
    const plan = planTarget({ ...fresh(held('H08', 'H16a')), last: new Map([['H16a', '2027-01-20']]) }, rules('2027-01', { now: at('2027-01-21') }));
    expect(told(plan)).toEqual(['2027-01-21..2027-01-31: H08 2027-01, H16a 2027-01-20']);
  });
});

describe('intervals', () => {
  it('are counted from the last visit that discharged them, one at a time (H16a)', () => {
    const target = { ...fresh(held('H16a')), last: new Map([['H16a', '2027-01-10']]) };
    expect(told(planTarget(target, rules('2027-Q1')))).toEqual(['2027-01-11..2027-01-24: H16a 2027-01-10']);
    const late = written(planTarget(target, rules('2027-Q1')), held('H16a'));
    expect(planTarget({ ...late, last: target.last }, rules('2027-Q1', { now: at('2027-02-20') }))).toMatchObject(nothing);
    const begun = written(planTarget(target, rules('2027-Q1')), held('H16a'), 'begun');
    expect(planTarget({ ...begun, last: new Map([['H16a', '2027-01-15']]) }, rules('2027-Q1', { now: at('2027-01-16') })).add).toEqual([]);
  });
});

describe('asked again', () => {
  it.each([[['H01']], [['H01', 'H04', 'H08']], [['H01', 'H02', 'H16a', 'H19d']]])('%s: nothing changes', (codes) => {
    const plan = planTarget(fresh(held(...codes)), rules('2027-Q1'));
    for (const now of ['2027-01-01', '2027-01-05', '2027-01-14']) {
      expect(planTarget(written(plan, held(...codes)), rules('2027-Q1', { now: at(now) }))).toMatchObject(nothing);
    }
  });

  it('what a visit that nobody made would have carried goes along with the next one', () => {
    const codes = held('H01', 'H04', 'H08');
    const after = planTarget(written(planTarget(fresh(codes), rules('2027-Q1')), codes), rules('2027-Q1', { now: at('2027-02-03') }));
    expect(after.move.map(({ code, visit }) => `${code} ${wall(after.visits[visit]!.from)}`)).toEqual(['H04 2027-02-01', 'H01 2027-02-01']);
    expect({ ...after, visits: [], move: [] }).toMatchObject({ add: [], cancel: [], remove: [] });
  });

  it('windows that are over are not written anew', () => {
    expect(planTarget(fresh(held('H08')), rules('2026-Q4', { now: at('2026-11-24'), anchor: at('2026-11-24') })).add.map(({ period }) => period)).toEqual(['2026-11', '2026-12']);
  });
});

describe('planned anew', () => {
  const before = planTarget(fresh(held('H01', 'H04')), rules('2027-Q1'));

  it('a new tag adds its duties, and what was planned goes along with its visits', () => {
    const after = planTarget(written(before, held('H01', 'H04', 'H08')), rules('2027-Q1'));
    expect(after.add.map(({ code, period }) => `${code} ${period}`)).toEqual(['H08 2027-01', 'H08 2027-02', 'H08 2027-03']);
    expect(after.move.map(({ code, visit }) => `${code} ${visit}`).toSorted()).toEqual(['H01 0', 'H04 0']);
    expect(after.remove.map(({ from, to }) => `${wall(from)}..${wall(to - 1)}`)).toEqual(['2027-01-01..2027-03-31']);
    expect(after.cancel).toEqual([]);
  });

  it('a tag that ended takes its duties back, also from a visit under way', () => {
    expect(planTarget(written(before, held('H01')), rules('2027-Q1'))).toMatchObject({ cancel: [{ code: 'H04', period: '2027-Q1' }], add: [] });
    expect(planTarget(written(before, held('H01'), 'begun'), rules('2027-Q1'))).toMatchObject({ ...nothing, cancel: [{ code: 'H04', period: '2027-Q1' }] });
  });

  it('a visit under way keeps what its classes ask for, an interval wherever it is counted from, and a first visit from before the plan', () => {
    expect(planTarget(written(before, held('H01', 'H04'), 'begun'), rules('2027-Q1'))).toMatchObject(nothing);
    const interval = planTarget(fresh(held('H16a')), rules('2027-Q1'));
    expect(planTarget({ ...written(interval, held('H16a'), 'begun'), last: new Map([['H16a', '2027-01-09']]) }, rules('2027-Q1', { now: at('2027-01-10') }))).toMatchObject(nothing);
    const first = planTarget(fresh([{ code: 'H05', circumstance: 'newArrival', fromDay: '2026-12-29', toDay: null }]), rules('2026-Q4', { now: at('2026-12-29') }));
    for (const standing of ['free', 'begun'] as const) expect(planTarget(written(first, held('H05'), standing), rules('2027-Q1')).cancel).toEqual([]);
  });

  it('where a household is no more, what was missed goes as well', () => {
    const late = rules('2027-Q1', { now: at('2027-03-20') });
    const ended = written(planTarget(fresh(held('H01', 'H08')), rules('2027-Q1')), []);
    const after = planTarget(ended, late);
    expect(after.cancel.map(({ code, period }) => `${code} ${period}`)).toEqual(['H08 2027-01', 'H01 2027', 'H08 2027-02', 'H08 2027-03']);
    expect(after.remove).toHaveLength(3);
    expect(planTarget(written(before, [], 'begun'), late).cancel).toHaveLength(2);
  });

  it('from 三必访 to 4558: quarterly classes become monthly (001-14)', () => {
    const after = planTarget(written(before, held('H01', 'H04')), rules('2027-Q1', { pack: pack('4558-001') }));
    expect(after.add.map(({ code, period }) => `${code} ${period}`)).toEqual(['H04 2027-01', 'H04 2027-02', 'H04 2027-03']);
    expect(after.cancel).toEqual([{ code: 'H04', period: '2027-Q1' }]);
  });

  it('only merging takes nothing back and adds nothing', () => {
    const standing = written(before, held('H01', 'H04'));
    const task: StandingDuty = { code: 'task', kind: 'task', period: 'x', from: at('2027-01-04', '00:00'), to: at('2027-01-20', '00:00'), standing: 'free', weight: 500, visit: null };
    const after = planTarget({ ...standing, holdings: null, duties: [...standing.duties, task] }, rules('2027-Q1'));
    expect([after.add, after.cancel]).toEqual([[], []]);
    expect(after.visits.map(({ from, to, isNew }) => `${wall(from)}..${wall(to - 1)} ${isNew}`)).toEqual(['2027-01-04..2027-01-19 true']);
  });

  it('a trigger goes alone', () => {
    const standing = written(before, held('H01', 'H04'));
    const trigger: StandingDuty = { code: 'misfortune', kind: 'trigger', period: 'x', from: at('2027-01-04'), to: at('2027-01-05'), standing: 'free', weight: 1000, visit: null };
    const after = planTarget({ ...standing, holdings: null, duties: [...standing.duties, trigger] }, rules('2027-Q1'));
    expect(after.move).toMatchObject([{ code: 'misfortune' }]);
    expect(after.remove).toEqual([]);
  });
});

describe('seasons', () => {
  const season: Season = { areaId: 'a', circumstance: 'specialRisk', cadences: ['P07'], fromDay: '2027-03-05', toDay: '2027-03-20' };

  it('hazard points are visited daily between two dates, both included, then monthly again (000-26)', () => {
    const duties = expectedDuties(held('P07'), new Map(), rules('2027-Q1', { seasons: [season] })).map(({ period }) => period);
    expect(duties.filter((period) => period.length === 10)).toHaveLength(16);
    expect([duties.includes('2027-03-05'), duties.includes('2027-03-20'), duties.includes('2027-03-21')]).toEqual([true, true, false]);
    expect(duties.filter((period) => period.length === 7)).toEqual(['2027-01', '2027-02', '2027-03']);
  });

  it('a season that is taken back takes its days back', () => {
    const plan = planTarget(fresh(held('P07')), rules('2027-03', { seasons: [season] }));
    const after = planTarget(written(plan, held('P07')), rules('2027-03', { now: at('2027-03-10') }));
    expect(after.cancel).toHaveLength(11);
  });
});

it('a new arrival is met within seven days beside the quarter (H05)', () => {
  const plan = planTarget(fresh([{ code: 'H05', circumstance: 'newArrival', fromDay: '2027-02-01', toDay: null }]), rules('2027-Q1'));
  expect(told(plan)).toEqual(['2027-02-01..2027-02-07: H05 2027-02-01+newArrival, H05 2027-Q1']);
});
