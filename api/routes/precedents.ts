import { z } from 'zod';
import { precedents } from '../../db/precedents.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { namesFor } from '../present/names.ts';
import { Instant, Named } from '../present/shapes.ts';

const Query = z.strictObject({ category: z.string().max(20).optional(), q: z.string().trim().max(200).optional() });
const Precedent = z.object({
  number: z.string(), category: z.string().nullable(), unit: Named.nullable(), ruling: z.enum(['upheld', 'refused']), lead: Named.nullable(),
  basis: z.string().nullable(), suggestedOwner: z.string().nullable(), reason: z.string().nullable(), askedAt: Instant, ruledAt: Instant,
});

/** 退单判例: how returns were ruled before, for whoever rules the next. */
export const precedentOperations = ({ db, keys }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/precedents', name: 'listPrecedents', says: 'Returns that were upheld or refused, with their basis; of cases that the caller may see', who: 'staff', query: Query,
    answers: { 200: { says: 'The newest fifty; `capped` where there are more', schema: z.object({ items: z.array(Precedent), capped: z.boolean() }) } },
    handle: async (req, res, { viewer }) => {
      const query = parseQuery(Query, req.query);
      const { items, capped } = await precedents(db, keys, viewer, { ...query, withTexts: seesPeople(viewer) });
      const { unit } = await namesFor(db, await desk.places(), []);
      res.json({
        items: items.map((one) => ({ ...one, unit: unit(one.unit), lead: unit(one.lead), askedAt: new Date(one.askedAt).toISOString(), ruledAt: new Date(one.ruledAt).toISOString() })), capped,
      });
    },
  },
];
