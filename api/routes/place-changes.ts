import type { Request } from 'express';
import { z } from 'zod';
import { words } from '../../domain/case/text.ts';
import { PlaceCorrection } from '../../domain/visit/place.ts';
import { findArea } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import type { PlaceFacts, PlaceFound } from '../../db/places.ts';
import { correctPlace, endPlace, findPlace, lockPlace } from '../../db/places.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import { noteSetUp, setUpChanges } from '../../db/set-up-changes.ts';
import type { SetUpDeed } from '../../db/set-up-changes.ts';
import { findUnit } from '../../db/units.ts';
import { watchOver } from '../../db/risks.ts';
import type { Deps } from '../deps.ts';
import { ifMatchOf } from '../idempotency-key.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { SetUpChange, presentChanges } from '../present/set-up-change.ts';
import { listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';
import { registrars } from './households.ts';

const Changed = z.object({ id: z.string(), seq: z.number().int(), code: z.string() });
const Ending = z.strictObject({ reason: words(200) });

interface Note { what: SetUpDeed; before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string | undefined }

const textOf = ({ zh, en, class: of, address, owner, ownerUnit, circumstance }: PlaceFacts) => ({ class: of, zh, en, address, owner, ownerUnit, circumstance });

/** What is put right about a place after it was entered, and its end; counted and noted as the changes of a household are. */
export const placeChangeOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);
  const visible = async (ref: unknown, { viewer }: Caller): Promise<PlaceFound> => {
    const place = await findPlace(db, String(ref));
    if (!place || !seesPath(viewer, place.path)) throw new Problem('notFound');
    return place;
  };
  const changing = <T extends z.ZodType>(name: string, path: string, says: string, body: T, act: (given: { trx: Db; place: PlaceFound; body: z.output<T>; caller: Caller; now: number }) => Promise<Note>): Operation => ({
    method: 'post', path: `/api/places/:ref/${path}`, name, says, who: registrars, keyed: true, ifMatch: true, body, answers: { 200: { says: 'The place, with one more change counted', schema: Changed } }, problems: ['notNow'],
    handle: async (req: Request, res, caller) => {
      const { id } = await visible(req.params.ref, caller);
      await once(deps, req, res, { caller, who: registrars, body }, async (trx, given) => {
        const place = await lockPlace(trx, id);
        if (!place) throw new Problem('notFound');
        mustHoldOver(caller, place.path, registrars);
        const seen = ifMatchOf(req);
        if (seen !== undefined && seen !== place.seq) throw new Problem('stale', { why: 'changedMeanwhile', current: { id, seq: place.seq, code: place.code } });
        const now = clock.now();
        await noteSetUp(trx, { kind: 'place', id, by: caller.personId, at: now, ...(await act({ trx, place, body: given, caller, now })) });
        return { status: 200, body: { id, seq: place.seq + 1, code: place.code } };
      });
    },
  });

  return [
    changing('correctPlace', 'correction', 'Put right what is written of a place; in another grid it takes what is owed there along', PlaceCorrection, async ({ trx, place, body, caller, now }) => {
      const { contact, grid: gridRef, reason, ...given } = body;
      const old = (await findArea(trx, place.gridId))!;
      const grid = gridRef === undefined ? old : await registry.gridNamed(trx, gridRef, 'grid');
      if (!holdsOver(caller.viewer, grid.path, registrars)) throw invalidField('grid', 'unknownArea');
      const then: PlaceFacts = { ...place, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
      const cadence = (await registry.packOf(grid.path, now)).cadences.find(({ code }) => code === then.class);
      if (cadence?.of !== 'place') throw invalidField('class', 'unknownCadence');
      if (then.circumstance && !cadence.otherwise.some(({ code }) => code === then.circumstance)) throw invalidField('circumstance', 'unknownCircumstance');
      if (given.ownerUnit) {
        const unit = await findUnit(trx, given.ownerUnit);
        if (!unit) throw invalidField('ownerUnit', 'unknownUnit');
        then.ownerUnit = unit.code;
      }
      const { class: of, zh, en, address, location, owner, ownerUnit, circumstance } = then;
      await correctPlace(trx, keys, place, { class: of, zh, en, address, location, owner, ownerUnit, circumstance }, { contact, grid, at: now });
      return {
        what: grid.id === old.id ? 'corrected' : 'moved', before: { ...textOf(place), grid: old.code }, after: { ...textOf(then), grid: grid.code, ...(contact === undefined ? {} : { fields: ['contact'] }) }, reason,
      };
    }),
    changing('endPlace', 'end', 'A place is no longer there: nothing is owed to it any more', Ending, async ({ trx, place, body, now }) => {
      // Whoever keeps the risk has to strike it off first: it would be watched nowhere.
      if (await watchOver(trx, 'place', place.id)) throw new Problem('notNow', { why: 'stillWatched' });
      await endPlace(trx, place, now);
      return { what: 'ended', reason: body.reason };
    }),
    {
      method: 'get', path: '/api/places/:ref/changes', name: 'listPlaceChanges', says: 'What was put right about a place, and its colours: when, by whom, why', who: [...registrars, 'chief', 'privacy'],
      answers: { 200: { says: 'The newest first', schema: listOf(SetUpChange) } },
      handle: async (req, res, caller) => void res.json({ items: await presentChanges(db, await setUpChanges(db, 'place', (await visible(req.params.ref, caller)).id)), next: null }),
    },
  ];
};
