import type { Calendar } from '../calendar/calendar.ts';
import { schedule } from '../clock/ladder.ts';
import type { Stopwatch } from '../clock/stopwatch.ts';
import { due, isProvisional } from '../clock/stopwatch.ts';
import { ladderFor, profileFor } from '../pack/limits.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { NewEntry } from './entries.ts';
import { fold } from './fold.ts';
import type { Standing } from './ruled-budget.ts';
import { ruledBudget } from './ruled-budget.ts';
import type { CaseState, ClockState } from './state.ts';
import type { ClockName } from './status.ts';
import type { Calendars } from './stopwatch-of.ts';
import { stopwatchOf } from './stopwatch-of.ts';

/** The rules as they were for a case and as they would be; what is absent stays. `now` is epoch milliseconds. */
export interface Change extends Calendars { before: MethodPack; after?: MethodPack | undefined; calendar?: Calendar | undefined; now: number }

/** A clock of a case under its own rules and under the changed ones; instants are epoch milliseconds. `budget.after` null: it would not have run. */
export interface Compared {
  number: string;
  clock: ClockName;
  round: number;
  about: string | null;
  budget: { before: string; after: string | null };
  due: { before: number | null; after: number | null };
  /** The due lies beyond the last published day of its calendar. */
  provisional: { before: boolean; after: boolean };
  late: { before: boolean; after: boolean };
  /** Rungs that only the changed rules, or only the own ones, would have reached. */
  rungs: { gained: string[]; lost: string[] };
}

/** Every clock that the lines of a case started, each under both rules. Pauses, extensions and whatever people did stay as they were. */
export function compared(caseId: string, entries: readonly NewEntry[], change: Change): Compared[] {
  const { state, standings } = told(caseId, entries);
  return state.clocks.map((clock) => comparedClock(state, clock, standings.get(nameOf(clock))!, change));
}

interface Stood extends Standing { severity: CaseState['severity'] }
const nameOf = ({ name, round, about }: Pick<ClockState, 'name' | 'round'> & { about?: string | null | undefined }): string => `${name} ${round} ${about ?? ''}`;

/** The case as it is now, and for each clock what the case was taken for when its budget was set. */
function told(caseId: string, entries: readonly NewEntry[]): { state: CaseState; standings: Map<string, Stood> } {
  const standings = new Map<string, Stood>();
  let state: CaseState | undefined;
  for (const [i, entry] of entries.entries()) {
    state = fold(state ?? caseId, entry, i + 1);
    const { category, profile, severity } = state;
    for (const change of entry.data.clocks ?? []) if (change.op === 'start' || change.op === 'rebudget') standings.set(nameOf(change), { category, profile, severity });
  }
  if (!state) throw new RangeError('no lines, no case');
  return { state, standings };
}

function comparedClock({ number }: CaseState, clock: ClockState, standing: Stood, { before, after = before, calendar, calendarOf, now }: Change): Compared {
  const { name, round, about } = clock;
  const standingAfter = { category: standing.category, profile: profileIn(after, standing, before) };
  const budget = after === before ? clock.budget : ruledBudget(clock, standing, before, after, standingAfter);
  const own = stopwatchOf(clock, { calendarOf });
  const changed: Stopwatch | null = budget === null ? null : { ...own, budget, calendar: calendar ?? own.calendar };
  const until = clock.stoppedAt ?? now;
  const dues = { before: due(own), after: changed && due(changed) };
  const isLate = (at: number | null): boolean => at !== null && at < until;
  const reached = (pack: MethodPack, profile: string, watch: Stopwatch | null): string[] =>
    (watch ? schedule(ladderFor(pack, name, profile), watch).filter(({ at }) => at <= until).map(({ rung }) => rung.rung) : []);
  const [rungsBefore, rungsAfter] = [reached(before, standing.profile, own), reached(after, standingAfter.profile, changed)];
  return {
    number, clock: name, round, about,
    budget: { before: clock.budget, after: budget },
    due: dues,
    provisional: { before: isProvisional(own), after: changed !== null && isProvisional(changed) },
    late: { before: isLate(dues.before), after: isLate(dues.after) },
    rungs: { gained: rungsAfter.filter((rung) => !rungsBefore.includes(rung)), lost: rungsBefore.filter((rung) => !rungsAfter.includes(rung)) },
  };
}

/** A profile that followed from category and severity follows again; one that somebody set (an emergency, the hard track) stays where the pack has it. */
function profileIn(after: MethodPack, { category, profile, severity }: Stood, before: MethodPack): string {
  const followed = profileFor(before, category, severity) === profile;
  return !followed && after.profiles[profile] ? profile : profileFor(after, category, severity);
}

export interface Sum { clocks: number; earlier: number; later: number; gone: number; turnedLate: number; turnedOnTime: number; rungsGained: number; rungsLost: number }

/** Would anything have been different? */
export const differs = ({ due: { before, after }, budget, rungs }: Compared): boolean => before !== after || budget.after === null || rungs.gained.length > 0 || rungs.lost.length > 0;

/** Adds a comparison to the sums by the clocks' names. */
export function addTo(sums: Partial<Record<ClockName, Sum>>, one: Compared): void {
  const sum = (sums[one.clock] ??= { clocks: 0, earlier: 0, later: 0, gone: 0, turnedLate: 0, turnedOnTime: 0, rungsGained: 0, rungsLost: 0 });
  const { due: { before, after }, late, rungs } = one;
  sum.clocks += 1;
  if (one.budget.after === null) sum.gone += 1;
  else if (before !== null && after !== null && before !== after) sum[after < before ? 'earlier' : 'later'] += 1;
  if (late.before !== late.after) sum[late.after ? 'turnedLate' : 'turnedOnTime'] += 1;
  sum.rungsGained += rungs.gained.length;
  sum.rungsLost += rungs.lost.length;
}
