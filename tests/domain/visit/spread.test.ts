import { dayNumber } from '../../../domain/calendar/day.ts';
import type { WeekCalendar } from '../../../domain/calendar/calendar.ts';
import { Load, spread, weekOf, workingDays } from '../../../domain/visit/spread.ts';

const hours: [string, string][] = [['08:30', '18:00']];
const calendar: WeekCalendar = {
  zone: 'Asia/Shanghai', week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] },
  days: { ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((day) => [`2025-10-0${day}`, []])), '2025-09-28': hours, '2025-10-11': hours },
};
const day = (date: string) => dayNumber(date)!;
const days = workingDays(calendar, day('2025-09-22'), day('2025-12-31'));
const spreading = (load = new Load(), perWeek = 25) => ({ days, load, perWeek: () => perWeek });
const october = (worker: string, visits: number) => ({ worker, first: day('2025-10-01'), last: day('2025-10-31'), visits });

describe('working days', () => {
  it('leave holidays out and take make-up days in (调休)', () => {
    const found = workingDays(calendar, day('2025-09-26'), day('2025-10-13')).map((one) => new Date(one * 86_400_000).toISOString().slice(5, 10));
    expect(found).toEqual(['09-26', '09-28', '09-29', '09-30', '10-09', '10-10', '10-11', '10-13']);
  });
});

describe('spreading', () => {
  it('is even over the working days of the window, and gives every visit a day', () => {
    const [runs] = spread([october('w', 54)], spreading());
    expect(runs!.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(54);
    expect(runs!.every((run) => days.includes(run.day) && run.day >= day('2025-10-09') && run.to - run.from + 1 <= 5)).toBe(true);
    expect(runs!.length).toBeGreaterThanOrEqual(15);
  });

  it.each([[25, 60], [6, 15]])('keeps to %d visits a week where the window has room (000-31)', (perWeek, visits) => {
    const load = new Load();
    spread([october('w', visits), { ...october('w', visits), first: day('2025-10-01'), last: day('2025-12-31') }], spreading(load, perWeek));
    for (const { visits: inWeek } of load.weeks()) expect(inWeek).toBeLessThanOrEqual(perWeek);
  });

  it('what has least time goes first, and ranks keep their order', () => {
    const load = new Load();
    const [wide, narrow] = spread([{ ...october('w', 40), last: day('2025-12-31') }, { worker: 'w', first: day('2025-10-13'), last: day('2025-10-17'), visits: 25 }], spreading(load));
    expect(narrow!.map(({ from, to }) => to - from + 1)).toEqual([5, 5, 5, 5, 5]);
    expect(wide!.some((run) => weekOf(run.day) === day('2025-10-13'))).toBe(false);
    expect(wide!.map(({ from }) => from)).toEqual(wide!.map(({ from }) => from).toSorted((one, other) => one - other));
  });

  it('too much is planned all the same, and seen', () => {
    const load = new Load();
    const [runs] = spread([{ worker: 'w', first: day('2025-10-13'), last: day('2025-10-17'), visits: 40 }], spreading(load));
    expect(runs!.at(-1)!.to).toBe(40);
    expect([...load.weeks()]).toEqual([{ worker: 'w', week: day('2025-10-13'), visits: 40 }]);
  });

  it('a window of holidays alone still gets its days', () => {
    expect(spread([{ worker: 'w', first: day('2025-10-04'), last: day('2025-10-05'), visits: 2 }], spreading())[0]).toEqual([{ day: day('2025-10-04'), from: 1, to: 1 }, { day: day('2025-10-05'), from: 2, to: 2 }]);
  });
});
