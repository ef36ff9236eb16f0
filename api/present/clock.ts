import { formatInstant } from '../../domain/calendar/instant.ts';
import type { CaseState, ClockState } from '../../domain/case/state.ts';
import type { Calendars } from '../../domain/case/stopwatch-of.ts';
import { stopwatchOf, wholeBudget } from '../../domain/case/stopwatch-of.ts';
import { schedule } from '../../domain/clock/ladder.ts';
import { measure, read } from '../../domain/clock/stopwatch.ts';
import { ladderFor } from '../../domain/pack/limits.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';

export interface ClockView extends Calendars { pack: MethodPack; now: number }

/** A clock as the contract shows it (api.md 4); `whole` adds the sum behind it, which lists leave out. */
export function presentClock(clock: ClockState, state: CaseState, view: ClockView, whole = true) {
  const watch = stopwatchOf(clock, view);
  const { zone } = watch.calendar;
  const write = (instant: number): string => formatInstant(instant, zone);
  const at = clock.stoppedAt ?? Math.max(view.now, clock.start);
  const shown = whole ? measure({ ...watch, at }) : { ...read({ ...watch, at }), explain: [] };
  const reached = new Map(clock.rungs.map((rung) => [rung.rung, rung.reachedAt]));
  return {
    name: clock.name,
    round: clock.round,
    ...(clock.about === null ? {} : { about: clock.about }),
    budget: wholeBudget(clock.budget, clock.extensions.map(({ budget }) => budget)),
    startedAt: write(clock.start),
    ...(clock.stoppedAt === null ? {} : { stoppedAt: write(clock.stoppedAt) }),
    state: clock.stoppedAt === null ? shown.state : 'stopped' as const,
    usedSeconds: shown.usedSeconds,
    leftSeconds: shown.leftSeconds,
    due: shown.due === null ? null : write(shown.due),
    provisional: shown.provisional,
    calendar: clock.calendar,
    rungs: schedule(ladderFor(view.pack, clock.name, state.profile), watch).map(({ rung, at: owed }) => ({
      rung: rung.rung,
      // oxlint-disable-next-line unicorn/no-thenable -- the word of the contract, never a function
      then: rung.then,
      at: write(owed),
      ...(reached.has(rung.rung) ? { reachedAt: write(reached.get(rung.rung)!) } : {}),
    })),
    ...(whole ? { explain: shown.explain.map((stretch) => ({ ...stretch, from: write(stretch.from), to: write(stretch.to) })) } : {}),
  };
}

export type PresentedClock = ReturnType<typeof presentClock>;

export const presentClocks = (state: CaseState, view: ClockView, whole = true): PresentedClock[] =>
  state.clocks.map((clock) => presentClock(clock, state, view, whole));
