import type { Request, Response } from 'express';
import { z } from 'zod';
import { HouseholdCorrection, ResidentCorrection, correctedResident, householdEndings, leavings } from '../../domain/visit/correction.ts';
import { addressLine, residentAsOf } from '../../domain/visit/household.ts';
import { findArea } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { addResident, addressFor, correctResident, doorOf, endHousehold, endResident, placeHousehold, settleHousehold, termsOf } from '../../db/household-changes.ts';
import type { HouseholdFound } from '../../db/households.ts';
import { lockHousehold, taken } from '../../db/households.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { ResidentFound } from '../../db/residents.ts';
import { residentsOf, sealedFields } from '../../db/residents.ts';
import { watchOver } from '../../db/risks.ts';
import { noteSetUp, setUpChanges } from '../../db/set-up-changes.ts';
import type { SetUpDeed } from '../../db/set-up-changes.ts';
import type { Deps } from '../deps.ts';
import { ifMatchOf } from '../idempotency-key.ts';
import type { Caller } from '../identify.ts';
import { localDate, localDay } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { SetUpChange, presentChanges } from '../present/set-up-change.ts';
import { listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';
import { registrars } from './households.ts';

const Changed = z.object({ id: z.string(), seq: z.number().int(), code: z.string(), resident: z.string().optional() });
const Leaving = z.strictObject({ why: z.enum(leavings) });
const Ending = z.strictObject({ why: z.enum(householdEndings) });

interface Note { what: SetUpDeed; before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string | undefined; resident?: string }

/** What is put right about a household after it was entered: its door, its people and their terms. Each change is counted and noted, never with a name, a number or a phone. */
export const householdChangeOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);

  /** One change of a household under its lock, by whoever saw it as it is. */
  const changing = <T extends z.ZodType>(name: string, path: string, says: string, body: T, act: (given: { trx: Db; household: HouseholdFound; body: z.output<T>; caller: Caller; req: Request; now: number }) => Promise<Note>, asked: (now: number) => z.ZodType = () => body): Operation => ({
    method: 'post', path: `/api/households/:ref/${path}`, name, says, who: registrars, keyed: true, ifMatch: true, body, answers: { 200: { says: 'The household, with one more change counted', schema: Changed } }, problems: ['notNow'],
    handle: async (req: Request, res: Response, caller: Caller) => {
      const { id } = await registry.visible(req.params.ref, caller);
      const now = clock.now();
      await once(deps, req, res, { caller, who: registrars, body: asked(now) as z.ZodType<z.output<T>> }, async (trx, given) => {
        const household = await lockHousehold(trx, id);
        if (!household) throw new Problem('notFound');
        mustHoldOver(caller, household.path, registrars);
        const seen = ifMatchOf(req);
        if (seen !== undefined && seen !== household.seq) throw new Problem('stale', { why: 'changedMeanwhile', current: { id, seq: household.seq, code: household.code } });
        const { resident, ...note } = await act({ trx, household, body: given, caller, req, now });
        await noteSetUp(trx, { kind: 'household', id, by: caller.personId, at: now, ...note });
        const { seq } = await trx.selectFrom('household').select('seq').where('id', '=', id).executeTakeFirstOrThrow();
        return { status: 200, body: { id, seq, code: household.code, ...(resident ? { resident } : {}) } };
      });
    },
  });
  const residentOf = async (trx: Db, { id }: HouseholdFound, ref: unknown): Promise<{ found: ResidentFound; others: ResidentFound[] }> => {
    const people = await residentsOf(trx, keys, [id], sealedFields);
    const found = people.find((one) => one.id === ref);
    if (!found) throw new Problem('notFound');
    return { found, others: people.filter((one) => one !== found) };
  };
  /** One head, and nobody who is registered elsewhere. */
  const mustFit = async (trx: Db, { relation, idNumber }: { relation: string; idNumber?: string | undefined }, others: readonly ResidentFound[], was?: string): Promise<void> => {
    if (relation === 'head' && others.some((one) => one.relation === 'head')) throw invalidField('relation', 'twoHeads');
    if (idNumber !== undefined && idNumber !== was && (await taken(trx, keys, { codes: [], idNumbers: [idNumber] })).idNumbers.size > 0) throw invalidField('idNumber', 'livesElsewhere');
  };

  return [
    changing('correctHousehold', 'correction', 'Put right where a household is; in another grid it takes what is owed there along', HouseholdCorrection, async ({ trx, household, body, caller, now }) => {
      const [door, old] = [await doorOf(trx, household), (await findArea(trx, household.gridId))!];
      const grid = body.grid === undefined ? old : await registry.gridNamed(trx, body.grid, 'grid');
      if (!holdsOver(caller.viewer, grid.path, registrars)) throw invalidField('grid', 'unknownArea');
      const doorThen = { ...door, ...Object.fromEntries(Object.entries(body.door ?? {}).filter(([, part]) => part !== undefined)) };
      const then = { address: addressFor({ address: household.address, door }, body.address, doorThen), door: doorThen, location: body.location === undefined ? household.location : body.location, kind: body.kind ?? household.kind, grid };
      if (then.address === '') throw invalidField('address', 'noAddress');
      await placeHousehold(trx, household, then, now);
      await settleHousehold(trx, keys, household.id);
      const facts = (of: { address: string; kind: string }, where: typeof door, at: { code: string }) => ({ address: of.address, door: addressLine(where), kind: of.kind, grid: at.code });
      return { what: grid.id === old.id ? 'corrected' : 'moved', before: facts(household, door, old), after: facts(then, doorThen, grid), reason: body.reason };
    }),
    changing('addResident', 'residents', 'Somebody more lives there', residentAsOf(localDay(Date.UTC(2200, 0, 1))), async ({ trx, household, body, now }) => {
      await mustFit(trx, body, await residentsOf(trx, keys, [household.id], []));
      const resident = await addResident(trx, keys, household.id, body, localDate(now));
      await settleHousehold(trx, keys, household.id);
      return { what: 'residentAdded', after: { relation: body.relation }, resident };
    }, (now) => residentAsOf(localDay(now))),
    changing('correctResident', 'residents/:resident/correction', 'Put right what is written of somebody: name, number, birthday, phone, relation, terms', ResidentCorrection, async ({ trx, household, body, req, now }) => {
      const { found, others } = await residentOf(trx, household, req.params.resident);
      const terms = (await termsOf(trx, [found.id])).get(found.id) ?? { registeredHere: true, tenure: undefined };
      const then = parse(residentAsOf(localDay(now)), correctedResident({ ...found.opened, born: found.born, relation: found.relation, ...terms }, body));
      await mustFit(trx, then, others, found.opened.idNumber);
      await correctResident(trx, keys, { id: found.id, householdId: household.id, terms }, then, localDate(now));
      await settleHousehold(trx, keys, household.id);
      return { what: 'residentCorrected', before: { relation: found.relation }, after: { relation: then.relation, fields: Object.keys(body) }, resident: found.id };
    }),
    changing('endResident', 'residents/:resident/end', 'Somebody no longer lives there; the classes that were his end with it', Leaving, async ({ trx, household, body, req, now }) => {
      const { found } = await residentOf(trx, household, req.params.resident);
      await endResident(trx, found.id, body.why, { day: localDate(now), at: now });
      await settleHousehold(trx, keys, household.id);
      return { what: 'residentEnded', before: { relation: found.relation }, after: { why: body.why } };
    }),
    changing('endHousehold', 'end', 'A household is no longer there: nothing is owed to it any more', Ending, async ({ trx, household, body, now }) => {
      // Whoever keeps the risk has to strike it off first: it would be watched nowhere.
      if (await watchOver(trx, 'household', household.id)) throw new Problem('notNow', { why: 'stillWatched' });
      await endHousehold(trx, household, body.why, { day: localDate(now), at: now });
      return { what: 'ended', after: { why: body.why } };
    }),
    {
      method: 'get', path: '/api/households/:ref/changes', name: 'listHouseholdChanges', says: 'What was put right about a household: when, by whom, which fields', who: [...registrars, 'privacy'],
      answers: { 200: { says: 'The newest first', schema: listOf(SetUpChange) } },
      handle: async (req, res, caller) => {
        const { id } = await registry.visible(req.params.ref, caller);
        res.json({ items: await presentChanges(db, await setUpChanges(db, 'household', id)), next: null });
      },
    },
  ];
};
