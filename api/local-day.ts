import { DAY, dateOf } from '../domain/calendar/day.ts';
import type { DayNumber } from '../domain/calendar/day.ts';
import { wallOf } from '../domain/calendar/zone.ts';

/** The zone that days are counted in at the door. */
export const zone = 'Asia/Shanghai';

/** The local day of an instant. */
export const localDay = (at: number): DayNumber => Math.floor(wallOf(zone, at) / DAY);

/** The local date of an instant, `YYYY-MM-DD`. */
export const localDate = (at: number): string => dateOf(localDay(at));
