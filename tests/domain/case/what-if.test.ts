import { officeCalendar } from '../../../domain/calendar/chinese.ts';
import type { Compared, Sum } from '../../../domain/case/what-if.ts';
import { addTo, compared, differs } from '../../../domain/case/what-if.ts';
import type { MethodPack } from '../../../domain/pack/pack.ts';
import { aPack, anIncident, at, said } from '../../support/trade.ts';
import type { Incident } from '../../support/trade.ts';

const own = aPack();
const withHandle = (handle: string): MethodPack => ({ ...own, version: 2, profiles: { ...own.profiles, Q: { ...own.profiles['Q']!, limits: { ...own.profiles['Q']!.limits, handle } } } });
const ask = (incident: Incident, change: { after?: MethodPack; calendar?: typeof officeCalendar } = {}): Compared[] =>
  compared('case', incident.entries, { before: own, calendarOf: () => officeCalendar, now: incident.now, ...change });
const handleOf = (all: Compared[]): Compared => all.find(({ clock }) => clock === 'handle')!;
const told = ({ due, late, budget, rungs }: Compared) => ({ budget: [budget.before, budget.after], due: [due.before, due.after].map((one) => one && said(one)), late: [late.before, late.after], ...rungs });

/** A blocked fire lane (profile Q, 8 wh), in the department's hands from Monday 09:00 and handed in on Tuesday at 08:50. */
const aLane = () => anIncident({ category: '0401', at: 'Mon 08:40' }).reaches('Mon 08:50').does('desk', 'accept', { category: '0401', severity: 'general' })
  .does('desk', 'contact').reaches('Mon 09:00').does('dispatcher', 'dispatch').reaches('Mon 09:10').does('clerk', 'sign').reaches('Tue 08:50')
  .does('clerk', 'feedBack', { result: 'fixed', text: '已清理', evidence: ['a'.repeat(64)] });

it('nothing differs under the same rules', () => {
  expect(ask(aLane()).filter(differs)).toEqual([]);
});

it('a shorter limit would have made late what was on time, and more rungs would have been reached', () => {
  expect(told(handleOf(ask(aLane(), { after: withHandle('6 wh') })))).toEqual({
    budget: ['8 wh', '6 wh'], due: ['Tue 09:00', 'Mon 16:30'], late: [false, true], gained: ['100%'], lost: [],
  });
});

it('a longer limit spares a reminder', () => {
  expect(told(handleOf(ask(aLane(), { after: withHandle('16 wh') })))).toEqual({
    budget: ['8 wh', '16 wh'], due: ['Tue 09:00', 'Wed 09:00'], late: [false, false], gained: [], lost: ['70%', '90%'],
  });
});

it('another calendar moves every clock that counts working time', () => {
  const closed = { ...officeCalendar, days: { ...officeCalendar.days, '2026-03-02': [] } };
  const all = ask(aLane(), { calendar: closed });
  expect(told(handleOf(all))).toMatchObject({ budget: ['8 wh', '8 wh'], due: ['Tue 09:00', 'Tue 18:00'], lost: ['70%', '90%'] });
  expect(all.filter(({ due }) => due.before !== due.after).map(({ clock }) => clock).toSorted()).toEqual(['accept', 'dispatch', 'firstContact', 'handle', 'sign']);
});

it('rework keeps its share of the changed limit', () => {
  const lane = aLane().reaches('Tue 10:00').does('verifier', 'fail');
  const again = ask(lane, { after: withHandle('6 wh') }).filter(({ clock }) => clock === 'handle')[1]!;
  expect(told(again).budget).toEqual(['4 wh', '3 wh']);
});

it('a stage that the changed pack does not have is gone', () => {
  const without: MethodPack = { ...own, version: 2, profiles: { ...own.profiles, Q: { ...own.profiles['Q']!, limits: { ...own.profiles['Q']!.limits, sign: null } } } };
  const sums: Partial<Record<string, Sum>> = {};
  for (const one of ask(aLane(), { after: without })) addTo(sums, one);
  expect(sums['sign']).toMatchObject({ clocks: 1, gone: 1, earlier: 0, later: 0 });
  expect(sums['handle']).toMatchObject({ clocks: 1, gone: 0, earlier: 0, turnedLate: 0 });
});

it('sums say how many would have moved and turned', () => {
  const sums: Partial<Record<string, Sum>> = {};
  for (const lane of [aLane(), aLane()]) for (const one of ask(lane, { after: withHandle('6 wh') })) addTo(sums, one);
  expect(sums['handle']).toEqual({ clocks: 2, earlier: 2, later: 0, gone: 0, turnedLate: 2, turnedOnTime: 0, rungsGained: 2, rungsLost: 0 });
  expect(at('Tue 09:00')).toBeGreaterThan(at('Mon 16:30'));
});

it('says where a due lies beyond the last published day of its calendar', () => {
  expect(handleOf(ask(aLane())).provisional).toEqual({ before: false, after: false });
  expect(handleOf(ask(aLane(), { calendar: { ...officeCalendar, publishedThrough: '2026-03-01' } })).provisional).toEqual({ before: false, after: true });
});
