import { z } from 'zod';
import { key, words } from '../../domain/case/text.ts';
import { findArea, listAreas } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import { noteSetUp, setUpChanges } from '../../db/set-up-changes.ts';
import { unitSorts } from '../../db/tables/places.ts';
import type { UnitRow } from '../../db/units.ts';
import { changeUnit, endUnit, findUnit, insertUnit, isUnitBusy, listUnits } from '../../db/units.ts';
import type { Deps } from '../deps.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { SetUpChange, presentChanges } from '../present/set-up-change.ts';
import { Named, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry } from '../registry.ts';

const keepers = ['admin', 'county'];
const keys = z.array(key()).max(40, { error: 'tooMany' });
const reason = words(500);
const NewUnit = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, { error: 'wrongFormat' }), zh: words(60), en: words(60), kind: z.enum(unitSorts), keys: keys.default([]), area: key().meta({ 'x-kind': 'area' }), reason,
});
const Changing = z.strictObject({ zh: words(60), en: words(60), keys, reason });
const Ending = z.strictObject({ reason });
const Unit = Named.extend({ kind: z.string(), keys: z.array(z.string()), area: Named.nullable() });

/** Units that cases are handed to: which kinds of the routing table each answers for, and where it sits. One that is no more keeps its cases. */
export const unitOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const registry = createRegistry(db);
  const present = ({ id, code, zh, en, kind, keys: answersFor }: UnitRow, area: AreaRow | undefined) =>
    ({ id, code, zh, en, kind, keys: answersFor, area: area ? { id: area.id, code: area.code, zh: area.zh, en: area.en } : null });
  const shown = async (trx: Deps['db'], id: string) => {
    const unit = (await findUnit(trx, id))!;
    return present(unit, await findArea(trx, unit.areaId));
  };
  const unitOf = async (ref: unknown): Promise<UnitRow> => {
    const unit = await findUnit(db, String(ref));
    if (!unit) throw new Problem('notFound');
    return unit;
  };
  /** A kind that the method of the place does not name would get no case, ever. */
  const mustKnow = async (path: readonly string[], wished: readonly string[]): Promise<void> => {
    const { units } = await registry.packOf([...path], clock.now());
    const unknown = wished.findIndex((one) => !units.some((unit) => unit.key === one));
    if (unknown >= 0) throw invalidField(`keys.${unknown}`, 'unknownUnit');
  };
  return [
    {
      method: 'get', path: '/api/units', name: 'listUnits', says: 'Units that cases are handed to', who: 'staff', answers: { 200: { says: 'Units', schema: z.object({ items: z.array(Unit) }) } },
      handle: async (_req, res) => {
        const [units, areas] = await Promise.all([listUnits(db), listAreas(db)]);
        const byId = new Map(areas.map((area) => [area.id, area]));
        res.json({ items: units.map((unit) => present(unit, byId.get(unit.areaId))) });
      },
    },
    {
      method: 'post', path: '/api/units', name: 'createUnit', says: 'A new unit, with the kinds of the routing table that it answers for', who: keepers, keyed: true, body: NewUnit,
      answers: { 201: { says: 'The unit', schema: Unit } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: keepers, body: NewUnit }, async (trx, { area: ref, reason: why, ...unit }) => {
        const area = await findArea(trx, ref);
        if (!area) throw invalidField('area', 'unknownArea');
        await mustKnow(area.path, unit.keys);
        if (await findUnit(trx, unit.code)) throw new Problem('conflict', { why: 'exists' });
        const id = await insertUnit(trx, { ...unit, areaId: area.id }, clock.now());
        await noteSetUp(trx, { kind: 'unit', id, what: 'made', after: { ...unit, area: area.code }, reason: why, by: caller.personId, at: clock.now() });
        return { status: 201, body: await shown(trx, id) };
      }),
    },
    {
      method: 'post', path: '/api/units/:ref/change', name: 'changeUnit', says: 'Other names, other kinds that it answers for', who: keepers, keyed: true, body: Changing,
      answers: { 200: { says: 'The unit', schema: Unit } },
      handle: async (req, res, caller) => {
        const unit = await unitOf(req.params.ref);
        await once(deps, req, res, { caller, who: keepers, body: Changing }, async (trx, { reason: why, ...after }) => {
          await mustKnow(unit.areaPath, after.keys);
          await changeUnit(trx, unit.id, after);
          await noteSetUp(trx, { kind: 'unit', id: unit.id, what: 'changed', before: { zh: unit.zh, en: unit.en, keys: unit.keys }, after, reason: why, by: caller.personId, at: clock.now() });
          return { status: 200, body: await shown(trx, unit.id) };
        });
      },
    },
    {
      method: 'post', path: '/api/units/:ref/end', name: 'endUnit', says: 'A unit is no more: nothing can be handed to it; not while it has open cases', who: keepers, keyed: true, body: Ending,
      answers: { 200: { says: 'The unit', schema: Unit } }, problems: ['conflict'],
      handle: async (req, res, caller) => {
        const unit = await unitOf(req.params.ref);
        await once(deps, req, res, { caller, who: keepers, body: Ending }, async (trx, { reason: why }) => {
          if (await isUnitBusy(trx, unit.code)) throw new Problem('conflict', { why: 'hasOpenCases' });
          await endUnit(trx, unit.id, clock.now());
          await noteSetUp(trx, { kind: 'unit', id: unit.id, what: 'ended', reason: why, by: caller.personId, at: clock.now() });
          return { status: 200, body: await shown(trx, unit.id) };
        });
      },
    },
    {
      method: 'get', path: '/api/units/:ref/changes', name: 'listUnitChanges', says: 'What was changed about a unit, by whom and why', who: 'staff',
      answers: { 200: { says: 'The newest first', schema: listOf(SetUpChange) } },
      handle: async (req, res) => void res.json({ items: await presentChanges(db, await setUpChanges(db, 'unit', (await unitOf(req.params.ref)).id)), next: null }),
    },
  ];
};
