import { defaultPack, shippedPacks } from '../../../domain/pack/packs/index.ts';
import { cadenceOf, calendarWindows, everyOf, gapDays, intervalWindow, onceWithin, rhythmOf, strictest } from '../../../domain/visit/cadence.ts';
import { weightOf } from '../../../domain/visit/need.ts';
import { periodAt, periodNamed, periodsIn } from '../../../domain/visit/period.ts';
import { at, year, zone } from './owed.ts';

const cadence = (code: string, id = 'sanbifang-000') => cadenceOf(shippedPacks.find((pack) => pack.id === id)!, code)!;
const day = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('calendar periods', () => {
  it.each([
    ['year', '2026-03-05', '2026', '2026-01-01 00:00', '2027-01-01 00:00'],
    ['halfYear', '2026-03-05', '2026-H1', '2026-01-01 00:00', '2026-07-01 00:00'],
    ['quarter', '2026-12-31', '2026-Q4', '2026-10-01 00:00', '2027-01-01 00:00'],
    ['month', '2024-02-29', '2024-02', '2024-02-01 00:00', '2024-03-01 00:00'],
  ] as const)('a %s of %s is %s', (every, date, name, from, to) => {
    const found = periodAt(every, at(date), zone);
    expect([found.period, day(found.from), day(found.to)]).toEqual([name, from, to]);
    expect(periodNamed(name, zone)).toEqual({ ...found, every });
  });

  it('belong to the local day: the last minute of March is March', () => {
    expect(periodAt('month', at('2026-03-31', '23:59'), zone).period).toBe('2026-03');
    expect(periodAt('month', at('2026-04-01', '00:00'), zone).period).toBe('2026-04');
  });

  it('follow one another without a gap', () => {
    const months = periodsIn('month', year(2026), zone);
    expect(months).toHaveLength(12);
    expect(months.slice(1).every(({ from }, nth) => from === months[nth]!.to)).toBe(true);
  });

  it.each(['2026-13', '2026-Q5', '2026-H3', '26', '2026-1', 'x'])('%s is no period', (name) => expect(periodNamed(name, zone)).toBeNull());
});

describe('how often', () => {
  it.each([['H01', 'year'], ['H02', 'quarter'], ['H08', 'month'], ['H16a', '14 d'], ['P04', '3 d'], ['H14', null], ['H21', null]])('%s: %s (000-13, 000-14, 000-15)', (code, every) => {
    expect(everyOf(cadence(code))).toBe(every);
  });

  it('a narrower circumstance shortens it, and never lengthens it', () => {
    expect(everyOf(cadence('H04'), ['severe'])).toBe('month');
    expect(everyOf(cadence('H08'), ['agedOrIll'])).toBe('7 d');
    expect(everyOf(cadence('P07'), ['fireSeason', 'specialRisk'])).toBe('1 d');
    expect(everyOf(cadence('H08'), ['unheard-of'])).toBe('month');
  });

  it('a practice that is only told of elsewhere changes nothing', () => {
    expect(everyOf(cadence('P04'))).toBe('3 d');
  });

  it('the strictest interval of several classes is the rhythm of the door (000-14)', () => {
    const classes = ['H01', 'H04', 'H08'].map((code) => ({ code, ...year(2026) }));
    expect(rhythmOf(defaultPack, classes, at('2026-03-05'))).toBe('month');
    expect(rhythmOf(defaultPack, classes.slice(0, 2), at('2026-03-05'))).toBe('quarter');
    expect(rhythmOf(defaultPack, [...classes, { code: 'H16a', ...year(2026) }], at('2026-03-05'))).toBe('14 d');
    expect(rhythmOf(defaultPack, [{ code: 'H08', from: at('2026-04-01'), to: at('2027-01-01') }], at('2026-03-05'))).toBeNull();
    expect(strictest([])).toBeNull();
  });

  it('the 4558 method visits eight classes monthly, and its petitioners stay off (001-14)', () => {
    expect(['H02', 'H04', 'H08', 'H10', 'H11', 'H13', 'H14'].map((code) => everyOf(cadence(code, '4558-001')))).toEqual(['month', 'month', 'month', 'month', 'month', 'month', null]);
  });

  it('new arrivals are met within a week, an elder after a change within a day', () => {
    expect(onceWithin(cadence('H05'), ['newArrival'])).toEqual([{ code: 'newArrival', within: '7 d' }]);
    expect(onceWithin(cadence('H08'), ['majorChange', 'agedOrIll'])).toEqual([{ code: 'majorChange', within: '24 h' }]);
  });

  it('ten days lie between two monthly visits, also where a circumstance made them monthly', () => {
    expect([gapDays(defaultPack, cadence('H08'), 'month'), gapDays(defaultPack, cadence('H04'), 'month'), gapDays(defaultPack, cadence('H04'), 'quarter'), gapDays(defaultPack, cadence('H08'), '7 d')]).toEqual([10, 10, 0, 0]);
  });
});

describe('windows', () => {
  it('are cut where a class begins and ends, and every piece is owed', () => {
    const windows = calendarWindows('month', { from: at('2026-03-20', '00:00'), to: at('2026-05-02', '00:00') }, zone);
    expect(windows.map(({ period, from, to }) => `${period} ${day(from)} ${day(to)}`)).toEqual([
      '2026-03 2026-03-20 00:00 2026-04-01 00:00', '2026-04 2026-04-01 00:00 2026-05-01 00:00', '2026-05 2026-05-01 00:00 2026-05-02 00:00',
    ]);
  });

  it('of an interval begin behind the last visit and end at midnight of the day that it asks for', () => {
    const { period, from, to } = intervalWindow('7 d', at('2026-03-02', '15:30'), zone);
    expect([period, day(from), day(to)]).toEqual(['2026-03-02', '2026-03-03 00:00', '2026-03-10 00:00']);
  });

  it('of seconds run to the second', () => {
    const since = at('2026-03-02');
    expect(intervalWindow('20 s', since, zone)).toMatchObject({ from: since + 1, to: since + 20_001 });
  });
});

describe('who is needed most goes first', () => {
  it('an arrival, follow-ups, tasks and reviews, then the shorter rhythm, a care class before others', () => {
    const weights = [
      weightOf('trigger', undefined, null), weightOf('followUp', undefined, null), weightOf('task', undefined, null), weightOf('cadence', cadence('H16a'), '14 d'),
      weightOf('cadence', cadence('H08'), 'month'), weightOf('cadence', cadence('H17'), 'month'), weightOf('cadence', cadence('H04'), 'quarter'), weightOf('cadence', cadence('H01'), 'year'),
    ];
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    expect(new Set(weights).size).toBe(weights.length);
  });
});
