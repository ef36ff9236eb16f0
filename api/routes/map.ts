import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { rolesByArea } from '../../domain/case/visible.ts';
import { Annotation, AnnotationEnd, drawers } from '../../domain/map/annotation.ts';
import { findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import { annotationsOver, endAnnotation, findAnnotation, insertAnnotation } from '../../db/map/annotations.ts';
import type { AnnotationFound } from '../../db/map/annotations.ts';
import { casePoints, countsIn, placePoints } from '../../db/map/points.ts';
import { namesOf } from '../../db/people.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import { parseFilter } from '../list-query.ts';
import { zone } from '../local-day.ts';
import { boxOf, everywhere } from '../map/box.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName } from '../present/names.ts';
import { AreaName, Instant } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const mostPoints = 300;
const mostAreas = 200;
/** The auditor sees the structure of all cases; nobody's places. */
const seers = [...rolesByArea, 'auditor'];

const Query = z.strictObject({ area: z.string().max(200).optional(), bbox: z.string().max(200).optional(), filter: z.string().max(4_000).optional(), ended: z.enum(['true', 'false']).optional() });
const Spot = z.object({ lng: z.number(), lat: z.number() });
const Outlined = AreaName.extend({ parentId: z.string().nullable(), outline: z.json().nullable(), centre: Spot.nullable(), cases: z.number().int().nullable(), overdue: z.number().int().nullable(), hasBelow: z.boolean() });
const Drawn = z.object({
  id: z.string(), kind: z.enum(['note', 'line', 'zone']), geometry: z.json(), words: z.string(), area: AreaName.nullable(), by: z.string(), at: Instant, endedAt: Instant.nullable(), endedWhy: z.string().nullable(), mayEnd: z.boolean(),
});
const Page = z.object({
  area: Outlined, below: z.array(Outlined), above: AreaName.nullable(),
  cases: z.array(Spot.extend({ id: z.string(), number: z.string(), category: z.string().nullable(), status: z.string(), grid: AreaName.nullable(), light: z.enum(['green', 'yellow', 'red', 'grey']) })),
  places: z.array(Spot.extend({ id: z.string(), code: z.string(), class: z.string(), zh: z.string(), en: z.string().nullable() })),
  more: z.boolean(), annotations: z.array(Drawn), mayDraw: z.boolean(), tiles: z.string().nullable(),
});

/** The map 民情地图: outlines with what lies in them, cases and places as points, and what is drawn on the sand-table. Never the position of anybody. */
export const mapOperations = (deps: Deps, desk: Pick<CaseDesk, 'places'>): Operation[] => {
  const { db, clock } = deps;
  const areaFor = async ({ viewer }: Caller, ref: string | undefined): Promise<AreaRow> => {
    const places = await desk.places();
    const own = viewer.grants.filter(({ areaId }) => areaId !== null).toSorted((one, other) => one.areaPath.length - other.areaPath.length)[0];
    const unit = viewer.grants.map(({ unit: code }) => (code === null ? undefined : places.units.get(code)?.areaId)).find((id) => id !== undefined);
    const area = await findArea(db, ref ?? own?.areaId ?? unit ?? '');
    if (!area) throw new Problem('notFound');
    return area;
  };

  const drawnIn = async (found: readonly AnnotationFound[], { viewer }: Caller) => {
    const people = await namesOf(db, found.map(({ drawnBy }) => drawnBy));
    const { areas } = await desk.places();
    return found.map((one) => {
      const area = areas.get(one.areaId);
      return {
        id: one.id, kind: one.kind, geometry: one.geometry, words: one.words, area: area ? areaName(area) : null, by: people.get(one.drawnBy) ?? '', at: formatInstant(one.drawnAt.getTime(), zone),
        endedAt: one.endedAt && formatInstant(one.endedAt.getTime(), zone), endedWhy: one.endedWhy, mayEnd: one.endedAt === null && area !== undefined && holdsOver(viewer, area.path, drawers),
      };
    });
  };

  return [
    {
      method: 'get', path: '/api/map', name: 'map', says: 'Outlines of an area and those right below it, with the cases and places in a box, by the filter of the list of cases', who: 'staff', query: Query,
      answers: { 200: { says: `At most ${mostAreas} outlines and ${mostPoints} points; \`more\` says that there were more`, schema: Page } },
      handle: async (req, res, caller) => {
        const { area: ref, bbox, filter: text, ended } = parseQuery(Query, req.query);
        const { viewer } = caller;
        const now = clock.now();
        const area = await areaFor(caller, ref);
        const box = bbox === undefined ? everywhere : boxOf(bbox);
        const asked = parseFilter(IncidentFilter, text);
        const filter = await resolveFilter(db, { open: true, ...asked, area: asked.area ?? area.code });
        const { areas } = await desk.places();
        const below = [...areas.values()].filter(({ parentId, gridSet }) => parentId === area.id && gridSet === 'primary').slice(0, mostAreas);
        const seesAll = holdsOver(viewer, area.path, rolesByArea) || viewer.grants.some(({ role }) => role === 'auditor');
        const held = viewer.grants.filter(({ role, areaId }) => areaId !== null && seers.includes(role));
        const ground = seesAll ? null : { areas: held.map(({ areaId }) => areaId!), above: held.flatMap(({ areaPath }) => areaPath) };
        const { area: _area, ...inAny } = filter;
        const [counts, points, spots, drawn] = await Promise.all([
          seesAll ? countsIn(db, viewer, [area, ...below], inAny, now) : new Map<string, { cases: number; overdue: number }>(),
          casePoints(db, viewer, filter, box, now, mostPoints + 1), placePoints(db, viewer, { id: area.id, depth: area.path.length }, box, mostPoints),
          annotationsOver(db, area, ended === 'true', ground),
        ]);
        const parents = new Set([...areas.values()].map(({ parentId }) => parentId));
        const outlined = (one: AreaRow) => ({
          ...areaName(one), parentId: one.parentId, outline: one.outline ?? null, centre: one.centre, cases: counts.get(one.id)?.cases ?? null, overdue: counts.get(one.id)?.overdue ?? null,
          hasBelow: parents.has(one.id),
        });
        const above = area.parentId === null ? undefined : areas.get(area.parentId);
        res.json({
          area: outlined(area), below: below.map(outlined), above: above ? areaName(above) : null,
          cases: points.slice(0, mostPoints).map(({ gridId, dueAt, warnAt, open, ...point }) => {
            const grid = gridId === null ? undefined : areas.get(gridId);
            const light = !open || dueAt === null ? 'grey' : dueAt.getTime() <= now ? 'red' : warnAt !== null && warnAt.getTime() <= now ? 'yellow' : 'green';
            return { id: point.id, number: point.number, lng: point.lng, lat: point.lat, category: point.category, status: point.status, grid: grid ? areaName(grid) : null, light };
          }),
          places: spots, more: points.length > mostPoints, annotations: await drawnIn(drawn, caller), mayDraw: holdsOver(viewer, area.path, drawers), tiles: deps.tiles ?? null,
        });
      },
    },
    {
      method: 'post', path: '/api/annotations', name: 'drawAnnotation', says: 'Draw a note, a line or a zone on the sand-table', who: drawers, keyed: true, body: Annotation,
      answers: { 201: { says: 'Drawn', schema: z.object({ id: z.string() }) } },
      handle: (req, res, caller) => once(deps, req, res, { caller, who: drawers, body: Annotation }, async (trx, { area: ref, ...drawn }) => {
        const area = await findArea(trx, ref);
        if (!area || !holdsOver(caller.viewer, area.path, drawers)) throw new Problem('notFound');
        return { status: 201, body: { id: await insertAnnotation(trx, drawn, area.id, caller.personId, clock.now()) } };
      }),
    },
    {
      method: 'post', path: '/api/annotations/:id/end', name: 'endAnnotation', says: 'End an annotation with a reason; it stays on record', who: drawers, keyed: true, body: AnnotationEnd,
      answers: { 200: { says: 'Ended', schema: z.object({ id: z.string() }) } }, problems: ['askedAlready'],
      handle: async (req, res, caller) => {
        const id = String(req.params.id);
        const found = isId(id) ? await findAnnotation(db, id) : undefined;
        const area = found && (await findArea(db, found.areaId));
        if (!found || !area || !holdsOver(caller.viewer, area.path, [...drawers, 'worker', 'parttimer'])) throw new Problem('notFound');
        await once(deps, req, res, { caller, who: drawers, body: AnnotationEnd }, async (trx, { reason }) => {
          if (!(await endAnnotation(trx, id, caller.personId, reason, clock.now()))) throw new Problem('askedAlready');
          return { status: 200, body: { id } };
        });
      },
    },
  ];
};
