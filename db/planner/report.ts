import { dateOf } from '../../domain/calendar/day.ts';
import type { Load } from '../../domain/visit/spread.ts';
import { weekOf } from '../../domain/visit/spread.ts';
import type { BatchDone } from './batch.ts';
import { isVacant } from './placing.ts';
import type { Staff } from './staff.ts';
import type { Written } from './write.ts';

/** A worker's visits in the week that begins on a Monday, and how many he can make. */
export interface WorkerWeek { worker: string; week: string; visits: number; capacity: number }

/** What a plan adds, or would add. */
export interface PlanReport {
  targets: number;
  duties: Record<string, number>;
  visits: number;
  weeks: WorkerWeek[];
  /** Weeks of some worker above what he can do. */
  over: number;
  /** Grids that nobody serves: their visits are planned and given to nobody. */
  vacant: { grid: string; targets: number; visits: number }[];
}

/** Rows of a report that are kept: beyond, only the numbers. */
const most = 1_000;

export const emptyReport = (): PlanReport => ({ targets: 0, duties: {}, visits: 0, weeks: [], over: 0, vacant: [] });

export function addToReport(report: PlanReport, { targets, duties, visits, vacant }: BatchDone): PlanReport {
  const byCode = { ...report.duties };
  for (const [code, count] of Object.entries(duties)) byCode[code] = (byCode[code] ?? 0) + count;
  const grids = new Map(report.vacant.map((one) => [one.grid, one]));
  for (const one of vacant) {
    const before = grids.get(one.grid);
    if (before || grids.size < most) grids.set(one.grid, { grid: one.grid, targets: one.targets + (before?.targets ?? 0), visits: one.visits + (before?.visits ?? 0) });
  }
  return { ...report, targets: report.targets + targets, duties: byCode, visits: report.visits + visits, vacant: [...grids.values()] };
}

/** The weeks of a load within a window of days; those above capacity come first where not all can be kept. */
export function weeksOf(load: Load, staff: Staff, first: number, last: number): { weeks: WorkerWeek[]; over: number } {
  const all = [...load.weeks()].filter(({ worker, week }) => !isVacant(worker) && week >= weekOf(first) && week <= last)
    .map(({ worker, week, visits }) => ({ worker, week: dateOf(week), visits, capacity: staff.perWeek(worker) }))
    .toSorted((one, other) => one.worker.localeCompare(other.worker) || one.week.localeCompare(other.week));
  const over = all.filter(({ visits, capacity }) => visits > capacity);
  return { weeks: all.length <= most ? all : over.slice(0, most), over: over.length };
}

export interface RevisionReport { counts: Omit<Written, 'lists' | 'wake'> & { daysMoved: number; targets: number }; lists: Written['lists'] }

export const emptyRevision = (): RevisionReport => ({
  counts: { dutiesAdded: 0, dutiesCancelled: 0, dutiesMoved: 0, visitsAdded: 0, visitsRemoved: 0, reassigned: 0, repacked: 0, daysMoved: 0, targets: 0 },
  lists: { added: [], cancelled: [], reassigned: [] },
});

/** Entries of each list of a revision that are kept. */
export const listed = 200;

export function addToRevision({ counts, lists }: RevisionReport, { targets, written, daysMoved }: BatchDone): RevisionReport {
  if (!written) return { counts, lists };
  const sum = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + (name in written ? Number(written[name as keyof Written]) : 0)])) as RevisionReport['counts'];
  return {
    counts: { ...sum, daysMoved: counts.daysMoved + daysMoved, targets: counts.targets + targets },
    lists: {
      added: [...lists.added, ...written.lists.added].slice(0, listed),
      cancelled: [...lists.cancelled, ...written.lists.cancelled].slice(0, listed),
      reassigned: [...lists.reassigned, ...written.lists.reassigned].slice(0, listed),
    },
  };
}

/** Did it change anything at all? */
export const changedAnything = ({ counts: { targets: _targets, ...rest } }: RevisionReport): boolean => Object.values(rest).some((count) => count > 0);
