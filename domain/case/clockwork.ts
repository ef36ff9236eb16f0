import type { Budget } from '../calendar/budget.ts';
import type { Context } from './context.ts';
import type { ClockChange } from './entries.ts';
import { foldClocks } from './fold-clocks.ts';
import type { CaseState, ClockState } from './state.ts';
import type { ClockName } from './status.ts';
import { isPaused, ringOf, running, runningAll, wholeBudget } from './stopwatch-of.ts';

export const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

type Given = Pick<Context, 'calendar' | 'calendarOf'>;

/**
 * The stopwatches while one line is being written: each verb adds a change, with the ring before and after, and the next verb sees it.
 * `changes` goes into the line; folding the line later does exactly the same.
 */
export function clockwork(state: CaseState, given: Given, now: number) {
  const changes: ClockChange[] = [];
  let clocks = state.clocks;
  const seq = state.seq + 1;
  const current = (): CaseState => ({ ...state, clocks });
  const write = (change: ClockChange) => {
    changes.push(change);
    clocks = foldClocks(clocks, [change], now, seq);
  };
  const named = ({ name, round, about }: ClockState) => ({ name, round, ...(about === null ? {} : { about }) });
  const ring = (clock: ClockState | undefined) => (clock ? isoOrNull(ringOf(clock, given)) : null);
  const same = (clock: ClockState) => clocks.find((one) => one.name === clock.name && one.round === clock.round && one.about === clock.about);

  const work = {
    changes,
    /** Starts a clock; a null budget means that the profile has no such stage. The next round where the name ran before. */
    start(name: ClockName, budget: Budget | null, { from = now, about = null as string | null } = {}) {
      if (budget === null) return work;
      const round = 1 + Math.max(0, ...clocks.filter((clock) => clock.name === name).map((clock) => clock.round));
      const fresh: ClockState = {
        name, round, about, budget, start: from, startSeq: seq, calendar: given.calendar, pauses: [], stoppedAt: null, stopSeq: null, extensions: [], rungs: [],
      };
      write({ op: 'start', name, round, ...(about === null ? {} : { about }), budget, calendar: given.calendar, from: iso(from), ringAfter: ring(fresh) });
      return work;
    },
    /** Stops a clock, all of that name where nobody is named. An answer to supervision is owed no longer than the clock that it is about. */
    stop(name: ClockName, about?: string | null) {
      for (const clock of runningAll(current())) {
        const isMeant = clock.name === name && (about === undefined || clock.about === about);
        if (isMeant || (clock.name === 'supervisionAnswer' && clock.about === name)) write({ op: 'stop', ...named(clock), ringBefore: ring(clock) });
      }
      return work;
    },
    stopAll(but: readonly ClockName[] = []) {
      for (const clock of runningAll(current())) if (!but.includes(clock.name)) write({ op: 'stop', ...named(clock), ringBefore: ring(clock) });
      return work;
    },
    pause(name: ClockName) {
      const clock = running(current(), name);
      if (clock && !isPaused(clock)) write({ op: 'pause', ...named(clock), ringBefore: ring(clock) });
      return work;
    },
    resume(name: ClockName) {
      const clock = running(current(), name);
      if (!clock || !isPaused(clock)) return work;
      const going = { ...clock, pauses: clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? now })) };
      write({ op: 'resume', ...named(clock), ringAfter: ring(going) });
      return work;
    },
    extend(name: ClockName, by: Budget) {
      const clock = running(current(), name);
      if (!clock) return work;
      const longer = { ...clock, extensions: [...clock.extensions, { budget: by, at: now, seq }] };
      const budget = wholeBudget(clock.budget, longer.extensions.map((one) => one.budget));
      write({ op: 'extend', ...named(clock), by, budget, ringBefore: ring(clock), ringAfter: ring(longer) });
      return work;
    },
    /** Another limit for a clock that runs on: what was used stays used. Without a limit in the new profile it stops. */
    rebudget(name: ClockName, budget: Budget | null) {
      const clock = running(current(), name);
      if (!clock || clock.budget === budget) return work;
      if (budget === null) return work.stop(name);
      write({ op: 'rebudget', ...named(clock), budget, calendar: given.calendar, ringBefore: ring(clock), ringAfter: ring({ ...same(clock)!, budget, calendar: given.calendar }) });
      return work;
    },
    /** Every running clock that counts on an older version of the calendar goes over to the new one; what was used is counted anew on it. */
    recalendar() {
      const { id, version } = given.calendar;
      for (const clock of runningAll(current())) {
        if (clock.calendar.id !== id || clock.calendar.version >= version) continue;
        write({
          op: 'recalendar', ...named(clock), calendarBefore: clock.calendar, calendar: given.calendar, ringBefore: ring(clock),
          ringAfter: ring({ ...clock, calendar: given.calendar }),
        });
      }
      return work;
    },
  };
  return work;
}

export type Clockwork = ReturnType<typeof clockwork>;

/** The same verbs without a watch behind them, for the question whether something would be allowed. */
export const idle: Clockwork = {
  changes: [], start: () => idle, stop: () => idle, stopAll: () => idle, pause: () => idle, resume: () => idle, extend: () => idle, rebudget: () => idle, recalendar: () => idle,
};
