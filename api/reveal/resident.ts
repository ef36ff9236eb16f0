import { childRevealers, residentRevealers } from '../../domain/people/revealers.ts';
import { findHousehold } from '../../db/households.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import { residentsById, residentsOf } from '../../db/residents.ts';
import type { Caller } from '../identify.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { MaskedPerson } from './masked-person.ts';

/** So often a day; whoever needs more has another task than a visit. */
const dailyBudget = 30;

/** A resident by id, or the head of a household by the household's. @returns undefined where there is nobody within the caller's area. @throws Problem forbidden */
export async function maskedResident({ db, keys }: Pick<Deps, 'db' | 'keys'>, { viewer }: Caller, id: string): Promise<MaskedPerson | undefined> {
  const [resident] = [...(await residentsById(db, keys, [id], [])), ...(await residentsOf(db, keys, [id], []))];
  const household = resident && (await findHousehold(db, resident.householdId));
  if (!resident || !household || !seesPath(viewer, household.path)) return undefined;
  if (!holdsOver(viewer, household.path, resident.child ? childRevealers : residentRevealers)) throw new Problem('forbidden');
  return {
    target: `resident:${resident.id}`, action: 'registry.reveal', budget: dailyBudget,
    open: async (fields) => (await residentsById(db, keys, [resident.id], fields))[0]?.opened ?? {},
  };
}
