import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { noteDevice } from '../../db/devices.ts';
import type { Deps } from '../deps.ts';
import { zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Instant } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { SyncResult as Result } from '../sync/sync-command.ts';
import { SyncBody, SyncResult } from '../sync/sync-command.ts';
import type { createSyncDesk } from '../sync/sync-desk.ts';

const Answered = z.object({ results: z.array(SyncResult), serverTime: Instant });

/** What a phone recorded while it was away, in its order: one that is refused never stops the next. */
export const syncOperations = ({ db, clock }: Deps, desk: ReturnType<typeof createSyncDesk>): Operation[] => [{
  method: 'post', path: '/api/sync', name: 'sync', says: 'Commands recorded on a phone, each counted once by its id; a locked phone is refused', who: 'staff', body: SyncBody,
  answers: { 200: { says: 'What became of each, in the order in which they came', schema: Answered } }, problems: ['forbidden', 'engineAway'],
  handle: async (req, res, caller) => {
    const { device, commands } = parse(SyncBody, await readJson(req, res, 'pack'));
    if ((await noteDevice(db, device, caller.personId)).locked) throw new Problem('forbidden');
    const results: Result[] = [];
    for (const command of commands) results.push(await desk.one(caller, command));
    res.json({ results, serverTime: formatInstant(clock.now(), zone) });
  },
}];
