import { formatInstant } from '../../domain/calendar/instant.ts';
import type { CaseState, ClockState } from '../../domain/case/state.ts';
import type { Calendars } from '../../domain/case/stopwatch-of.ts';
import { stopwatchOf, wholeBudget } from '../../domain/case/stopwatch-of.ts';
import { schedule } from '../../domain/clock/ladder.ts';
import { measure, read } from '../../domain/clock/stopwatch.ts';
import type { Stopwatch } from '../../domain/clock/stopwatch.ts';
import { ladderFor } from '../../domain/pack/limits.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';

export interface ClockView extends Calendars { pack: MethodPack; now: number }

/** A clock as the contract shows it; `whole` adds the sum behind it, which lists leave out. */
export function presentClock(clock: ClockState, state: CaseState, view: ClockView, whole = true) {
  const watch = stopwatchOf(clock, view);
  const write = writer(watch);
  const at = clock.stoppedAt ?? Math.max(view.now, clock.start);
  const shown = whole ? measure({ ...watch, at }) : { ...read({ ...watch, at }), explain: [] };
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
    rungs: remembered(`rungs ${nameOf(clock, state)}`, () => presentRungs(clock, state, view, watch)),
    ...(whole ? { explain: shown.explain.map((stretch) => ({ ...stretch, from: write(stretch.from), to: write(stretch.to) })) } : {}),
  };
}

export type PresentedClock = ReturnType<typeof presentClock>;

/** A stopped clock is the same for ever, so that a list works it out once. */
export const presentClocks = (state: CaseState, view: ClockView, whole = true): PresentedClock[] =>
  state.clocks.map((clock) => {
    const present = (): PresentedClock => presentClock(clock, state, view, whole);
    return whole || clock.stoppedAt === null ? present() : remembered(`stopped ${nameOf(clock, state)}`, present);
  });

function presentRungs(clock: ClockState, state: CaseState, view: ClockView, watch: Stopwatch) {
  const write = writer(watch);
  const reached = new Map(clock.rungs.map((rung) => [rung.rung, rung.reachedAt]));
  return schedule(ladderFor(view.pack, clock.name, state.profile), watch).map(({ rung, at }) => ({
    rung: rung.rung,
    then: rung.then,
    at: write(at),
    ...(reached.has(rung.rung) ? { reachedAt: write(reached.get(rung.rung)!) } : {}),
  }));
}

const writer = ({ calendar: { zone } }: Stopwatch) => (instant: number): string => formatInstant(instant, zone);

/** All that a clock's rungs and its end follow from: versions of packs and calendars never change. */
const nameOf = (clock: ClockState, { profile, pack }: CaseState): string => `${pack.id} ${pack.version} ${profile} ${JSON.stringify(clock)}`;

const most = 4_000;
const memory = new Map<string, unknown>();

function remembered<T>(name: string, work: () => T): T {
  const known = memory.get(name) as T | undefined;
  if (known !== undefined) return known;
  const made = work();
  if (memory.size >= most) memory.delete(memory.keys().next().value!);
  memory.set(name, made);
  return made;
}
