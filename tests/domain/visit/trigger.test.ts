import { officeCalendar } from '../../../domain/calendar/chinese.ts';
import { shippedPacks } from '../../../domain/pack/packs/index.ts';
import { triggered } from '../../../domain/visit/trigger.ts';
import { at } from './owed.ts';

const pack = (id: string) => shippedPacks.find((one) => one.id === id)!;
const wall = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const told = (code: string, when: number, id = 'sanbifang-000') =>
  triggered({ pack: pack(id), calendar: officeCalendar, code, at: when, causeId: 'c' }).map(({ kind, code: of, period, from, to }) => `${kind} ${of} ${period} ${wall(from)} ${wall(to)}`);

describe('somebody goes there (000-17)', () => {
  it('a family after a misfortune: within a day, and again after 7 and 30', () => {
    expect(told('misfortune', at('2026-03-05', '15:00'))).toEqual([
      'trigger misfortune c 2026-03-05 15:00 2026-03-06 15:00',
      'followUp H21 c+7d 2026-03-09 00:00 2026-03-13 00:00',
      'followUp H21 c+30d 2026-03-26 00:00 2026-04-05 00:00',
    ]);
  });

  it.each([
    ['neighbourDispute', '2026-03-06', '17:00', '2026-03-09 17:00'], ['communityEmergency', '2026-03-07', '02:00', '2026-03-07 03:00'], ['securityCase', '2026-03-07', '23:30', '2026-03-08 00:30'],
  ])('%s on %s at %s: until %s', (code, date, time, until) => {
    expect(told(code, at(date, time))).toEqual([`trigger ${code} c ${date} ${time} ${until}`]);
  });

  it('the triggers of 4558 are others (001-12)', () => {
    expect(told('moodSwings', at('2026-03-05'), '4558-001')).toHaveLength(1);
    expect(told('moodSwings', at('2026-03-05'))).toEqual([]);
    expect(told('volunteerService', at('2026-03-02', '08:30'), '4558-001')).toEqual(['trigger volunteerService c 2026-03-02 08:30 2026-03-04 18:00']);
  });
});

describe('follow-ups', () => {
  it.each([['H22', ['7d', '30d', '90d']], ['H23', ['3d', '7d', '30d', '90d']]])('%s after %j', (code, offsets) => {
    expect(told(code, at('2026-03-05')).map((line) => line.split(' ')[2])).toEqual(offsets.map((offset) => `c+${offset}`));
  });

  it('do not overlap so far that one knock at the first day would answer the last', () => {
    const windows = triggered({ pack: pack('sanbifang-000'), calendar: officeCalendar, code: 'H23', at: at('2026-03-05'), causeId: 'c' });
    expect(windows.slice(1).every(({ from }, nth) => from > windows[nth]!.from)).toBe(true);
    expect(windows.at(-1)!.from).toBeGreaterThan(windows.at(-2)!.to);
  });

  it('none for a class that is no trigger', () => expect(told('H08', at('2026-03-05'))).toEqual([]));
});
