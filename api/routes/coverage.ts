import { z } from 'zod';
import { periodAt, periodNamed } from '../../domain/visit/period.ts';
import { findArea } from '../../db/areas.ts';
import type { Covered, CoveredBy } from '../../db/coverage.ts';
import { coverageOf } from '../../db/coverage.ts';
import { seesPath } from '../../db/registry-scope.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, PersonName } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const readers = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county'];
const Query = z.strictObject({ area: z.string().min(1).max(64), period: z.string().max(8).optional() });
const counts = { done: z.number().int(), late: z.number().int(), left: z.number().int(), overdue: z.number().int(), excused: z.number().int(), missed: z.number().int() };
const Coverage = z.object({
  area: AreaName, period: z.string(), total: z.object(counts), grids: z.array(z.object({ grid: AreaName.nullable(), ...counts })),
  workers: z.array(z.object({ worker: PersonName.nullable(), ...counts })),
  distribution: z.array(z.object({ fromPercent: z.number().int(), workers: z.number().int() })).nullable(),
});
const names = Object.keys(counts) as (keyof Covered)[];
const nothing: Covered = { done: 0, late: 0, left: 0, overdue: 0, excused: 0, missed: 0 };
/** Fewer people than this are no distribution: it would point at somebody. */
const fewest = 5;

const sumOf = (rows: readonly Covered[]): Covered => rows.reduce((sum, row) => Object.fromEntries(names.map((name) => [name, sum[name] + row[name]])) as unknown as Covered, nothing);
const countsOf = ({ done, late, left, overdue, excused, missed }: Covered): Covered => ({ done, late, left, overdue, excused, missed });

/** Parts of a hundred that were done, of what was not excused. */
function percentDone({ done, late, left, missed }: Covered): number {
  const all = done + late + left + missed;
  return all === 0 ? 100 : Math.floor(((done + late) * 100) / all);
}

/** How workers lie, in five steps, telling nobody who is who. */
function distributionOf(byWorker: readonly Covered[]) {
  if (byWorker.length < fewest) return null;
  const steps = [0, 25, 50, 75, 100];
  return steps.map((fromPercent, at) => ({ fromPercent, workers: byWorker.filter((row) => percentDone(row) >= fromPercent && percentDone(row) < (steps[at + 1] ?? Infinity)).length }));
}

/** A worker's own figures are his and his direct leader's; everybody else sees how people lie and no names (B9: no ranking of persons). */
const maySeeWorker = (worker: string, rows: readonly CoveredBy[], { viewer, personId }: Caller): boolean =>
  worker === personId || rows.filter((row) => row.worker === worker).every(({ grid }) => viewer.grants.some(({ role, areaId }) => role === 'leader' && areaId === grid));

export const coverageOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);
  return [{
    method: 'get', path: '/api/coverage', name: 'coverage', says: 'Duties of an area that ended in a period: done, late, left, excused; by grid, and by worker for himself and his leader', who: readers,
    query: Query, answers: { 200: { says: 'Coverage', schema: Coverage } },
    handle: async (req, res, caller) => {
      const query = parseQuery(Query, req.query);
      const area = await findArea(db, query.area);
      if (!area || !seesPath(caller.viewer, area.path)) throw new Problem('notFound');
      const period = query.period === undefined ? periodAt('quarter', clock.now(), zone) : periodNamed(query.period, zone);
      if (!period) throw new Problem('malformed', { errors: [{ path: 'period', code: 'wrongFormat', message: 'wrongFormat' }] });
      const rows = await coverageOf(db, { id: area.id, depth: area.path.length }, period, clock.now());
      const byGrid = Map.groupBy(rows, ({ grid }) => grid);
      const byWorker = Map.groupBy(rows.filter(({ worker }) => worker !== null), ({ worker }) => worker!);
      const shown = [...byWorker].filter(([worker, own]) => maySeeWorker(worker, own, caller));
      const named = await namesFor(db, await places(), shown.map(([worker]) => worker));
      res.json({
        area: named.area(area.id)!, period: period.period, total: countsOf(sumOf(rows)),
        grids: [...byGrid].map(([grid, own]) => ({ grid: named.area(grid), ...countsOf(sumOf(own)) })),
        workers: shown.map(([worker, own]) => ({ worker: named.person(worker), ...countsOf(sumOf(own)) })),
        distribution: distributionOf([...byWorker.values()].map(sumOf)),
      });
    },
  }];
};
