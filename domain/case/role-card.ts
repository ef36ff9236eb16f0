import type { Role } from '../people/roles.ts';
import type { Action } from './commands.ts';
import type { Step, Who } from './road.ts';
import { road } from './road.ts';
import type { Status } from './status.ts';

/** One line of a role card: at this station, these things, each with where it leads; `second` marks what the same person may not decide twice. */
export interface StationOnCard { status: Status; actions: { action: Action; to: readonly Status[]; second: boolean }[] }

/** Which parts of the road a role can play at all; on one case it also has to be theirs (parts.ts). */
const partsOf: Record<Role, readonly Who[]> = {
  resident: ['reporter'], informant: ['reporter'], parttimer: ['worker', 'spotCloser', 'reporter'], worker: ['worker', 'fullWorker', 'spotCloser', 'reporter'],
  leader: ['leader', 'spotCloser', 'reporter'], desk: ['desk', 'spotCloser', 'reporter'], dispatcher: ['dispatcher'], verifier: ['verifier'],
  clerk: ['clerk', 'assistingUnit'], head: ['head', 'assistingUnit'], mediator: ['mediator'], chief: ['chief'], county: ['county'], assessor: [], privacy: [], auditor: [], admin: [],
  partner: ['clerk'], clueOfficer: ['clueOfficer'],
};

/** What a newcomer in this role finds to do, station by station in the order of the road; read from table one, so it cannot promise what is refused. */
export function roleCard(role: Role): StationOnCard[] {
  const mine = new Set(partsOf[role]);
  return (Object.entries(road) as [Status, Partial<Record<Action, Step>>][])
    .map(([status, steps]) => ({
      status,
      actions: (Object.entries(steps) as [Action, Step][]).filter(([, { by }]) => by.some((part) => mine.has(part)))
        .map(([action, { to, not }]) => ({ action, to: to === undefined ? [] : [to].flat() as Status[], second: not !== undefined })),
    }))
    .filter(({ actions }) => actions.length > 0);
}
