import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { findArea, listAreas } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { findPack, givePack, packFor } from '../../db/packs.ts';
import { listUnits } from '../../db/units.ts';
import type { Deps } from '../deps.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { Instant, Named } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';

const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'impossibleDate' });
const Giving = z.strictObject({ packId: z.string().min(1).max(64), version: z.number().int().positive(), from: When.optional() });
const Given = z.object({ areaId: z.string(), pack: z.object({ id: z.string(), version: z.number().int() }), from: Instant });
const Area = Named.extend({
  level: z.string(), parentId: z.string().nullable(), path: z.array(z.string()), centre: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  outline: z.json().optional(), gridSet: z.string(),
});
const Unit = Named.extend({ kind: z.string(), area: Named.nullable() });

const presentArea = ({ id, code, level, zh, en, parentId, path, centre, gridSet, outline }: AreaRow, whole = false) => ({
  id, code, level, zh, en, parentId, path, centre, gridSet, ...(whole && outline ? { outline } : {}),
});

interface Branch extends ReturnType<typeof presentArea> { children: Branch[] }

/** The tree: every area with those that lie in it. */
function treeOf(areas: readonly AreaRow[]): Branch[] {
  const branches = new Map(areas.map((area) => [area.id, { ...presentArea(area), children: [] as Branch[] }]));
  const roots: Branch[] = [];
  for (const branch of branches.values()) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId);
    (parent?.children ?? roots).push(branch);
  }
  return roots;
}

/** Where: the tree of areas, the units, and which pack an area works by. */
export const areaOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const areaOf = async (ref: unknown): Promise<AreaRow> => {
    const area = await findArea(db, String(ref));
    if (!area) throw new Problem('notFound');
    return area;
  };
  return [
    {
      method: 'get', path: '/api/areas', name: 'listAreas', says: 'The tree of areas', who: 'staff',
      answers: { 200: { says: 'Roots with their children; `items` is the same without nesting', schema: z.object({ tree: z.array(z.record(z.string(), z.json())), items: z.array(Area) }) } },
      handle: async (_req, res) => {
        const areas = await listAreas(db);
        res.json({ tree: treeOf(areas), items: areas.map((area) => presentArea(area)) });
      },
    },
    {
      method: 'get', path: '/api/areas/:ref', name: 'showArea', says: 'One area by id or code', who: 'staff',
      answers: { 200: { says: 'The area with the pack in force', schema: Area.extend({ pack: z.object({ id: z.string(), version: z.number().int() }) }) } },
      handle: async (req, res) => {
        const area = await areaOf(req.params.ref);
        res.json({ ...presentArea(area, true), pack: await packFor(db, area.path, clock.now()) });
      },
    },
    {
      method: 'post', path: '/api/areas/:ref/pack', name: 'givePack', says: 'Give an area a pack from an instant on; running cases keep theirs',
      who: ['admin', 'county'], keyed: true, body: Giving, answers: { 200: { says: 'Given', schema: Given } },
      handle: async (req, res, caller) => {
        const area = await areaOf(req.params.ref);
        await once(deps, req, res, { caller, who: ['admin', 'county'], body: Giving }, async (trx, { packId, version, from }) => {
          if (!(await findPack(trx, { id: packId, version }))) throw invalidField('packId', 'unknownPack');
          const at = from === undefined ? clock.now() : instantOf(from);
          await givePack(trx, area.id, { id: packId, version }, at, caller.personId);
          return { status: 200, body: { areaId: area.id, pack: { id: packId, version }, from: new Date(at).toISOString() } };
        });
      },
    },
    {
      method: 'get', path: '/api/units', name: 'listUnits', says: 'Units that cases are handed to', who: 'staff',
      answers: { 200: { says: 'Units', schema: z.object({ items: z.array(Unit) }) } },
      handle: async (_req, res) => {
        const [units, areas] = await Promise.all([listUnits(db), listAreas(db)]);
        const byId = new Map(areas.map((area) => [area.id, area]));
        res.json({ items: units.map(({ id, code, zh, en, kind, areaId }) => ({ id, code, zh, en, kind, area: nameOf(byId.get(areaId)) })) });
      },
    },
  ];
};

const nameOf = (area: AreaRow | undefined) => (area ? { id: area.id, code: area.code, zh: area.zh, en: area.en } : null);

/** A day begins at midnight in China, where nothing else is said. */
function instantOf(text: string): number {
  const instant = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (instant === null) throw invalidField('from', 'impossibleDate');
  return instant;
}
