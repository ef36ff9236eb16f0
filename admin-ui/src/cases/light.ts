import type { LightColour } from '../theme/colours.ts';
import type { Clock, Incident } from './incident.ts';

/** Windows that others have (to object, to be filed), not duties of somebody at work. */
const windows = new Set(['objection', 'archive']);

const open = (clock: Clock) => clock.state !== 'stopped';

/** The clock of the stage that the case is in: what the server sorts lists by and counts as overdue. */
export const stageClock = (record: Incident): Clock | undefined =>
  record.clocks.findLast((clock) => clock.name === record.dueClock && open(clock));

/** The clock to watch: that of the stage; where no stage waits, the duty that ends first (a call-back after closing). */
export function urgentClock(record: Incident): Clock | undefined {
  const stage = stageClock(record);
  if (stage) return stage;
  const duties = record.clocks.filter((clock) => !windows.has(clock.name) && open(clock));
  const running = duties.filter((clock) => clock.due && (clock.state === 'running' || clock.state === 'expired'));
  const [first] = running.toSorted((a, b) => Date.parse(a.due!) - Date.parse(b.due!));
  return first ?? duties.find((clock) => clock.state === 'paused');
}

/** Green below 70 % used, yellow from there, red when spent, grey while paused (domain §4.1). */
export function lightOf(clock: Clock | undefined): LightColour | undefined {
  if (!clock || clock.state === 'stopped') return undefined;
  if (clock.state === 'paused') return 'grey';
  if (clock.state === 'expired' || clock.leftSeconds < 0) return 'red';
  return clock.usedSeconds >= 0.7 * (clock.usedSeconds + clock.leftSeconds) ? 'yellow' : 'green';
}

