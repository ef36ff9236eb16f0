import { defaultPack } from '../../../domain/pack/packs/index.ts';
import { cadenceOf } from '../../../domain/visit/cadence.ts';
import { stretchesOf, windowsBeside } from '../../../domain/visit/season.ts';
import { at, year, zone } from './owed.ts';

const hazard = cadenceOf(defaultPack, 'P07')!;
const season = { circumstance: 'specialRisk', cadences: ['P07'], fromDay: '2026-04-01', toDay: '2026-05-15', areaId: 'town1' };
const path = ['county', 'town1', 'village1'];
const date = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const told = (stretches: ReturnType<typeof stretchesOf>) => stretches.map(({ from, to, every }) => `${date(from)} ${date(to)} ${every}`);

describe('the forest-fire season (000-26)', () => {
  it('visits hazard points daily between two dates, both included, and then as before', () => {
    expect(told(stretchesOf(hazard, [], [season], path, year(2026), zone))).toEqual(['2026-01-01 2026-04-01 month', '2026-04-01 2026-05-16 1 d', '2026-05-16 2027-01-01 month']);
  });

  it('is weekly where only the season holds, daily inside it where the risk is special', () => {
    const both = [{ ...season, circumstance: 'fireSeason', fromDay: '2026-03-01', toDay: '2026-05-31' }, season];
    expect(told(stretchesOf(hazard, [], both, path, year(2026), zone)).slice(1, 4)).toEqual(['2026-03-01 2026-04-01 7 d', '2026-04-01 2026-05-16 1 d', '2026-05-16 2026-06-01 7 d']);
  });

  it('touches neither another town nor another class', () => {
    expect(told(stretchesOf(hazard, [], [season], ['county', 'town2'], year(2026), zone))).toEqual(['2026-01-01 2027-01-01 month']);
    expect(told(stretchesOf(cadenceOf(defaultPack, 'P06')!, [], [season], path, year(2026), zone))).toEqual(['2026-01-01 2027-01-01 month']);
  });

  it('leaves the months beside it, without a stump that its own visits have covered', () => {
    const windows = windowsBeside(stretchesOf(hazard, [], [{ ...season, toDay: '2026-05-25' }], path, year(2026), zone), 10, zone);
    expect(windows.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
    const longer = windowsBeside(stretchesOf(hazard, [], [season], path, year(2026), zone), 10, zone);
    expect(longer.find(({ period }) => period === '2026-05')).toMatchObject({ from: at('2026-05-16', '00:00') });
  });
});
