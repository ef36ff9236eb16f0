import { z } from 'zod';
import { countFacets, facetNames } from '../../db/count-facets.ts';
import type { FacetName, FacetValue } from '../../db/count-facets.ts';
import { categoryOf } from '../../domain/pack/limits.ts';
import { packFor } from '../../db/packs.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import { Page, pageBy } from '../list-query.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';

const Query = Page.pick({ filter: true, q: true });
const Value = z.object({ value: z.string(), count: z.number().int(), capped: z.boolean(), zh: z.string().optional(), en: z.string().optional() });
const Facets = z.object({
  counted: z.object({ count: z.number().int(), capped: z.boolean() }).nullable(),
  facets: z.object(Object.fromEntries(facetNames.map((name) => [name, z.array(Value)])) as Record<FacetName, z.ZodArray<typeof Value>>),
});

/** What a list can be narrowed by, with how many cases each step would leave. */
export const facetOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/facets', name: 'countFacets', says: 'How many cases of a list have each status, light, category and so on', who: 'staff', query: Query,
    answers: { 200: { says: 'The newest ten thousand are counted, no value beyond a thousand; `counted` is null where it would have taken too long', schema: Facets } },
    handle: async (req, res, { viewer }) => {
      const { filter, q } = pageBy(parseQuery(Query, req.query), IncidentFilter, []);
      // What people wrote is not searched by whoever may not read it, nor counted.
      const hidden = q !== undefined && !seesPeople(viewer) && !/^gw-/i.test(q);
      const query = { filter: await resolveFilter(db, filter), now: clock.now(), ...(q !== undefined && { q }) };
      const { counted, values } = await countFacets(db, hidden ? { ...viewer, grants: [] } : viewer, query);
      const { areas } = await desk.places();
      const [county] = areas.values();
      const pack = county && (await desk.packs.get(db, await packFor(db, county.path, clock.now())));
      const named = (name: FacetName, one: FacetValue) => {
        const thing = name === 'area' ? areas.get(one.value) : name === 'category' && pack ? categoryOf(pack, one.value) : undefined;
        return thing ? { ...one, zh: thing.zh, en: thing.en } : one;
      };
      res.json({ counted, facets: Object.fromEntries(facetNames.map((name) => [name, values[name].map((one) => named(name, one))])) });
    },
  },
];
