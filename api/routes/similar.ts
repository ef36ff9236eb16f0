import { z } from 'zod';
import { likenessOf, likestFirst } from '../../domain/case/similar.ts';
import type { Likeness } from '../../domain/case/similar.ts';
import { key } from '../../domain/case/text.ts';
import { findArea } from '../../db/areas.ts';
import type { CaseFound } from '../../db/cases.ts';
import { casesAround } from '../../db/similar-cases.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { CaseShape } from '../present/shapes.ts';

const degrees = (most: number) => z.coerce.number().min(-most).max(most);
const Query = z.strictObject({
  category: key().optional(), q: z.string().trim().max(300).refine((text) => !text.includes('\u0000') && text.isWellFormed()).optional(),
  lng: degrees(180).optional(), lat: degrees(90).optional(), area: key().optional(), except: z.uuid().optional(),
});
const Similar = CaseShape.extend({ likeness: z.object({ metres: z.number().int().nullable(), sameCategory: z.boolean(), words: z.number() }) });

/** As many as somebody on the telephone can look at. */
const shown = 5;

/** Whether somebody has reported the same already: asked while a report is typed, and before one is accepted. */
export const similarOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/similar', name: 'listSimilar', who: 'staff', query: Query,
    says: 'Cases of the last seven days within 300 metres, or in the area where no point is given, of the same category or in much the same words',
    answers: { 200: { says: 'The likest five that the caller may see', schema: z.object({ items: z.array(Similar) }) } },
    handle: async (req, res, { viewer }) => {
      const { category, q, lng, lat, area: ref, except } = parseQuery(Query, req.query);
      const location = lng === undefined || lat === undefined ? null : { lng, lat };
      const area = ref === undefined ? undefined : await findArea(db, ref);
      const around = { location, area: area && area.path.length > 1 ? { id: area.id, depth: area.path.length } : null, now: clock.now() };
      const readable = seesPeople(viewer);
      const asked = { category: category ?? null, location, description: readable ? (q ?? null) : null };
      const like = (await casesAround(db, viewer, around)).flatMap((found) => {
        if (found.id === except) return [];
        const likeness = likenessOf(asked, { category: found.state.category, location: found.state.location, description: found.description });
        return likeness ? [{ found, likeness }] : [];
      });
      const likest = like.toSorted((one, other) => likestFirst(one.likeness, other.likeness)).slice(0, shown);
      const items = await desk.presentList(likest.map(({ found }: { found: CaseFound; likeness: Likeness }) => found), viewer);
      res.json({ items: items.map((item, at) => ({ ...item, likeness: likest[at]!.likeness })) });
    },
  },
];
