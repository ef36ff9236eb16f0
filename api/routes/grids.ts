import { z } from 'zod';
import { divisionWarnings } from '../../domain/place/division.ts';
import { GridChange } from '../../domain/place/grid-change.ts';
import { findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import type { ChangeReport } from '../../db/grid-change.ts';
import { ChangeRefused, changeGrid } from '../../db/grid-change.ts';
import { gridFacts, listVacancies, outlineOf } from '../../db/grid-facts.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { actorOf } from '../acting.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse, parseQuery } from '../parse.ts';
import { listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { createRegistry } from '../registry.ts';

/** Who divides grids: the town for its own, the county for all. */
const dividers = ['dispatcher', 'county'];
const readers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'privacy', 'admin'];
const Query = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });
const Moved = z.object({
  grid: z.string(), households: z.number().int(), people: z.number().int(), places: z.number().int(), risks: z.number().int(), openCases: z.number().int(), duties: z.number().int(),
  visits: z.number().int(), staff: z.number().int(), rest: z.number().int(),
});
const Report = z.object({ kind: z.string(), id: z.string(), ended: z.array(z.string()), into: z.array(Moved), dryRun: z.boolean() });
const Facts = z.object({
  id: z.string(), code: z.string(), zh: z.string(), en: z.string(), households: z.number().int(), people: z.number().int(), km2: z.number().nullable(),
  settlement: z.enum(['rural', 'urban']).nullable(), isLeaf: z.boolean(),
});
const Warning = z.object({ code: z.string(), grids: z.array(z.string()), found: z.number().optional(), least: z.number().optional(), most: z.number().optional() });
const Vacancy = z.object({ id: z.string(), code: z.string(), zh: z.string(), en: z.string(), parentId: z.string().nullable(), missing: z.enum(['worker', 'leader']), proxy: z.boolean() });

/** What a dry run is undone with. */
class Undo extends Error {
  readonly report: ChangeReport;
  constructor(report: ChangeReport) {
    super('undo');
    this.report = report;
  }
}

/** The tree of grids: how it is divided, where somebody is missing, and changing it in one step. */
export const gridOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);
  const visible = async (ref: unknown, { viewer, roles: held }: Caller, roles: readonly string[]): Promise<AreaRow> => {
    const area = await findArea(db, String(ref));
    // An administrator holds no area and keeps the set-up of all.
    if (!area || !(held.includes('admin') || holdsOver(viewer, area.path, roles))) throw new Problem('notFound');
    return area;
  };
  const changed = async (trx: Db, grid: AreaRow, change: GridChange, caller: Caller): Promise<ChangeReport> => {
    if (change.kind === 'move') {
      const to = await findArea(trx, change.to);
      if (!to || !holdsOver(caller.viewer, to.path, dividers)) throw invalidField('to', 'unknownArea');
    }
    return changeGrid({ db: trx, keys, grid, change, by: { personId: caller.personId, actor: actorOf(caller) }, at: clock.now() }).catch((failure: unknown) => {
      throw failure instanceof ChangeRefused ? invalidField(failure.path, failure.message) : failure;
    });
  };
  return [
    {
      method: 'get', path: '/api/areas/:ref/division', name: 'showDivision', says: 'The grids right below an area: households, people, land, and what is not as it should be', who: readers,
      answers: { 200: { says: 'Facts and warnings', schema: z.object({ grids: z.array(Facts), warnings: z.array(Warning) }) } },
      handle: async (req, res, caller) => {
        const area = await visible(req.params.ref, caller, readers);
        const facts = await gridFacts(db, area, clock.now());
        const below = facts.filter(({ id }) => id !== area.id);
        const pack = await registry.packOf(area.path, clock.now());
        const grids = below.length > 0 ? below : facts;
        res.json({ grids: grids.map(({ outline: _outline, ...grid }) => grid), warnings: divisionWarnings(grids, pack, below.length > 0 ? outlineOf(area.outline) : null) });
      },
    },
    {
      method: 'get', path: '/api/areas/:ref/vacancies', name: 'listVacancies', says: 'Grids without a person of their own; `proxy` where somebody stands in', who: readers,
      answers: { 200: { says: 'Vacancies', schema: listOf(Vacancy) } },
      handle: async (req, res, caller) => {
        const area = await visible(req.params.ref, caller, readers);
        res.json({ items: await listVacancies(db, area.id, clock.now()), next: null });
      },
    },
    {
      method: 'post', path: '/api/areas/:ref/change', name: 'changeGrid', says: 'Split, merge or move a grid with all that lies in it, or draw its outline anew from a day on; `dryRun=true` says what would move', who: dividers,
      keyed: true, query: Query, body: GridChange, answers: { 200: { says: 'What was moved', schema: Report } },
      handle: async (req, res, caller) => {
        const grid = await visible(req.params.ref, caller, [...readers, ...dividers]);
        const mayHere = (): void => {
          if (!holdsOver(caller.viewer, grid.path, dividers)) throw new Problem('forbidden');
        };
        if (parseQuery(Query, req.query).dryRun !== 'true') {
          return once(deps, req, res, { caller, who: dividers, body: GridChange }, async (trx, change) => {
            mayHere();
            return { status: 200, body: { ...(await changed(trx, grid, change, caller)), dryRun: false } };
          });
        }
        const body = await readJson(req, res);
        mustHold(caller, dividers);
        mayHere();
        const change = parse(GridChange, body);
        const report = await db.transaction().execute(async (trx) => {
          throw new Undo(await changed(trx, grid, change, caller));
        }).catch((failure: unknown) => {
          if (failure instanceof Undo) return failure.report;
          throw failure;
        });
        res.json({ ...report, dryRun: true });
      },
    },
  ];
};
