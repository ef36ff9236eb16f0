import { officeCalendar } from '../../../domain/calendar/chinese.ts';
import { fold } from '../../../domain/case/fold.ts';
import { recalendared } from '../../../domain/case/recalendar.ts';
import { stopwatchOf } from '../../../domain/case/stopwatch-of.ts';
import { measure } from '../../../domain/clock/stopwatch.ts';
import { anIncident, at, context, said } from '../../support/trade.ts';
import type { Incident } from '../../support/trade.ts';

const thursdayOff = { ...officeCalendar, days: { ...officeCalendar.days, '2026-03-05': [] }, names: { ...officeCalendar.names, '2026-03-05': { kind: 'holiday' as const, zh: '临时放假' } } };
const calendarOf = ({ version }: { version: number }) => (version === 2 ? thursdayOff : officeCalendar);

/** The county closes the offices on Thursday: version 2 of the calendar overtakes the case. */
function overtaken(incident: Incident): void {
  incident.context = (who) => ({ ...context({ now: incident.now, who }), calendar: { id: 'cn-office', version: 2 }, calendarOf });
  const entry = recalendared(incident.state, incident.context('dispatcher'))!;
  incident.entries.push(entry);
  incident.state = fold(incident.state, entry, incident.state.seq + 1);
  expect(recalendared(incident.state, incident.context('dispatcher'))).toBeNull();
}

/** A street light that is out (0702, profile N, 24 wh) and turns out to lie in a fire lane (0401, Q, 8 wh), returned, held, extended, re-graded, overtaken by a calendar, supervised twice. */
test('a case to which everything happened has a sum that a pencil can check', () => {
  const light = anIncident({ category: '0702', at: 'Mon 08:40' });
  light.reaches('Mon 08:50').does('desk', 'accept', { category: '0702', severity: 'general' }).does('desk', 'contact');
  light.reaches('Mon 09:00').does('dispatcher', 'dispatch', { lead: 'roads', person: 'roadsclerk' });
  expect(light.shows('handle')).toBe('handle 24 wh until Thu 09:00');

  light.reaches('Mon 09:30').does('roadsclerk', 'askReturn', { basis: '非公路设施', suggestedOwner: 'urban' });
  light.reaches('Mon 10:00').does('dispatcher', 'grantReturn', { lead: 'urban', person: 'clerk' });
  expect(light.shows('handle')).toBe('handle 24 wh until Thu 10:00');
  light.reaches('Mon 10:30').does('clerk', 'sign');

  light.reaches('Tue 10:00').does('clerk', 'askHold', { reasonCode: 'season', interimMeasure: '围挡', until: '2026-03-20' });
  light.reaches('Tue 11:00').does('chief', 'grantHold');
  expect(light.shows('handle')).toBe('handle 24 wh paused');
  light.reaches('Wed 11:00').does('chief', 'resume', {});
  // 6.5 h on Monday and 2.5 h on Tuesday are used; 15 h are left: 5.5 on Wednesday, 8 on Thursday, 1.5 on Friday.
  expect(light.shows('handle')).toBe('handle 24 wh until Fri 10:00');

  light.reaches('Wed 13:30').does('clerk', 'askExtension', { budget: '8 wh', reason: '等料' });
  light.reaches('Wed 13:45').does('dispatcher', 'grantExtension');
  expect(light.shows('handle')).toBe('handle 24 wh + 8 wh until Mon+1 10:00');

  light.reaches('Wed 14:00').does('dispatcher', 'regrade', { category: '0401', reason: '堵塞消防通道' });
  // A quicker profile: 8 + 8 = 16 h, of which 10.5 are used; 4 more on Wednesday, 1.5 on Thursday.
  expect(light.shows('handle')).toBe('handle 8 wh + 8 wh until Thu 10:00');

  light.reaches('Wed 16:30');
  overtaken(light);
  expect(light.shows('handle')).toBe('handle 8 wh + 8 wh until Fri 10:00');

  // 8 h after the limit for the first height, 200 % for the second: another 8 h.
  light.reaches('Mon+1 10:00');
  expect(light.state.height).toBe(1);
  light.reaches('Mon+1 11:00').does('head', 'answerSupervision', { text: '料已到' });
  light.reaches('Tue+1 15:00');
  expect(light.state.height).toBe(2);
  light.does('clerk', 'feedBack', { result: 'fixed', text: '已修复', evidence: ['a'.repeat(64)] });

  const clock = light.state.clocks.find(({ name, round }) => name === 'handle' && round === 2)!;
  const { usedSeconds, leftSeconds, due, explain } = measure({ ...stopwatchOf(clock, { calendarOf }), at: clock.stoppedAt! });
  const typeOf = (seq: number | undefined) => (seq === undefined ? '' : light.entries[seq - 1]!.type);
  const sum = explain.filter(({ kind }) => kind === 'counted' || kind === 'paused' || kind === 'holiday')
    .map(({ from, to, kind, seconds, seq, extended }) => [said(from), said(to), extended ? 'extended' : kind, seconds / 3_600, typeOf(seq)]);
  expect(sum).toEqual([
    ['Mon 10:00', 'Mon 12:00', 'counted', 2, 'ReturnGranted'],
    ['Mon 13:30', 'Mon 18:00', 'counted', 4.5, 'ReturnGranted'],
    ['Tue 08:30', 'Tue 10:00', 'counted', 1.5, 'ReturnGranted'],
    ['Tue 10:00', 'Tue 11:00', 'extended', 1, 'ExtensionGranted'],
    ['Tue 11:00', 'Wed 11:00', 'paused', 24, 'HoldGranted'],
    ['Wed 11:00', 'Wed 12:00', 'extended', 1, 'ExtensionGranted'],
    ['Wed 13:30', 'Wed 18:00', 'extended', 4.5, 'ExtensionGranted'],
    ['Thu 00:00', 'Fri 00:00', 'holiday', 24, ''],
    ['Fri 08:30', 'Fri 10:00', 'extended', 1.5, 'ExtensionGranted'],
    ['Fri 10:00', 'Fri 12:00', 'counted', 2, 'ReturnGranted'],
    ['Fri 13:30', 'Fri 18:00', 'counted', 4.5, 'ReturnGranted'],
    ['Mon+1 08:30', 'Mon+1 12:00', 'counted', 3.5, 'ReturnGranted'],
    ['Mon+1 13:30', 'Mon+1 18:00', 'counted', 4.5, 'ReturnGranted'],
    ['Tue+1 08:30', 'Tue+1 12:00', 'counted', 3.5, 'ReturnGranted'],
    ['Tue+1 13:30', 'Tue+1 15:00', 'counted', 1.5, 'ReturnGranted'],
  ]);
  // 2 + 4.5 + 1.5 = 8 of the limit, 1 + 1 + 4.5 + 1.5 = 8 of the extension, 2 + 4.5 + 3.5 + 4.5 + 3.5 + 1.5 = 19.5 beyond: 35.5 h.
  expect([usedSeconds, leftSeconds, due]).toEqual([35.5 * 3_600, -19.5 * 3_600, at('Fri 10:00')]);
  expect(explain.reduce((all, { seconds }) => all + seconds, 0) * 1_000).toBe(clock.stoppedAt! - clock.start);
  expect(light.since('Fri 09:00').filter((line) => line.includes(' handle') || line.includes('Supervis'))).toEqual([
    'Fri 10:00 urge handle: head, dispatcher', 'Mon+1 10:00 supervise handle height 1: head, verifier', 'Mon+1 11:00 SupervisionAnswered', 'Tue+1 10:00 supervise handle height 2: head, chief, county',
  ]);
});
