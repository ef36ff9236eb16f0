import { z } from 'zod';
import { metresBetween } from '../../domain/case/similar.ts';
import { areasNamedIn } from '../../domain/place/named-in.ts';
import { areaAt } from '../../db/areas.ts';
import { areasWithBuildingIn } from '../../db/buildings-named.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName } from '../present/names.ts';
import { AreaName } from '../present/shapes.ts';

const degrees = (most: number) => z.coerce.number().min(-most).max(most);
const Query = z.strictObject({
  q: z.string().trim().max(300).refine((text) => !text.includes('\u0000') && text.isWellFormed()).optional(), lng: degrees(180).optional(), lat: degrees(90).optional(),
});
const Found = z.object({ area: AreaName, above: z.array(AreaName), why: z.enum(['point', 'near', 'name', 'building', 'village']), building: z.string().optional(), metres: z.number().int().optional() });

const shown = 8;

/** The grid of an address or a point, for whoever writes down a call. */
export const gridSearchOperations = ({ db }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/grids/search', name: 'searchGrids', who: 'staff', query: Query,
    says: 'Grids by an address, a name or a point, the surest first: the grid that holds the point, one with the building that is named, one of the village that is named',
    answers: { 200: { says: 'At most eight, each with why', schema: z.object({ items: z.array(Found) }) } },
    handle: async (req, res) => {
      const { q = '', lng, lat } = parseQuery(Query, req.query);
      const { areas } = await desk.places();
      const primary = [...areas.values()].filter(({ gridSet }) => gridSet === 'primary');
      const point = lng === undefined || lat === undefined ? undefined : { lng, lat };
      const holding = point && (await areaAt(db, point));
      const at = holding?.level === 'grid' ? [{ area: holding, why: 'point' as const }] : [];
      // A point that no grid holds (a bridge, a river) is told with the grids whose middle is nearest.
      const near = !point || at.length > 0 ? [] : primary.filter(({ level, centre }) => level === 'grid' && centre)
        .map((area) => ({ area, why: 'near' as const, metres: Math.round(metresBetween(point, area.centre!)) })).toSorted((one, other) => one.metres - other.metres).slice(0, 3);
      const named = areasNamedIn(q, primary);
      const buildings = await areasWithBuildingIn(db, named.filter(({ area }) => area.level === 'grid').map(({ area }) => area.id), q);
      const withBuilding = named.flatMap(({ area }) => (buildings.has(area.id) ? [{ area, why: 'building' as const, building: buildings.get(area.id)! }] : []));
      const all: { area: { id: string }; why: string }[] = [...at, ...withBuilding, ...near, ...named];
      const items = all.filter(({ area }, nth) => all.findIndex((other) => other.area.id === area.id) === nth).slice(0, shown);
      res.json({
        items: items.map(({ area: { id }, ...said }) => {
          const area = areas.get(id)!;
          return { ...said, area: areaName(area), above: area.path.slice(1, -1).flatMap((above) => areas.get(above) ?? []).map(areaName) };
        }),
      });
    },
  },
];
