import { z } from 'zod';
import { day, key, words } from '../../domain/case/text.ts';
import { NewPlace, placeColours } from '../../domain/visit/place.ts';
import { findArea } from '../../db/areas.ts';
import type { PlaceFound } from '../../db/places.ts';
import { colourPlace, findPlace, hasContact, insertPlace, listPlaces, rentalClasses } from '../../db/places.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import { noteSetUp } from '../../db/set-up-changes.ts';
import { insertSeason, seasonsFor } from '../../db/seasons.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import { localDate } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, areaName } from '../present/names.ts';
import type { Places } from '../present/names.ts';
import { AreaName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';
import { registrars } from './households.ts';

const Colouring = z.strictObject({ colour: z.enum(placeColours), reason: words(200) });
const Filter = z.strictObject({ area: z.string().optional(), class: z.string().optional(), colour: z.enum(placeColours).optional() });
export const Place = z.object({
  id: z.string(), code: z.string(), class: z.string(), zh: z.string(), en: z.string().nullable(), grid: AreaName.nullable(), address: z.string().nullable(),
  location: z.object({ lng: z.number(), lat: z.number() }).nullable(), owner: z.string().nullable(), ownerUnit: z.string().nullable(), colour: z.enum(placeColours).nullable(), circumstance: z.string().nullable(), seq: z.number().int(),
});
const NewSeason = z.strictObject({ area: key().meta({ 'x-kind': 'area' }), circumstance: key(), cadences: z.array(key()).min(1).max(20), fromDay: day(), toDay: day(), reason: words(200).optional() });
const Season = z.object({ id: z.string(), area: AreaName.nullable(), circumstance: z.string(), cadences: z.array(z.string()), fromDay: z.string(), toDay: z.string() });
/** Who switches a season on, for a town or the county. */
const seasonKeepers = ['dispatcher', 'chief', 'county'];

export const presentPlace = ({ path: _path, gridId, ...place }: PlaceFound, { areas }: Places) => ({ ...place, grid: areas.has(gridId) ? areaName(areas.get(gridId)!) : null });

/** Places that are visited: rented housing, venues, hazard points (000-12), compounds; and the seasons in which they are visited more often. */
export const placeOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  const registry = createRegistry(db);
  const visible = async (ref: unknown, caller: Parameters<typeof registry.visible>[1]): Promise<PlaceFound> => {
    const place = await findPlace(db, String(ref));
    if (!place || !seesPath(caller.viewer, place.path)) throw new Problem('notFound');
    return place;
  };
  return [
    {
      method: 'get', path: '/api/places', name: 'listPlaces', says: 'Places that are visited, by their code', who: 'staff', query: Page, answers: { 200: { says: 'Places', schema: listOf(Place) } },
      handle: async (req, res, caller) => {
        const { filter, q, limit, after } = pageBy(parseQuery(Page, req.query), Filter, ['code']);
        const area = filter.area === undefined ? undefined : await findArea(db, filter.area);
        if (filter.area !== undefined && !area) throw new Problem('malformed', { errors: [{ path: 'filter.area', code: 'unknownArea', message: 'unknownArea' }] });
        const { items, more } = await listPlaces(db, caller.viewer, {
          limit, ...(q ? { q } : {}), ...(after ? { after } : {}), ...(area ? { area: { id: area.id, depth: area.path.length } } : {}), ...(filter.class ? { class: filter.class } : {}),
          ...(filter.colour ? { colour: filter.colour } : {}),
        });
        const known = await places();
        res.json({ items: items.map((place) => presentPlace(place, known)), next: more ? items.at(-1)!.code : null });
      },
    },
    {
      method: 'get', path: '/api/places/:ref', name: 'showPlace', says: 'One place by id or code', who: 'staff', answers: { 200: { says: 'The place', schema: Place.extend({ hasContact: z.boolean() }) } },
      handle: async (req, res, caller) => {
        const place = await visible(req.params.ref, caller);
        res.setHeader('ETag', `"${place.seq}"`);
        res.json({ ...presentPlace(place, await places()), hasContact: await hasContact(db, place) });
      },
    },
    {
      method: 'post', path: '/api/places', name: 'createPlace', says: 'Put a place on the register', who: registrars, keyed: true, body: NewPlace,
      answers: { 201: { says: 'The place', schema: Place } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: registrars, body: NewPlace }, async (trx, body) => {
        const grid = await registry.gridNamed(trx, body.grid, 'grid');
        if (!holdsOver(caller.viewer, grid.path, registrars)) throw invalidField('grid', 'unknownArea');
        const cadence = (await registry.packOf(grid.path, clock.now())).cadences.find(({ code }) => code === body.class);
        if (cadence?.of !== 'place') throw invalidField('class', 'unknownCadence');
        if (body.circumstance && !cadence.otherwise.some(({ code }) => code === body.circumstance)) throw invalidField('circumstance', 'unknownCircumstance');
        if (await findPlace(trx, body.code)) throw new Problem('conflict', { why: 'exists' });
        const colour = body.colour ?? placeColours.find((one) => rentalClasses[one] === body.class);
        const id = await insertPlace(trx, keys, { ...body, grid, colour }, clock.now());
        return { status: 201, body: presentPlace((await findPlace(trx, id))!, await places()) };
      }),
    },
    {
      method: 'post', path: '/api/places/:ref/colour', name: 'colourPlace', says: 'Give a place another colour; rented housing changes its class with it', who: registrars, keyed: true,
      body: Colouring, answers: { 200: { says: 'The place', schema: Place } },
      handle: async (req, res, caller) => {
        const place = await visible(req.params.ref, caller);
        await once(deps, req, res, { caller, who: registrars, body: Colouring }, async (trx, { colour, reason }) => {
          mustHoldOver(caller, place.path, registrars);
          await colourPlace(trx, place, colour);
          await noteSetUp(trx, { kind: 'place', id: place.id, what: 'coloured', before: { colour: place.colour }, after: { colour }, reason, by: caller.personId, at: clock.now() });
          return { status: 200, body: presentPlace((await findPlace(trx, place.id))!, await places()) };
        });
      },
    },
    {
      method: 'get', path: '/api/seasons', name: 'listSeasons', says: 'Seasons of the caller’s areas that last or are to come', who: 'staff', answers: { 200: { says: 'Seasons', schema: listOf(Season) } },
      handle: async (_req, res, caller) => {
        const held = caller.viewer.grants.flatMap(({ areaId, areaPath }) => (areaId === null ? [] : [{ areaId, areaPath }]));
        const [seasons, { areas }] = await Promise.all([seasonsFor(db, held, localDate(clock.now())), places()]);
        res.json({ items: seasons.map(({ areaId, ...season }) => ({ ...season, area: areas.has(areaId) ? areaName(areas.get(areaId)!) : null })), next: null });
      },
    },
    {
      method: 'post', path: '/api/seasons', name: 'createSeason', says: 'Switch a season on between two days, both included', who: seasonKeepers, keyed: true, body: NewSeason,
      answers: { 201: { says: 'The season', schema: Season } },
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: seasonKeepers, body: NewSeason }, async (trx, body) => {
        const area = await findArea(trx, body.area);
        if (!area || !holdsOver(caller.viewer, area.path, seasonKeepers)) throw invalidField('area', 'unknownArea');
        if (body.toDay < body.fromDay) throw invalidField('toDay', 'endsBeforeItBegins');
        const pack = await registry.packOf(area.path, clock.now());
        const unknown = body.cadences.findIndex((code) => !pack.cadences.some((cadence) => cadence.code === code && cadence.otherwise.some((other) => other.code === body.circumstance)));
        if (unknown >= 0) throw invalidField(`cadences.${unknown}`, 'unknownCircumstance');
        const { area: _area, reason, ...season } = body;
        const id = await insertSeason(trx, { ...season, areaId: area.id, by: caller.personId, reason: reason ?? null });
        return { status: 201, body: { ...season, id, area: areaName(area) } };
      }),
    },
  ];
};
