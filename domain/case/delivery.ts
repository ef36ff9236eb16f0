import { DAY } from '../calendar/day.ts';
import { instantOf, wallOf } from '../calendar/zone.ts';
import type { NoticeDraft } from './notices.ts';

const HOUR = 3_600_000;
/** 安静时段: nobody is written to from nine in the evening to eight in the morning. */
const quietFrom = 21 * HOUR;
const quietUntil = 8 * HOUR;
/** Reminders that can wait are put together twice a day. */
const digests = [8.5 * HOUR, 14 * HOUR];

/**
 * The instant (epoch ms) from which a message may leave the house. What is urgent, and a telephone that rings, leaves at once; a rung that only
 * tells waits for the next digest at 08:30 or 14:00; all else waits for the morning when it falls into the quiet hours. Inside, everybody reads
 * it at once.
 */
export function goesOutAt({ template, urgent }: Pick<NoticeDraft, 'template' | 'urgent'>, at: number, zone: string): number {
  if (urgent || template === 'rung.ring') return at;
  const wall = wallOf(zone, at);
  const midnight = Math.floor(wall / DAY) * DAY;
  const of = (timeOfDay: number): number => instantOf(zone, midnight + timeOfDay);
  if (template === 'rung.tell') return [...digests.map(of), of(DAY + digests[0]!)].find((digest) => digest >= at)!;
  const time = wall - midnight;
  if (time < quietUntil) return of(quietUntil);
  return time >= quietFrom ? of(DAY + quietUntil) : at;
}
