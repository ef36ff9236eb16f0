import { z } from 'zod';
import { listAreas } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Problem } from '../problem.ts';

const Query = z.strictObject({ area: z.string().max(200).optional() });
const Shown = z.object({ code: z.string(), zh: z.string(), en: z.string(), level: z.string(), ring: z.array(z.tuple([z.number(), z.number()])).nullable() });
const Page = z.object({ area: Shown, above: z.string().nullable(), below: z.array(Shown) });

/** Milliseconds that the tree may be old: anybody may ask, and it changes by an act of the administration. */
const keptFor = 60_000;
const most = 300;

/** Outlines for a resident who picks a place or looks for the grid: names and borders, which are public, and nothing that lies in them. */
export const outlineOperations = ({ db, clock }: Deps): Operation[] => {
  let kept: { at: number; areas: Promise<AreaRow[]> } | undefined;
  const areasNow = (): Promise<AreaRow[]> => {
    if (!kept || clock.now() - kept.at > keptFor) {
      kept = { at: clock.now(), areas: listAreas(db, clock.now()).then((all) => all.filter(({ gridSet }) => gridSet === 'primary')) };
      kept.areas.catch(() => { kept = undefined; });
    }
    return kept.areas;
  };
  const shown = ({ code, zh, en, level, outline }: AreaRow) => ({ code, zh, en, level, ring: (outline as { coordinates?: [number, number][][] } | null)?.coordinates?.[0] ?? null });
  return [{
    method: 'get', path: '/api/public/outlines', name: 'publicOutlines', says: 'The outline of an area and of those right below it; the county where none is named', who: 'everybody', query: Query,
    answers: { 200: { says: `Outlines, at most ${most}`, schema: Page } }, problems: ['notFound'],
    handle: async (req, res) => {
      const { area: ref } = parseQuery(Query, req.query);
      const areas = await areasNow();
      const area = ref === undefined ? areas[0] : areas.find(({ code }) => code === ref);
      if (!area) throw new Problem('notFound');
      res.json({ area: shown(area), above: areas.find(({ id }) => id === area.parentId)?.code ?? null, below: areas.filter(({ parentId }) => parentId === area.id).slice(0, most).map(shown) });
    },
  }];
};
