import { z } from 'zod';
import { DoorAddress, householdAsOf, householdKinds, tenures } from '../../domain/visit/household.ts';
import { key } from '../../domain/case/text.ts';
import { tagReaders } from '../../domain/visit/tag.ts';
import { findArea } from '../../db/areas.ts';
import { liveDuties } from '../../db/duties-of.ts';
import { facetsOf, taken } from '../../db/households.ts';
import { doorOf, termsOf } from '../../db/household-changes.ts';
import { insertHouseholds } from '../../db/insert-households.ts';
import { BadCursor } from '../../db/list-cases.ts';
import { listHouseholds } from '../../db/list-households.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { residentsById, residentsOf } from '../../db/residents.ts';
import { tagsOf } from '../../db/tags.ts';
import { noteAccess } from '../access-note.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import { localDate, localDay } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { presentCard, presentHousehold } from '../present/household.ts';
import { createPlaces } from '../present/names.ts';
import { AreaName, Instant, Named, pageOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry } from '../registry.ts';

/** Who puts households on the register and corrects them (R04 up); the privacy officer reads. */
export const registrars = ['worker', 'leader', 'desk', 'dispatcher', 'county'];
/** Who may name a child that is looked after. */
const childReaders = ['worker', 'leader', 'desk', 'privacy'];

const Filter = z.strictObject({ area: z.string().optional(), grid: z.string().optional(), building: z.uuid().optional(), kind: z.enum(householdKinds).optional(), tag: key().optional() });
const Listed = z.object({
  id: z.string(), code: z.string(), grid: AreaName.nullable(), address: z.string(), location: z.object({ lng: z.number(), lat: z.number() }).nullable(), kind: z.enum(householdKinds),
  head: z.string().nullable(), members: z.number().int(), children: z.number().int(),
});
const Words = z.object({ zh: z.string(), en: z.string() });
const Card = Listed.extend({
  seq: z.number().int(), door: DoorAddress,
  residents: z.array(z.object({
    id: z.string(), relation: z.string(), child: z.boolean(), name: z.string().nullable(), registeredHere: z.boolean(), tenure: z.enum(tenures).nullable(), known: z.array(z.enum(['idNumber', 'phone'])),
  })),
  facets: z.array(Named.omit({ id: true }).extend({ confirmedAt: Instant.nullable(), stale: z.boolean() })),
  todo: z.object({ duties: z.number().int(), until: Instant.nullable(), overdue: z.boolean(), alongWith: z.array(Words) }),
  tags: z.array(z.looseObject({ id: z.string(), code: z.string(), state: z.string() })).optional(),
});

/** The register of households: masked in every list, scoped to the caller's grid, village, town or county. */
export const householdOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  const registry = createRegistry(db);
  return [
    {
      method: 'get', path: '/api/households', name: 'listHouseholds', says: 'Households, masked; `q` is a name, its beginning or ending, a number, a code or a piece of the address',
      who: 'staff', query: Page, answers: { 200: { says: 'A page by code', schema: pageOf(Listed) } },
      handle: async (req, res, caller) => {
        const { filter, q, limit, after } = pageBy(parseQuery(Page, req.query), Filter, ['code']);
        const area = filter.area ?? filter.grid;
        const found = area === undefined ? undefined : await findArea(db, area);
        if (area !== undefined && !found) throw new Problem('malformed', { errors: [{ path: 'filter.area', code: 'unknownArea', message: 'unknownArea' }] });
        // Who is in a class is for those alone who may read tags, and only where they may.
        const readers: readonly string[] = tagReaders;
        if (filter.tag !== undefined && !readers.some((role) => caller.roles.includes(role))) throw new Problem('forbidden');
        const viewer = filter.tag === undefined ? caller.viewer : { ...caller.viewer, grants: caller.viewer.grants.filter(({ role }) => readers.includes(role)) };
        const page = await listHouseholds(db, keys, viewer, {
          limit, ...(filter.tag ? { tag: { code: filter.tag, day: localDate(clock.now()) } } : {}), ...(q ? { q } : {}), ...(after ? { after } : {}), ...(found ? { area: { id: found.id, depth: found.path.length } } : {}),
          ...(filter.building ? { building: filter.building } : {}), ...(filter.kind ? { kind: filter.kind } : {}),
        }).catch((failure: unknown) => {
          throw failure instanceof BadCursor ? new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] }) : failure;
        });
        const heads = new Map((await residentsById(db, keys, page.items.flatMap(({ headId }) => headId ?? []), ['name'])).map((head) => [head.householdId, head]));
        const known = await places();
        res.json({ ...page, items: page.items.map((one) => presentHousehold(one, heads.get(one.id), known)) });
      },
    },
    {
      method: 'get', path: '/api/households/:ref', name: 'showHousehold', says: 'The card that is used at the door: what to do, not why', who: 'staff',
      answers: { 200: { says: 'The household by id or code', schema: Card } },
      handle: async (req, res, caller) => {
        const household = await registry.visible(req.params.ref, caller);
        const now = clock.now();
        const readsTags = holdsOver(caller.viewer, household.path, tagReaders);
        await noteAccess(deps, res, caller, 'household.read', `household:${household.id}`);
        const [residents, facets, duties, tags, pack, known] = await Promise.all([
          residentsOf(db, keys, [household.id], ['name']), facetsOf(db, household.id), liveDuties(db, household.id),
          readsTags ? tagsOf(db, household.id, localDate(now)) : null, registry.packOf(household.path, now), places(),
        ]);
        const mayNameChildren = holdsOver(caller.viewer, household.path, childReaders);
        const [door, terms] = await Promise.all([doorOf(db, household), termsOf(db, residents.map(({ id }) => id))]);
        res.setHeader('ETag', `"${household.seq}"`);
        res.json(presentCard(household, { residents, facets, duties, pack, places: known, now, tags, mayNameChildren, door, terms }));
      },
    },
    {
      method: 'post', path: '/api/households', name: 'createHousehold', says: 'Put a household on the register with its people', who: registrars, keyed: true,
      body: householdAsOf(localDay(Date.UTC(2200, 0, 1))), answers: { 201: { says: 'The household', schema: Listed } }, problems: ['conflict'],
      handle: async (req, res, caller) => {
        const now = clock.now();
        await once(deps, req, res, { caller, who: registrars, body: householdAsOf(localDay(now)) }, async (trx, household) => {
          const grid = await registry.gridNamed(trx, household.grid, 'grid');
          if (!holdsOver(caller.viewer, grid.path, registrars)) throw invalidField('grid', 'unknownArea');
          const there = await taken(trx, keys, { codes: [household.code], idNumbers: household.residents.flatMap(({ idNumber }) => idNumber ?? []) });
          if (there.codes.size > 0) throw new Problem('conflict', { why: 'exists' });
          const elsewhere = household.residents.findIndex(({ idNumber }) => idNumber !== undefined && there.idNumbers.has(idNumber));
          if (elsewhere >= 0) throw invalidField(`residents.${elsewhere}.idNumber`, 'livesElsewhere');
          const [id] = await insertHouseholds(trx, keys, [{ household, grid }], localDate(now));
          const [found] = (await listHouseholds(trx, keys, caller.viewer, { q: household.code })).items.filter((one) => one.id === id);
          const [head] = await residentsById(trx, keys, found?.headId ? [found.headId] : [], ['name']);
          return { status: 201, body: presentHousehold(found!, head, await places()) };
        });
      },
    },
  ];
};
