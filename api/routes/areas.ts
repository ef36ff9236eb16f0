import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { key, words } from '../../domain/case/text.ts';
import { areaLevels, below } from '../../domain/place/level.ts';
import { Outline } from '../../domain/place/outline.ts';
import { findArea, insertArea, listAreas, renameArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { findPack, givePack, packFor } from '../../db/packs.ts';
import { seatsBelow } from '../../db/grid-facts.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { noteSetUp, setUpChanges } from '../../db/set-up-changes.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { SetUpChange, presentChanges } from '../present/set-up-change.ts';
import { Instant, Named, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';

const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'impossibleDate' });
const Giving = z.strictObject({ packId: z.string().min(1).max(64), version: z.number().int().positive(), from: When.optional() });
const Given = z.object({ areaId: z.string(), pack: z.object({ id: z.string(), version: z.number().int() }), from: Instant });
const Area = Named.extend({
  level: z.string(), parentId: z.string().nullable(), path: z.array(z.string()), centre: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  outline: z.json().optional(), gridSet: z.string(),
});
const Seat = z.object({ area: z.string(), person: PersonName, role: z.string(), employment: z.enum(['full', 'part']), proxy: z.boolean(), from: Instant, to: Instant.nullable() });
/** Who keeps the tree: the town its own part, the county and the administrator all of it. */
const keepers = ['dispatcher', 'county', 'admin'];
const mayKeep = ({ viewer, roles }: Caller, path: readonly string[]): boolean => roles.includes('admin') || holdsOver(viewer, path, keepers);
/** Rows of the register carry five levels. */
const deepest = 5;
const naming = { zh: words(60), en: words(60), reason: words(500) };
const NewArea = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'wrongFormat' }), level: z.enum(areaLevels), parent: key().meta({ 'x-kind': 'area' }), ...naming,
  settlement: z.enum(['rural', 'urban']).optional(), outline: Outline.optional(),
});
const Renaming = z.strictObject(naming);

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
      method: 'post', path: '/api/areas', name: 'createArea', says: 'A new town, village or grid below another area, from now on', who: keepers, keyed: true, body: NewArea,
      answers: { 201: { says: 'The area', schema: Area } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: keepers, body: NewArea }, async (trx, { parent: ref, reason, ...body }) => {
        const parent = await findArea(trx, ref);
        if (!parent || !mayKeep(caller, parent.path)) throw invalidField('parent', 'unknownArea');
        if (!below[parent.level].includes(body.level) || parent.path.length >= deepest) throw invalidField('level', 'outOfReach');
        if (await findArea(trx, body.code)) throw new Problem('conflict', { why: 'exists' });
        const id = await insertArea(trx, parent, body, clock.now());
        await noteSetUp(trx, { kind: 'area', id, what: 'made', after: { code: body.code, zh: body.zh, en: body.en, level: body.level, parent: parent.code }, reason, by: caller.personId, at: clock.now() });
        return { status: 201, body: presentArea((await findArea(trx, id))!, true) };
      }),
    },
    {
      method: 'post', path: '/api/areas/:ref/name', name: 'renameArea', says: 'Other names for an area; what was written before keeps those of then', who: keepers, keyed: true, body: Renaming,
      answers: { 200: { says: 'The area', schema: Area } },
      handle: async (req, res, caller) => {
        const area = await areaOf(req.params.ref);
        await once(deps, req, res, { caller, who: keepers, body: Renaming }, async (trx, { reason, ...names }) => {
          if (!mayKeep(caller, area.path)) throw new Problem('forbidden');
          await renameArea(trx, area.id, names);
          await noteSetUp(trx, { kind: 'area', id: area.id, what: 'renamed', before: { zh: area.zh, en: area.en }, after: names, reason, by: caller.personId, at: clock.now() });
          return { status: 200, body: presentArea((await findArea(trx, area.id))!, true) };
        });
      },
    },
    {
      method: 'get', path: '/api/areas/:ref/changes', name: 'listAreaChanges', says: 'What was changed about an area, also what splits, merges and moves took from or to it', who: 'staff',
      answers: { 200: { says: 'The newest first', schema: listOf(SetUpChange) } },
      handle: async (req, res) => void res.json({ items: await presentChanges(db, await setUpChanges(db, 'area', (await areaOf(req.params.ref)).id)), next: null }),
    },
    {
      method: 'get', path: '/api/areas/:ref/staff', name: 'listAreaStaff', says: 'Who holds a role over an area or one below it, now', who: 'staff',
      answers: { 200: { says: 'Roles by area', schema: listOf(Seat) } },
      handle: async (req, res, caller) => {
        const area = await areaOf(req.params.ref);
        const isNear = caller.roles.includes('admin') || caller.viewer.grants.some(({ areaPath }) => areaPath.length > 0 && (area.path.includes(areaPath.at(-1)!) || areaPath.includes(area.id)));
        res.json({ items: isNear ? await seatsBelow(db, area.id, clock.now()) : [], next: null });
      },
    },
  ];
};

/** A day begins at midnight in China, where nothing else is said. */
function instantOf(text: string): number {
  const instant = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (instant === null) throw invalidField('from', 'impossibleDate');
  return instant;
}
