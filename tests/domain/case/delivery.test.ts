import { goesOutAt } from '../../../domain/case/delivery.ts';

const on = (text: string): number => Date.parse(`2026-03-${text.replace(' ', 'T')}:00+08:00`);
const leaves = (template: string, at: string, urgent = false): string => new Date(goesOutAt({ template, urgent }, on(at), 'Asia/Shanghai') + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');

it.each([
  ['Dispatched', '02 10:15', '02 10:15'],
  ['Dispatched', '02 08:00', '02 08:00'],
  ['Dispatched', '02 20:59', '02 20:59'],
  ['Dispatched', '02 21:00', '03 08:00'],
  ['rung.urge', '02 23:30', '03 08:00'],
  ['reporter.Passed', '03 03:00', '03 08:00'],
  ['Dispatched', '31 22:00', '01 08:00'],
])('a message (%s) of %s leaves at %s: nobody is written to between 21:00 and 08:00', (template, at, expected) => {
  expect(leaves(template, at)).toBe(expected);
});

it.each([
  ['02 08:00', '02 08:30'], ['02 08:30', '02 08:30'], ['02 08:31', '02 14:00'], ['02 14:00', '02 14:00'], ['02 16:06', '03 08:30'], ['02 23:00', '03 08:30'],
])('a reminder of %s waits for the digest of %s', (at, expected) => {
  expect(leaves('rung.tell', at)).toBe(expected);
});

it('what is urgent leaves at any hour, and a telephone rings at once (003-24)', () => {
  expect(leaves('Dispatched', '02 23:00', true)).toBe('02 23:00');
  expect(leaves('rung.tell', '02 23:00', true)).toBe('02 23:00');
  expect(leaves('rung.ring', '02 23:00')).toBe('02 23:00');
});

it('goes by the wall clock where the zone changes its time', () => {
  const at = Date.parse('2026-03-28T22:00:00+01:00');
  expect(new Date(goesOutAt({ template: 'Dispatched', urgent: false }, at, 'Europe/Berlin')).toISOString()).toBe('2026-03-29T06:00:00.000Z');
});
