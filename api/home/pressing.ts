import { formatInstant } from '../../domain/calendar/instant.ts';
import { DAY } from '../../domain/calendar/day.ts';
import { instantOf } from '../../domain/calendar/zone.ts';
import { localDay, zone } from '../local-day.ts';
import type { IncidentFilter } from '../incident-filter.ts';

export const pressingNames = ['overdue', 'promised', 'waiting', 'dueToday', 'supervised'] as const;
export type PressingName = (typeof pressingNames)[number];

/** What presses, each as the filter that the list of cases understands: the number and its list are one question. */
export function pressingNow(now: number, area: string | undefined): { name: PressingName; filter: IncidentFilter }[] {
  const within = area === undefined ? {} : { area };
  const midnight = formatInstant(instantOf(zone, (localDay(now) + 1) * DAY), zone);
  const from = formatInstant(now, zone);
  return [
    { name: 'overdue', filter: { overdue: true, ...within } },
    { name: 'promised', filter: { promised: true, dueTo: midnight, ...within } },
    { name: 'waiting', filter: { waitingFor: 'me', ...within } },
    { name: 'dueToday', filter: { dueFrom: from, dueTo: midnight, ...within } },
    { name: 'supervised', filter: { supervised: true, ...within } },
  ];
}
