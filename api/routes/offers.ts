import { z } from 'zod';
import type { Action } from '../../domain/case/commands.ts';
import { openActions } from '../../domain/case/open-actions.ts';
import { casesByIds } from '../../db/cases.ts';
import { maySee } from '../../domain/case/visible.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { schemaOfAction } from '../present/case.ts';

const Query = z.strictObject({ ids: z.string().max(4_000).transform((text) => text.split(',')).pipe(z.array(z.uuid()).min(1).max(100)) });
const Offers = z.object({
  items: z.array(z.object({ id: z.string(), number: z.string(), seq: z.number().int(), actions: z.array(z.string()) })),
  schemas: z.record(z.string(), z.record(z.string(), z.json())),
});

/** What the caller may do with each of several cases: a list offers for all of them what they share. */
export const offerOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/offers', name: 'listOffers', says: 'What the caller may do now with each of up to a hundred cases; of the cases themselves it says nothing', who: 'staff', query: Query,
    answers: { 200: { says: 'Cases that the caller may see, with the names of their actions; one schema an action', schema: Offers } },
    handle: async (req, res, { viewer }) => {
      const { ids } = parseQuery(Query, req.query);
      const items = [];
      for (const { id, number, seq, state } of await casesByIds(db, ids)) {
        if (!maySee(state, viewer)) continue;
        const whole = { ...state, private: {} };
        const { pack, calendarOf } = await desk.viewOf(whole, viewer);
        items.push({ id, number, seq, actions: openActions(whole, viewer, { now: clock.now(), pack, calendarOf }) });
      }
      const named = new Set<Action>(items.flatMap(({ actions }) => actions));
      res.json({ items, schemas: Object.fromEntries([...named].map((name) => [name, schemaOfAction(name)])) });
    },
  },
];
