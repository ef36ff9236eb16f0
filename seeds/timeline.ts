import type { WeekCalendar } from '../domain/calendar/calendar.ts';
import { DAY, dateOf, weekdayIndex, weekdays } from '../domain/calendar/day.ts';
import { officeCalendar } from '../domain/calendar/chinese.ts';
import { instantOf, wallOf } from '../domain/calendar/zone.ts';
import type { Story, When } from './story.ts';

const { zone, week, days } = officeCalendar as WeekCalendar;
const isWorkingDay = (day: number): boolean => (days[dateOf(day)] ?? week[weekdays[weekdayIndex(day)]!]).length > 0;

/** The day so many working days away from a day, backwards where negative. */
function workingDay(from: number, count: number): number {
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day += Math.sign(count);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const on = (day: number, time: string): number => instantOf(zone, day * DAY + minutes(time) * 60_000);
const dayOf = (at: number): number => Math.floor(wallOf(zone, at) / DAY);

/** When a story began, epoch milliseconds. */
export function beginning(began: Story['began'], now: number): number {
  if ('minutesAgo' in began) return now - began.minutesAgo * 60_000;
  const today = dayOf(now);
  return on(workingDay(isWorkingDay(today) ? today : workingDay(today, -1), -began.daysAgo), began.at);
}

/** When a step of it happened. */
export function instant(when: When, start: number): number {
  const after = /^\+(\d+)m$/.exec(when);
  if (after) return start + Number(after[1]) * 60_000;
  const [count, time] = when.split(' ') as [string, string];
  return on(workingDay(dayOf(start), Number(count)), time);
}
