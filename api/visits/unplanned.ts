import { parseInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { UnplannedVisit } from '../../domain/visit/commands.ts';
import { mayVisit } from '../../domain/visit/parts.ts';
import { findHousehold } from '../../db/households.ts';
import { findPlace } from '../../db/places.ts';
import { insertUnplanned } from '../../db/visits/new-visit.ts';
import type { Db } from '../../db/connect.ts';
import { packFor } from '../../db/packs.ts';
import { Problem, invalidField } from '../problem.ts';
import { mustBeStored } from './stored-evidence.ts';
import type { VisitDesk } from './visit-desk.ts';

const day = 86_400_000;
/** Roles that go to doors. */
export const visitorRoles = ['worker', 'parttimer', 'leader'] as const;

export interface Unplanned { id: string; asked: UnplannedVisit; viewer: Viewer; now: number; supplements?: string }

/**
 * The row of a visit that nobody planned, at a door of the caller's own grids. It counts from when it was made, where that is told, and
 * lapses by itself in a week. @throws Problem invalid, forbidden
 */
export async function makeUnplanned(db: Db, desk: Pick<VisitDesk, 'rehearse'>, { id, asked, viewer, now, supplements }: Unplanned): Promise<void> {
  const door = asked.household !== undefined ? await findHousehold(db, asked.household) : await findPlace(db, asked.place!);
  const path = asked.household !== undefined ? 'household' : 'place';
  if (!door || !mayVisit({ worker: null }, door.path, viewer)) throw invalidField(path, asked.household !== undefined ? 'unknownHousehold' : 'unknownPlace');
  if (!viewer.grants.some(({ role, areaId }) => (visitorRoles as readonly string[]).includes(role) && areaId !== null && door.path.includes(areaId))) throw new Problem('forbidden');
  if (asked.record) await mustBeStored(db, asked.record, 'record.');
  const told = asked.record?.occurredAt === undefined ? now : Math.min(now, parseInstant(asked.record.occurredAt) ?? now);
  const visit = {
    id, target: { kind: path as 'household' | 'place', id: door.id }, path: door.path, gridId: door.gridId, buildingId: 'buildingId' in door ? door.buildingId : null, workerId: null,
    // To the millisecond the past of what is told now; the clocks of door and database differ by a little.
    from: told - 60_000, to: now + 7 * day, ...(supplements === undefined ? {} : { supplements }),
  };
  // Nothing is half done: what the rules would refuse leaves no visit behind.
  const refusal = asked.record ? await desk.rehearse({ ...visit, pack: await packFor(db, door.path, now) }, asked.record, viewer) : null;
  if (refusal) throw new Problem(refusal.code, { why: refusal.why, ...(refusal.errors && { errors: refusal.errors.map((one) => ({ ...one, path: `record.${one.path}` })) }) });
  await insertUnplanned(db, visit);
}
