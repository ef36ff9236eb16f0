import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { dateOf } from '../../domain/calendar/day.ts';
import { findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { byDay } from '../../db/figures/sums.ts';
import { ages, stages, standingIn } from '../../db/home/stages.ts';
import { countCases } from '../../db/list-cases.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { pressingNames, pressingNow } from '../home/pressing.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { localDay, zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName } from '../present/names.ts';
import { AreaName, Instant } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

/** Whose first page shows an area: whoever leads it or runs its centre. */
const watchers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county'];
const days = 14;

const Query = z.strictObject({ area: z.string().max(200).optional() });
const Count = z.object({ count: z.number().int(), capped: z.boolean() });
const Asked = Count.extend({ filter: IncidentFilter });
const Home = z.object({
  at: Instant,
  area: AreaName.nullable(),
  lists: z.array(Asked.extend({ name: z.enum(pressingNames) })),
  view: z.object({
    stages: z.array(Asked.extend({ stage: z.enum(stages) })),
    ages: z.array(Asked.extend({ from: z.number().int(), under: z.number().int().nullable() })),
    days: z.array(z.object({ day: z.string(), received: z.number().int(), closed: z.number().int() })),
    returns: Asked, holds: Asked, extensions: Asked,
  }).nullable(),
});

/** 工作台: what presses for whoever asks, and for whoever leads an area how it flows there. One answer for the whole first page. */
export const homeOperations = ({ db, clock }: Deps): Operation[] => {
  const counted = async ({ viewer }: Caller, filter: IncidentFilter, now: number) => ({ filter, ...(await countCases(db, viewer, { filter: await resolveFilter(db, filter), now })) });

  const viewOf = async (caller: Caller, area: AreaRow, now: number) => {
    const today = localDay(now);
    const from = dateOf(today - days + 1);
    const ask = (filter: IncidentFilter) => counted(caller, { area: area.code, ...filter }, now);
    const [standing, flow, returns, holds, extensions] = await Promise.all([
      standingIn(db, { id: area.id, depth: area.path.length }, now), byDay(db, area.id, ['received', 'closed'], { from, to: dateOf(today) }),
      ask({ asks: 'return' }), ask({ held: true }), ask({ asks: 'extension' }),
    ]);
    const sum = (some: typeof standing) => ({ count: Math.min(1_000, some.reduce((all, { n }) => all + n, 0)), capped: some.some(({ capped }) => capped) || some.reduce((all, { n }) => all + n, 0) > 1_000 });
    const before = (age: number): string => formatInstant(now - age * 86_400_000, zone);
    return {
      stages: stages.map((stage) => ({ stage, ...sum(standing.filter((one) => one.stage === stage)), filter: { status: stage, area: area.code } })),
      ages: ages.map(({ from: least, under }, nth) => ({
        from: least, under, ...sum(standing.filter(({ age }) => age === nth)),
        filter: { open: true, area: area.code, ...(under === null ? {} : { createdFrom: before(under) }), ...(least === 0 ? {} : { createdTo: before(least) }) },
      })),
      days: Array.from({ length: days }, (_, nth) => {
        const day = dateOf(today - days + 1 + nth);
        const of = (name: string) => flow.find((row) => row.day === day && row.name === name)?.n ?? 0;
        return { day, received: of('received'), closed: of('closed') };
      }),
      returns, holds, extensions,
    };
  };

  /** The area that was asked for, else the widest that the caller leads. @throws Problem notFound for one that is not his */
  const areaFor = async (caller: Caller, ref: string | undefined): Promise<AreaRow | undefined> => {
    const own = caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && watchers.includes(role)).toSorted((one, other) => one.areaPath.length - other.areaPath.length)[0];
    const area = ref !== undefined ? await findArea(db, ref) : own ? await findArea(db, own.areaId!) : undefined;
    if (ref !== undefined && (!area || !holdsOver(caller.viewer, area.path, watchers))) throw new Problem('notFound');
    return area;
  };

  return [{
    method: 'get', path: '/api/home', name: 'home', says: 'The first page: what presses for the caller, and how an area of his stands', who: 'staff', query: Query,
    answers: { 200: { says: 'Numbers, each with the filter of the list behind it', schema: Home } },
    handle: async (req, res, caller) => {
      const { area: ref } = parseQuery(Query, req.query);
      const now = clock.now();
      const area = await areaFor(caller, ref);
      const lists = pressingNow(now, ref === undefined ? undefined : area?.code);
      const [counts, view] = await Promise.all([Promise.all(lists.map(({ filter }) => counted(caller, filter, now))), area ? viewOf(caller, area, now) : null]);
      res.json({
        at: formatInstant(now, zone), area: area ? areaName(area) : null,
        lists: lists.map(({ name: list }, nth) => ({ name: list, ...counts[nth]! })), view,
      });
    },
  }];
};
