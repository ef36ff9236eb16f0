import { z } from 'zod';
import type { PlanReport, RevisionReport } from '../../db/planner/report.ts';
import type { PlanRow, RevisionRow } from '../../db/planner/plans.ts';
import type { Names } from './names.ts';
import { AreaName, Instant, PersonName } from './shapes.ts';

const Report = z.object({
  targets: z.number().int(), duties: z.record(z.string(), z.number().int()), visits: z.number().int(), over: z.number().int(),
  weeks: z.array(z.object({ worker: PersonName.nullable(), week: z.string(), visits: z.number().int(), capacity: z.number().int(), over: z.boolean() })),
  vacant: z.array(z.object({ grid: AreaName.nullable(), targets: z.number().int(), visits: z.number().int() })),
});
export const PlanPreview = Report;
export const PlanShape = z.object({
  id: z.string(), area: AreaName.nullable(), period: z.string(), window: z.object({ from: Instant, to: Instant }), state: z.enum(['draft', 'published', 'closed']),
  job: z.enum(['preview', 'publish', 'replan']).nullable(), total: z.number().int().nullable(), done: z.number().int(), createdAt: Instant, publishedAt: Instant.nullable(), closedAt: Instant.nullable(),
});
const Duty = z.object({ target: z.string(), code: z.string(), period: z.string() });
export const Revision = z.object({
  id: z.string(), at: Instant, why: z.array(z.string()), counts: z.record(z.string(), z.number().int()),
  lists: z.object({ added: z.array(Duty), cancelled: z.array(Duty), reassigned: z.array(z.object({ target: z.string(), visit: z.string(), worker: PersonName.nullable() })) }),
});
export const WholePlan = PlanShape.extend({ preview: Report.nullable(), published: Report.nullable(), revisions: z.array(Revision) });

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentPlan = (row: PlanRow, names: Names) => ({
  id: row.id, area: names.area(row.area_id), period: row.period, window: { from: row.window_from.toISOString(), to: row.window_to.toISOString() }, state: row.state, job: row.job,
  total: row.total, done: row.done, createdAt: row.created_at.toISOString(), publishedAt: iso(row.published_at), closedAt: iso(row.closed_at),
});

/** What a plan adds: weeks of workers with what they can do, grids with nobody. */
export const presentReport = ({ targets, duties, visits, over, weeks, vacant }: PlanReport, names: Names): z.infer<typeof Report> => ({
  targets, duties, visits, over,
  weeks: weeks.map(({ worker, week, visits: planned, capacity }) => ({ worker: names.person(worker), week, visits: planned, capacity, over: planned > capacity })),
  vacant: vacant.map(({ grid, ...counts }) => ({ grid: names.area(grid), ...counts })),
});

export const peopleOf = (reports: readonly (PlanReport | null)[], revisions: readonly { lists: RevisionReport['lists'] }[]): (string | null)[] =>
  [...reports.flatMap((report) => report?.weeks.map(({ worker }) => worker) ?? []), ...revisions.flatMap(({ lists }) => lists.reassigned.map(({ worker }) => worker))];

export const presentRevision = ({ id, at, why, counts, lists }: RevisionRow, names: Names) => ({
  id, at: at.toISOString(), why, counts, lists: { added: lists.added, cancelled: lists.cancelled, reassigned: lists.reassigned.map(({ worker, ...one }) => ({ ...one, worker: names.person(worker) })) },
});
