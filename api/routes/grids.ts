import { z } from 'zod';
import { words } from '../../domain/case/text.ts';
import { divisionWarnings, sizeNormOf } from '../../domain/place/division.ts';
import { GridChange } from '../../domain/place/grid-change.ts';
import { tagReaders } from '../../domain/visit/tag.ts';
import { areasById, findArea } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { ChangeRefused, changeGrid } from '../../db/grid-change.ts';
import { gridFacts, outlineOf } from '../../db/grid-facts.ts';
import type { PlannedChange } from '../../db/planned-changes.ts';
import { findPlanned, planChange, plannedBelow, waitsFor, withdrawPlanned } from '../../db/planned-changes.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { actorOf } from '../acting.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { localDate } from '../local-day.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse, parseQuery } from '../parse.ts';
import { areaName, createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
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
const Norm = z.object({ least: z.number().int(), most: z.number().int() });

const Facts = z.object({
  id: z.string(), code: z.string(), zh: z.string(), en: z.string(), households: z.number().int(), people: z.number().int(), km2: z.number().nullable(),
  settlement: z.enum(['rural', 'urban']).nullable(), isLeaf: z.boolean(), norm: Norm.nullable(), classes: z.array(z.object({ code: z.string(), households: z.number().int() })).optional(),
});
const Warning = z.object({ code: z.string(), grids: z.array(z.string()), found: z.number().optional(), least: z.number().optional(), most: z.number().optional() });
const Report = z.object({
  kind: z.string(), id: z.string(), ended: z.array(z.string()), into: z.array(Moved), outside: z.number().int(), dryRun: z.boolean(), effective: z.string(), planned: z.string().nullable(),
  facts: z.array(Facts), warnings: z.array(Warning),
});
const Planned = z.object({
  id: z.string(), grid: AreaName.nullable(), kind: z.string(), reason: z.string(), effective: z.string(), by: PersonName, askedAt: Instant, state: z.enum(['waiting', 'made', 'withdrawn', 'refused']), why: z.string().nullable(), into: z.array(Moved), ended: z.array(z.string()),
});
const Withdrawing = z.strictObject({ reason: words(500) });

/** The tree of grids: how it is divided, and changing it in one step, now or on a day to come. */
export const gridOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);
  const places = createPlaces(db, clock);
  const visible = async (ref: unknown, { viewer, roles: held }: Caller, roles: readonly string[]): Promise<AreaRow> => {
    const area = await findArea(db, String(ref));
    // An administrator holds no area and keeps the set-up of all.
    if (!area || !(held.includes('admin') || holdsOver(viewer, area.path, roles))) throw new Problem('notFound');
    return area;
  };
  const mayHere = ({ viewer }: Caller, grid: AreaRow): void => {
    if (!holdsOver(viewer, grid.path, dividers)) throw new Problem('forbidden');
  };
  /** Facts of the grids right below an area as they are in this transaction, beside the norm of the method; classes only for whoever divides or may read tags. */
  const divided = async (trx: Db, area: AreaRow, { viewer }: Caller) => {
    const now = clock.now();
    const facts = await gridFacts(trx, area, now);
    const below = facts.filter(({ id }) => id !== area.id);
    const pack = await registry.packOf(area.path, now);
    const grids = below.length > 0 ? below : facts;
    const readsClasses = holdsOver(viewer, area.path, [...dividers, ...tagReaders]);
    return {
      grids: grids.map(({ outline: _outline, classes, ...grid }) => ({ ...grid, norm: sizeNormOf(grid, pack), ...(readsClasses ? { classes } : {}) })),
      warnings: divisionWarnings(grids, pack, below.length > 0 ? outlineOf(area.outline) : null),
    };
  };
  /** The change as it is asked for, made by `make`, with how its grids and their neighbours stand then. */
  const changed = async (trx: Db, grid: AreaRow, change: GridChange, caller: Caller, make: typeof changeGrid = changeGrid) => {
    const at = clock.now();
    if (change.effective !== undefined && change.effective < localDate(at)) throw invalidField('effective', 'beforeToday');
    if (change.effective !== undefined && Date.parse(change.effective) > at + 366 * 86_400_000) throw invalidField('effective', 'tooFar');
    const to = change.kind === 'move' ? await findArea(trx, change.to) : undefined;
    if (change.kind === 'move' && (!to || !holdsOver(caller.viewer, to.path, dividers))) throw invalidField('to', 'unknownArea');
    const report = await make({ db: trx, keys, grid, change, by: { personId: caller.personId, actor: actorOf(caller) }, at }).catch((failure: unknown) => {
      throw failure instanceof ChangeRefused ? invalidField(failure.path, failure.message) : failure;
    });
    const parent = to ?? (grid.parentId === null ? undefined : await findArea(trx, grid.parentId));
    const { grids, warnings } = parent ? await divided(trx, parent, caller) : { grids: [], warnings: [] };
    const met = change.kind === 'redraw' ? [grid.code, ...report.into.map((one) => one.grid)] : report.into.map((one) => one.grid);
    return { ...report, effective: change.effective ?? localDate(at), planned: null as string | null, facts: grids.filter(({ code }) => met.includes(code)), warnings: warnings.filter(({ grids: of }) => of.some((code) => met.includes(code))) };
  };
  /** One that takes effect on a later day is tried, taken back, and waits. */
  const planned = async (trx: Db, grid: AreaRow, change: GridChange, caller: Caller) => {
    if (await waitsFor(trx, grid.id)) throw new Problem('askedAlready', { why: 'plannedAlready' });
    let id: string | null = null;
    const report = await changed(trx, grid, change, caller, async (changing) => {
      const made = await planChange(changing, Date.parse(`${change.effective}T00:00:00+08:00`));
      id = made.id;
      return made.report;
    });
    return { ...report, planned: id };
  };
  const present = async (rows: readonly PlannedChange[]) => {
    const known = await places();
    const names = await namesFor(db, known, rows.map(({ askedBy }) => askedBy));
    const ofAreas = await areasById(db, rows.map(({ areaId }) => areaId));
    return rows.map(({ areaId, askedBy, askedAt, from, preview, ...row }) => ({
      ...row, grid: ofAreas.has(areaId) ? areaName(ofAreas.get(areaId)!) : null, effective: localDate(from.getTime()), by: names.person(askedBy)!, askedAt: askedAt.toISOString(), into: preview.into, ended: preview.ended,
    }));
  };
  return [
    {
      method: 'get', path: '/api/areas/:ref/division', name: 'showDivision', says: 'The grids right below an area: households, people, land, and what is not as it should be', who: readers,
      answers: { 200: { says: 'Facts and warnings', schema: z.object({ grids: z.array(Facts), warnings: z.array(Warning) }) } },
      handle: async (req, res, caller) => {
        const area = await visible(req.params.ref, caller, readers);
        res.json(await divided(db, area, caller));
      },
    },
    {
      method: 'post', path: '/api/areas/:ref/change', name: 'changeGrid', says: 'Split, merge or move a grid with all that lies in it, or draw its outline anew; `effective` on a later day lets it wait; `dryRun=true` says what would move', who: dividers,
      keyed: true, query: Query, body: GridChange, answers: { 200: { says: 'What was moved, and how the grids stand then', schema: Report } }, problems: ['askedAlready'],
      handle: async (req, res, caller) => {
        const grid = await visible(req.params.ref, caller, [...readers, ...dividers]);
        const query = parseQuery(Query, req.query);
        if (query.dryRun !== 'true') {
          return once(deps, req, res, { caller, who: dividers, body: GridChange }, async (trx, change) => {
            mayHere(caller, grid);
            const isLater = change.effective !== undefined && change.effective > localDate(clock.now());
            return { status: 200, body: { ...(await (isLater ? planned : changed)(trx, grid, change, caller)), dryRun: false } };
          });
        }
        const body = await readJson(req, res);
        mustHold(caller, dividers);
        mayHere(caller, grid);
        const change = parse(GridChange, body);
        // A look at a new outline always says what lies elsewhere by it, whether it is to be moved or not.
        const whole: GridChange = change.kind === 'redraw' ? { ...change, moves: true } : change;
        const report = await db.transaction().execute(async (trx) => {
          throw new Undo(await changed(trx, grid, whole, caller));
        }).catch((failure: unknown) => {
          if (failure instanceof Undo) return failure.report;
          throw failure;
        });
        res.json({ ...(report as object), dryRun: true });
      },
    },
    {
      method: 'get', path: '/api/areas/:ref/planned-changes', name: 'listPlannedChanges', says: 'Changes of the grids of an area that wait for their day, and what became of earlier ones', who: readers,
      answers: { 200: { says: 'Those that wait first', schema: listOf(Planned) } },
      handle: async (req, res, caller) => void res.json({ items: await present(await plannedBelow(db, (await visible(req.params.ref, caller, readers)).id)), next: null }),
    },
    {
      method: 'post', path: '/api/planned-changes/:id/withdraw', name: 'withdrawPlannedChange', says: 'Withdraw a change of a grid before its day', who: dividers, keyed: true, body: Withdrawing,
      answers: { 200: { says: 'The change', schema: Planned } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const found = await findPlanned(db, String(req.params.id));
        const grid = found && (await findArea(db, found.areaId));
        if (!grid || !holdsOver(caller.viewer, grid.path, readers)) throw new Problem('notFound');
        await once(deps, req, res, { caller, who: dividers, body: Withdrawing }, async (trx, { reason }) => {
          mayHere(caller, grid);
          if (!(await withdrawPlanned(trx, found.id, caller.personId, reason, clock.now()))) throw new Problem('notNow', { why: 'answeredBefore' });
          return { status: 200, body: (await present([(await findPlanned(trx, found.id))!]))[0] };
        });
      },
    },
  ];
};

/** What a dry run is undone with. */
class Undo extends Error {
  readonly report: unknown;
  constructor(report: unknown) {
    super('undo');
    this.report = report;
  }
}
