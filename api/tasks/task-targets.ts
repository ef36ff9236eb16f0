import type { Viewer } from '../../domain/case/actor.ts';
import type { Db } from '../../db/connect.ts';
import type { Tasked } from '../../db/given-tasks.ts';
import { findPerson, viewerOf } from '../../db/people.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { HouseholdNamed } from '../../db/tasked.ts';
import { householdsNamed } from '../../db/tasked.ts';
import type { Caller } from '../identify.ts';
import { Problem } from '../problem.ts';

/** Who gives tasks: a leader in his grid, the desk in its village, the town, the county. */
export const taskGivers = ['leader', 'desk', 'dispatcher', 'chief', 'county'];
/** Faults that are named one by one. */
const mostFaults = 100;

/** The households of a list, each once and each within the caller's reach. @throws Problem invalid naming each line */
export async function householdsFor(trx: Db, { viewer }: Caller, refs: readonly string[]): Promise<HouseholdNamed[]> {
  const found = await householdsNamed(trx, refs);
  const seen = new Set<string>();
  const faults = found.flatMap((one, at) => {
    const code = !one || !holdsOver(viewer, one.path, taskGivers) ? 'unknownHousehold' : seen.has(one.id) ? 'twice' : null;
    if (one) seen.add(one.id);
    return code ? [{ path: `households.${at}`, code, message: code }] : [];
  });
  if (faults.length > 0) throw new Problem('invalid', { errors: faults.slice(0, mostFaults) });
  return found.map((one) => one!);
}

/** Somebody by name with the ground of his own that the viewer is set over; undefined for a stranger and for whoever works elsewhere. */
export async function staffNamed(db: Db, viewer: Viewer, ref: string, at: number): Promise<(Tasked & { username: string }) | undefined> {
  const person = await findPerson(db, ref);
  const grants = person && !person.disabledAt ? ((await viewerOf(db, person.id, at))?.grants ?? []) : [];
  const ground = grants.find(({ areaId, areaPath }) => areaId !== null && holdsOver(viewer, areaPath, taskGivers));
  return person && ground && { person: person.id, path: ground.areaPath, username: person.username };
}

/** Named people, each on the ground of his own that the caller is set over. @throws Problem invalid naming each line */
export async function peopleFor(trx: Db, { viewer }: Caller, refs: readonly string[], at: number, pathOf: (nth: number) => string): Promise<Tasked[]> {
  const found: Tasked[] = [];
  const faults = [];
  for (const [nth, ref] of refs.entries()) {
    const staff = await staffNamed(trx, viewer, ref, at);
    const code = !staff ? 'unknownPerson' : found.some((one) => one.person === staff.person) ? 'twice' : null;
    if (code) faults.push({ path: pathOf(nth), code, message: code });
    else found.push({ person: staff!.person, path: staff!.path });
  }
  if (faults.length > 0) throw new Problem('invalid', { errors: faults.slice(0, mostFaults) });
  return found;
}
