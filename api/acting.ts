import type { Actor, Grant, Viewer } from '../domain/case/actor.ts';
import type { Action } from '../domain/case/commands.ts';
import { everBy } from '../domain/case/road.ts';
import type { Caller } from './identify.ts';

/** The roles behind the parts of the road that are no role by name. */
const playedBy: Record<string, readonly string[]> = { fullWorker: ['worker'], worker: ['worker', 'parttimer'], assistingUnit: ['clerk', 'head'], spotCloser: ['worker', 'parttimer', 'leader', 'desk'] };

/** Whoever acts as he is now: of several roles the one that the action asks for. */
export function actorOf({ personId, viewer }: Pick<Caller, 'personId' | 'viewer'>, action?: Action): Actor {
  const wanted = action === undefined ? [] : everBy(action).flatMap((who) => [who, ...(playedBy[who] ?? [])] as string[]);
  const grant: Grant | undefined = viewer.grants.find(({ role }) => wanted.includes(role)) ?? viewer.grants[0];
  const area = grant?.areaId ?? grant?.areaPath.at(-1);
  return {
    kind: 'person',
    id: personId,
    ...(grant ? { role: grant.role } : {}),
    ...(area ? { area } : {}),
    ...(grant?.unit ? { unit: grant.unit } : {}),
  };
}

/** A resident who showed the code of the case. */
export const theReporter: { viewer: Viewer; actor: Actor } = { viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' } };
/** All residents are one caller. */
export const residents = 'resident';
