import type { ClockChange } from './entries.ts';
import { foldClocks } from './fold-clocks.ts';
import type { ClockState } from './state.ts';
import type { Calendars } from './stopwatch-of.ts';
import { ringOf } from './stopwatch-of.ts';

/**
 * The first clock of which a line says another ring, before or after it, than the sum comes to on the calendars that it names; undefined
 * where all agree. `before` are the clocks before the line, `at` and `seq` the line's own.
 */
export function wrongRing(before: readonly ClockState[], changes: readonly ClockChange[], line: { at: number; seq: number }, calendars: Calendars): string | undefined {
  let clocks = [...before];
  for (const change of changes) {
    const named = (one: ClockState): boolean => one.name === change.name && one.round === change.round && one.about === (change.about ?? null);
    const was = clocks.find(named);
    clocks = foldClocks(clocks, [change], line.at, line.seq);
    const is = clocks.findLast(named);
    const differs = (told: string | null | undefined, clock: ClockState | undefined): boolean =>
      told !== undefined && (told === null ? null : Date.parse(told)) !== (clock ? ringOf(clock, calendars) : null);
    if (!is || ('ringBefore' in change && differs(change.ringBefore, was)) || ('ringAfter' in change && differs(change.ringAfter, is))) return change.name;
  }
  return undefined;
}
