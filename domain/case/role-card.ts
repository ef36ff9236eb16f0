import type { Authority } from '../pack/authority.ts';
import { authority } from '../pack/defaults/authority.ts';
import type { Role } from '../people/roles.ts';
import type { Action } from './commands.ts';
import { partsOfRole } from './parts.ts';
import type { Step } from './road.ts';
import { road } from './road.ts';
import type { Status } from './status.ts';

/** One line of a role card: at this station, these things, each with where it leads; `second` marks what the same person may not decide twice. */
export interface StationOnCard { status: Status; actions: { action: Action; to: readonly Status[]; second: boolean }[] }

/**
 * What a newcomer in this role finds to do, station by station in the order of the road; read from table one and the parts that are played on
 * it, so it cannot promise what is refused. On one case it also has to be theirs (parts.ts).
 */
export function roleCard(role: Role, matrix: Authority = authority): StationOnCard[] {
  const mine = partsOfRole(role, matrix);
  return (Object.entries(road) as [Status, Partial<Record<Action, Step>>][])
    .map(([status, steps]) => ({
      status,
      actions: (Object.entries(steps) as [Action, Step][]).filter(([, { by }]) => by.some((part) => mine.has(part)))
        .map(([action, { to, not }]) => ({ action, to: to === undefined ? [] : [to].flat() as Status[], second: not !== undefined })),
    }))
    .filter(({ actions }) => actions.length > 0);
}
