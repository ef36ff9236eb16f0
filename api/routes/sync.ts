import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { bindLogin, noteDevice } from '../../db/devices.ts';
import { namesOf } from '../../db/people.ts';
import { conflictsOf } from '../../db/sync.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { mustHold } from '../operation.ts';
import { parse } from '../parse.ts';
import { Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { SyncResult as Result } from '../sync/sync-command.ts';
import { SyncBody, SyncResult } from '../sync/sync-command.ts';
import type { createSyncDesk } from '../sync/sync-desk.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';

const Answered = z.object({ results: z.array(SyncResult), serverTime: Instant });
/** Whoever goes there, or answers for who does. */
const readers = ['worker', 'parttimer', 'leader', 'desk'] as const;
const caseReaders = ['desk', 'dispatcher', 'verifier', 'chief', 'county'] as const;
const Conflict = z.object({ id: z.string(), by: PersonName, type: z.string(), code: z.string(), occurredAt: Instant, handedOver: z.boolean(), payload: z.record(z.string(), z.json()) });

/** What a phone recorded while it was away, in its order: one that is refused never stops the next. */
export const syncOperations = (deps: Deps, desk: ReturnType<typeof createSyncDesk>, visits: VisitDesk, cases: Pick<CaseDesk, 'getVisible'>): Operation[] => [{
  method: 'post', path: '/api/sync', name: 'sync', says: 'Commands recorded on a phone, each counted once by its id; a locked phone is refused', who: 'staff', body: SyncBody,
  answers: { 200: { says: 'What became of each, in the order in which they came', schema: Answered } }, problems: ['forbidden', 'engineAway'],
  handle: async (req, res, caller) => {
    const { device, commands } = parse(SyncBody, await readJson(req, res, 'pack'));
    if ((await noteDevice(deps.db, device, caller.personId)).locked) throw new Problem('forbidden', { why: 'deviceLocked' });
    await bindLogin(deps.db, caller.tokenHash, device);
    const results: Result[] = [];
    for (const command of commands) results.push(await desk.one(caller, command));
    res.json({ results, serverTime: formatInstant(deps.clock.now(), zone) });
  },
}, {
  method: 'get', path: '/api/visits/:ref/conflicts', name: 'visitConflicts', says: 'Records made offline about this visit that could not be applied, open or handed over to whoever answers for it', who: readers,
  answers: { 200: { says: 'Records', schema: listOf(Conflict) } },
  handle: async (req, res, { viewer }) => {
    const { row } = await visits.getVisible(String(req.params.ref), viewer);
    res.json({ items: await conflicts(deps, row.id), next: null });
  },
}, {
  method: 'get', path: '/api/incidents/:ref/conflicts', name: 'incidentConflicts', says: 'Records made offline about this case that could not be applied, open or handed over to whoever answers for it', who: 'staff', problems: ['forbidden'],
  answers: { 200: { says: 'Records', schema: listOf(Conflict) } },
  handle: async (req, res, caller) => {
    const { id } = await cases.getVisible(String(req.params.ref), caller.viewer);
    mustHold(caller, caseReaders);
    res.json({ items: await conflicts(deps, id), next: null });
  },
}];

async function conflicts({ db, keys }: Deps, targetId: string) {
  const found = await conflictsOf(db, keys, targetId);
  const names = await namesOf(db, found.map(({ personId }) => personId));
  return found.map(({ key, personId, type, code, occurredAt, resolvedAs, payload }) => ({
    id: key, by: { id: personId, name: names.get(personId) ?? '' }, type, code, occurredAt: formatInstant(occurredAt, zone), handedOver: resolvedAs === 'handOver', payload,
  }));
}
