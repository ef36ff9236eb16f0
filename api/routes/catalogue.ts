import { z } from 'zod';
import { budgetWords, wordsOf } from '../../domain/locales/index.ts';
import type { Language } from '../../domain/locales/index.ts';
import { limitsFor, profileFor } from '../../domain/pack/limits.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { findArea, listAreas } from '../../db/areas.ts';
import { packFor } from '../../db/packs.ts';
import { findGridCard } from '../../db/grid-card.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Named } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const Query = z.strictObject({ area: z.string().max(200).optional() });
const Category = z.looseObject({ code: z.string(), zh: z.string(), en: z.string(), major: z.string(), profile: z.string(), limits: z.record(z.string(), z.string().nullable()) });
const Catalogue = z.object({
  pack: z.object({ id: z.string(), version: z.number().int(), zh: z.string(), en: z.string() }),
  majors: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })), categories: z.array(Category),
  reasons: z.record(z.string(), z.array(z.looseObject({ code: z.string(), zh: z.string(), en: z.string() }))),
  results: z.array(z.looseObject({ code: z.string(), zh: z.string(), en: z.string() })),
  authority: z.object({ closeOnSpot: z.record(z.string(), z.array(z.string())) }).meta({ description: 'Which roles close on the spot, by level (004-13)' }),
});
const Card = z.looseObject({ grid: Named, workers: z.array(z.object({ name: z.string(), role: z.string(), photo: z.string().nullable() })), duties: z.array(z.string()).or(z.string()), complaintLine: z.string().nullable() });

/** What may be reported, with the promised times, and who looks after a grid. Public, without anything personal but the worker's name. */
export const catalogueOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/catalogue', name: 'catalogue', says: 'What may be reported here, with the promised times', who: 'everybody', query: Query,
    answers: { 200: { says: 'Categories and reason lists of the pack in force', schema: Catalogue } },
    handle: async (req, res) => {
      const { area: ref } = parseQuery(Query, req.query);
      const area = ref === undefined ? (await listAreas(db))[0] : await findArea(db, ref);
      if (ref !== undefined && !area) throw new Problem('notFound');
      const pack = await desk.packs.get(db, await packFor(db, area?.path ?? [], clock.now()));
      res.json(presentCatalogue(pack, res.locals.language as Language));
    },
  },
  {
    method: 'get', path: '/api/grids/:code/card', name: 'gridCard', says: 'The public card of a grid: who looks after it, the duties, the complaint line', who: 'everybody',
    answers: { 200: { says: 'The card', schema: Card } },
    handle: async (req, res) => {
      const card = await findGridCard(db, String(req.params.code), clock.now());
      if (!card) throw new Problem('notFound');
      const { grid, workers, words } = card;
      const { duties = '', complaintLine = null, ...more } = words;
      const photoOf = (sha256: string | null) => sha256 && `/api/grids/${encodeURIComponent(grid.code)}/photos/${sha256}`;
      res.json({ ...more, grid, workers: workers.map((worker) => ({ ...worker, photo: photoOf(worker.photo) })), duties, complaintLine });
    },
  },
];

function presentCatalogue(pack: MethodPack, language: Language) {
  const words = wordsOf(language);
  return {
    pack: { id: pack.id, version: pack.version, zh: pack.zh, en: pack.en },
    majors: pack.majors,
    categories: pack.categories.map(({ code, zh, en, major, callFirst, confidential, mustReport, evidence, evidenceInPublicPlace, closeOnSpot, never }) => {
      const profile = profileFor(pack, code, 'general');
      const limits = limitsFor(pack, code, profile);
      const promised = Object.fromEntries(Object.entries(limits).flatMap(([stage, limit]) => (limit === null ? [] : [[stage, budgetWords(words, limit)]])));
      return { code, zh, en, major, profile, limits, promised, confidential, mustReport, evidence, ...(evidenceInPublicPlace ? { evidenceInPublicPlace } : {}), closeOnSpot, ...(callFirst ? { callFirst } : {}), ...(never ? { never } : {}) };
    }),
    reasons: pack.reasons,
    results: pack.results,
    authority: pack.authority,
  };
}
