import type { Stopwatch } from '../clock/stopwatch.ts';
import { due } from '../clock/stopwatch.ts';
import { nominalSeconds, parseBudget, spends } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import type { Context } from './context.ts';
import type { CaseState, ClockState } from './state.ts';
import type { ClockName } from './status.ts';

export type Calendars = Pick<Context, 'calendarOf'>;

/** A clock of a case as the arithmetic wants it: the same stopwatch as in a preview, never a second sum. */
export const stopwatchOf = (clock: ClockState, { calendarOf }: Calendars): Stopwatch => ({
  calendar: calendarOf(clock.calendar),
  start: clock.start,
  budget: clock.budget,
  startSeq: clock.startSeq,
  extensions: clock.extensions.map(({ budget, seq }) => ({ budget, seq })),
  pauses: clock.pauses.map(({ from, to, seq }) => ({ from, to: to ?? undefined, seq })),
});

/** When the clock rings, epoch ms; null while paused. */
export const ringOf = (clock: ClockState, calendars: Calendars): number | null => due(stopwatchOf(clock, calendars));

export const isPaused = (clock: ClockState): boolean => clock.pauses.some(({ to }) => to === null);

/** The clock of that name that has not been stopped; of several the one about somebody or something, where nothing is said the plain one. */
export function running(state: CaseState, name: ClockName, about?: string | null): ClockState | undefined {
  const all = state.clocks.filter((clock) => clock.name === name && clock.stoppedAt === null && (about === undefined || clock.about === about));
  return (about === undefined ? all.findLast((clock) => clock.about === null) : undefined) ?? all.at(-1);
}

export const runningAll = (state: CaseState): ClockState[] => state.clocks.filter(({ stoppedAt }) => stoppedAt === null);

/** The budget with everything granted on top, as people write it: "24 wh", or "24 wh + 2 wd" where the units differ. */
export function wholeBudget(budget: Budget, extensions: readonly Budget[]): string {
  return extensions.reduce((sum, more) => {
    const last = sum.split(' + ').at(-1)!;
    const [one, other] = [parseBudget(last), parseBudget(more)];
    if (one.unit !== other.unit) return `${sum} + ${more}`;
    return [...sum.split(' + ').slice(0, -1), `${one.amount + other.amount} ${one.unit}`].join(' + ');
  }, budget);
}

/** Roughly how much working time, to compare limits: a working day has eight hours, and so has a day that passes. */
export const sizeOf = (budgets: readonly Budget[]): number => budgets.reduce((sum, budget) => sum + nominalSeconds(budget) / (spends(parseBudget(budget).unit) === 'working' ? 1 : 3), 0);
