import { z } from 'zod';
import { key } from '../../domain/case/text.ts';
import { areasToChoose } from '../../domain/place/choosing.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName } from '../present/names.ts';
import { AreaName, listOf } from '../present/shapes.ts';

const Query = z.strictObject({ q: z.string().trim().max(100).refine((text) => !text.includes('\u0000') && text.isWellFormed()).optional(), at: key().optional() });
const Choice = z.object({ area: AreaName, above: z.array(AreaName) });

/** What a field offers that asks for an area, however many there are. */
export const areaChoiceOperations = (desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/areas/choices', name: 'listAreaChoices', who: 'staff', query: Query,
    says: 'Areas to choose from in the order of the tree: a small tree whole, a large one a step at a time from `at`, or those that `q` names',
    answers: { 200: { says: 'At most a few hundred, each with what lies above it, the county first', schema: listOf(Choice) } },
    handle: async (req, res) => {
      const { q = '', at } = parseQuery(Query, req.query);
      const { areas } = await desk.places();
      const items = areasToChoose([...areas.values()], { words: q, at });
      res.json({ items: items.map((area) => ({ area: areaName(area), above: area.path.slice(0, -1).flatMap((id) => areas.get(id) ?? []).map(areaName) })), next: null });
    },
  },
];
