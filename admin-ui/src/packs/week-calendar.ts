export type Hours = [string, string][];

/** A calendar of office hours as the API writes it; `always` is round the clock. */
export interface WeekCalendar {
  zone: string;
  always?: boolean;
  week?: Record<string, Hours>;
  days?: Record<string, Hours>;
  names?: Record<string, { kind: 'holiday' | 'makeUpDay'; zh: string }>;
  publishedThrough?: string;
}

/** One date that differs from its weekday: closed, or worked like a Monday. */
export interface DayChange {
  date: string;
  kind: 'holiday' | 'makeUpDay';
  name: string;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The calendar with some dates changed; a make-up day has the hours of a Monday. */
export function withDays(calendar: WeekCalendar, changes: readonly DayChange[], publishedThrough: string): WeekCalendar {
  const monday = calendar.week?.['mon'] ?? [];
  const days = Object.fromEntries(changes.map(({ date, kind }) => [date, kind === 'holiday' ? [] : monday]));
  const names = Object.fromEntries(changes.filter(({ name }) => name.trim()).map(({ date, kind, name }) => [date, { kind, zh: name.trim() }]));
  return {
    ...calendar,
    days: { ...calendar.days, ...days },
    names: { ...calendar.names, ...names },
    ...(publishedThrough ? { publishedThrough } : {}),
  };
}

export const hoursText = (hours: Hours | undefined): string => (hours ?? []).map(([from, to]) => `${from}–${to}`).join(' ');
