import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { dateOf, dayNumber } from '../../domain/calendar/day.ts';
import type { CountName } from '../../domain/figures/count-names.ts';
import { isCountName, isVisitCount } from '../../domain/figures/count-names.ts';
import { figureGroups, figures, reckon } from '../../domain/figures/figures.ts';
import type { Reckoned } from '../../domain/figures/figures.ts';
import { findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import { behind, countedAt, sumsOf } from '../../db/figures/sums.ts';
import type { Period } from '../../db/figures/sums.ts';
import { namesBehind } from '../../db/figures/behind.ts';
import { standingNow } from '../../db/figures/standing.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { localDay, zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName, namesFor } from '../present/names.ts';
import { AreaName, Instant } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

/** Who reads figures of the area that is his; the assessor and the auditor read figures, never the cases behind them. */
const readers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'assessor', 'auditor'];
const openers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county'];

const Day = z.iso.date({ error: 'impossibleDate' });
const Asked = { area: z.string().max(200).optional(), from: Day.optional(), to: Day.optional() };
const Query = z.strictObject(Asked);
const ListQuery = z.strictObject({ ...Asked, limit: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(100)).optional(), after: z.string().max(100).optional() });

const Words = z.object({ zh: z.string(), en: z.string() });
const Shape = z.object({
  id: z.string(), group: z.enum(figureGroups), unit: z.string(), zh: z.string(), en: z.string(), means: Words, value: z.number().nullable(), count: z.number().int(), n: z.number().int(),
  leastN: z.number().int().optional(), of: z.string().optional(), from: z.array(z.string()), mayOpen: z.boolean(),
});
const Page = z.object({
  area: AreaName, from: z.string(), to: z.string(), countedAt: Instant, figures: z.array(Shape),
  standing: z.object({ majorGrids: z.number().int(), grids: z.number().int(), leaders: z.number().int(), fullTime: z.number().int(), partTime: z.number().int(), informants: z.number().int(), vacancies: z.number().int(), units: z.number().int() }),
});
const Row = z.object({ day: z.string(), kind: z.enum(['case', 'visit']), id: z.string(), number: z.string().nullable(), category: z.string().nullable(), status: z.string(), area: AreaName.nullable() });

/** Counts of what was due: today's are not over before tomorrow. */
const untilYesterday: readonly CountName[] = ['handleDue', 'handledOnTime', 'visitsDue', 'visitsOnTime'];

/** 数据: the figures that the deployments report, for any area and period, and what stands behind each. Units and areas, never persons. */
export const figureOperations = ({ db, clock }: Deps, desk: Pick<CaseDesk, 'places'>): Operation[] => {
  const areaFor = async ({ viewer }: Caller, ref: string | undefined, roles: readonly string[]): Promise<AreaRow> => {
    const own = viewer.grants.filter(({ role, areaId }) => areaId !== null && roles.includes(role)).toSorted((one, other) => one.areaPath.length - other.areaPath.length)[0];
    const area = await findArea(db, ref ?? own?.areaId ?? '');
    if (!area || !holdsOver(viewer, area.path, roles)) throw new Problem('notFound');
    return area;
  };
  /** This month so far, where nothing else is asked. @throws Problem malformed for a period that ends before it begins */
  const periodOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }): Period => {
    const today = dateOf(localDay(clock.now()));
    const period = { from: from ?? `${(to ?? today).slice(0, 7)}-01`, to: to ?? today };
    if (period.from > period.to) throw new Problem('malformed', { errors: [{ path: 'to', code: 'endsBeforeItBegins', message: 'endsBeforeItBegins' }] });
    if ((dayNumber(period.to) ?? 0) - (dayNumber(period.from) ?? 0) > 3_700) throw new Problem('malformed', { errors: [{ path: 'from', code: 'tooLong', message: 'tooLong' }] });
    return period;
  };
  const present = ({ figure, value, count, n }: Reckoned, mayOpen: boolean) => {
    const { list: _list, count: _count, outOf: _outOf, ...shown } = figure;
    return { ...shown, value, count, n, mayOpen };
  };

  return [
    {
      method: 'get', path: '/api/figures', name: 'figures', says: 'What the deployments report, for an area and a period: value, unit, n, definition', who: readers, query: Query,
      answers: { 200: { says: 'The figures; a share is null below its least n', schema: Page } },
      handle: async (req, res, caller) => {
        const asked = parseQuery(Query, req.query);
        const area = await areaFor(caller, asked.area, readers);
        const period = periodOf(asked);
        const [sums, standing, counted] = await Promise.all([
          sumsOf(db, area.id, period, dateOf(localDay(clock.now()) - 1), untilYesterday), standingNow(db, area.id, clock.now()), countedAt(db),
        ]);
        const mayOpen = holdsOver(caller.viewer, area.path, openers);
        res.json({ area: areaName(area), ...period, countedAt: formatInstant(counted.getTime(), zone), figures: reckon(sums).map((one) => present(one, mayOpen)), standing });
      },
    },
    {
      method: 'get', path: '/api/figures/:id/list', name: 'listBehindFigure', says: 'The cases or visits behind a figure, the newest first', who: openers, query: ListQuery,
      answers: { 200: { says: 'A page', schema: z.object({ items: z.array(Row), next: z.string().nullable() }) } },
      handle: async (req, res, caller) => {
        const asked = parseQuery(ListQuery, req.query);
        const figure = figures.find(({ id }) => id === req.params.id);
        const name = figure?.list ?? '';
        if (!figure || !isCountName(name)) throw new Problem('notFound');
        const area = await areaFor(caller, asked.area, openers);
        const limit = asked.limit ?? 50;
        const { from, to } = periodOf(asked);
        const yesterday = dateOf(localDay(clock.now()) - 1);
        const period = { from, to: untilYesterday.includes(name) && yesterday < to ? yesterday : to };
        const found = await behind(db, area.id, name, period, { limit: limit + 1, after: asked.after === undefined ? undefined : cursorOf(asked.after) });
        const shown = found.slice(0, limit);
        const named = await namesBehind(db, shown.map(({ stream }) => stream), isVisitCount(name));
        const names = await namesFor(db, await desk.places(), []);
        const last = shown.at(-1);
        res.json({
          items: shown.flatMap(({ stream, day, areaId }) => {
            const one = named.get(stream);
            return one ? [{ day, kind: isVisitCount(name) ? 'visit' : 'case', id: stream, ...one, area: names.area(areaId) }] : [];
          }),
          next: found.length > limit && last ? `${last.day}~${last.stream}` : null,
        });
      },
    },
  ];
};

/** @throws Problem malformed for a cursor that no list gave out */
function cursorOf(text: string): { day: string; stream: string } {
  const found = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(text);
  if (!found || dayNumber(found[1]!) === null || !isId(found[2]!)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
  return { day: found[1]!, stream: found[2]! };
}
