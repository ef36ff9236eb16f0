import type { LightColour } from '../theme/colours.ts';
import type { Clock, Incident } from './incident.ts';

/** Windows that others have (to object, to be filed), not duties of somebody at work. */
const windows = new Set(['objection', 'archive']);

/** The clock that matters now: of those still running the one that ends first; a paused one where nothing runs. */
export function urgentClock(clocks: Clock[] | undefined): Clock | undefined {
  const duties = (clocks ?? []).filter((clock) => !windows.has(clock.name));
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

export const lightOfCase = (record: Incident): LightColour | undefined => lightOf(urgentClock(record.clocks));
