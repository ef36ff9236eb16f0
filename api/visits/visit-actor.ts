import type { Actor } from '../../domain/case/actor.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import type { Visitor } from '../../domain/visit/road.ts';
import { visitEverBy } from '../../domain/visit/road.ts';
import type { Caller } from '../identify.ts';

const played: Record<Visitor, readonly string[]> = { visitor: ['worker', 'parttimer'], leader: ['leader'], superior: ['desk'], clock: [] };

/** Whoever acts on a visit as he is now: of several roles the one that the action asks for. */
export function visitActorOf({ personId, viewer: { grants } }: Pick<Caller, 'personId' | 'viewer'>, action: VisitAction): Actor {
  const wanted = visitEverBy(action).flatMap((who) => played[who]);
  const grant = grants.find(({ role }) => wanted.includes(role)) ?? grants[0];
  const area = grant?.areaId ?? grant?.areaPath.at(-1);
  return { kind: 'person', id: personId, ...(grant ? { role: grant.role } : {}), ...(area ? { area } : {}), ...(grant?.unit ? { unit: grant.unit } : {}) };
}
