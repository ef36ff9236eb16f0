import { z } from 'zod';
import { InstantText, parseInstant } from '../../domain/calendar/instant.ts';
import { key, words } from '../../domain/case/text.ts';
import { findCalendar } from '../../db/calendars.ts';
import { findHousehold } from '../../db/households.ts';
import { Packs, packFor } from '../../db/packs.ts';
import { findPlace } from '../../db/places.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import type { TriggeredAt } from '../../db/triggers.ts';
import { openTrigger, visitsOfCause } from '../../db/triggers.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { Instant } from '../present/shapes.ts';
import { invalidField } from '../problem.ts';

const reporters = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county'];
const NewTrigger = z.strictObject({
  code: key(), household: key().optional(), place: key().optional(), occurredAt: InstantText.meta({ format: 'date-time' }).optional(), note: words(1_000).optional(),
}).refine(({ household, place }) => (household === undefined) !== (place === undefined), { path: ['household'], error: 'householdOrPlace' });
const Opened = z.object({
  id: z.string(), code: z.string(), occurredAt: Instant, duties: z.array(z.object({ code: z.string(), kind: z.string(), visit: z.string().nullable(), window: z.object({ from: Instant, to: Instant }) })),
});
/** How long ago it may have happened. */
const longest = 30 * 86_400_000;

/** What makes somebody go there 必到 (000-17, 001-12): arrival within its limit, follow-ups at their offsets. */
export const triggerOperations = (deps: Deps): Operation[] => {
  const { keys, clock } = deps;
  const packs = new Packs();
  const targetOf = async (trx: Deps['db'], { viewer }: Caller, { household, place }: z.infer<typeof NewTrigger>): Promise<TriggeredAt> => {
    const home = household === undefined ? undefined : await findHousehold(trx, household);
    const found = home ? { kind: 'household' as const, id: home.id, path: home.path, gridId: home.gridId, buildingId: home.buildingId } : undefined;
    const site = place === undefined ? undefined : await findPlace(trx, place);
    const target: TriggeredAt | undefined = found ?? (site && { kind: 'place', id: site.id, path: site.path, gridId: site.gridId, buildingId: null });
    if (!target || !seesPath(viewer, target.path) || !holdsOver(viewer, target.path, reporters)) throw household === undefined ? invalidField('place', 'unknownPlace') : invalidField('household', 'unknownHousehold');
    return target;
  };
  return [{
    method: 'post', path: '/api/triggers', name: 'openTrigger', says: 'Something happened that makes somebody go there: opens the duty to arrive and the follow-ups', who: reporters, keyed: true,
    body: NewTrigger, answers: { 201: { says: 'What is owed now', schema: Opened } },
    handle: async (req, res, caller) => once(deps, req, res, { caller, who: reporters, body: NewTrigger }, async (trx, body) => {
      const target = await targetOf(trx, caller, body);
      const occurredAt = body.occurredAt === undefined ? clock.now() : parseInstant(body.occurredAt)!;
      if (occurredAt > clock.now()) throw invalidField('occurredAt', 'inTheFuture');
      if (occurredAt < clock.now() - longest) throw invalidField('occurredAt', 'tooFar');
      const ref = await packFor(trx, target.path, clock.now());
      const pack = await packs.get(trx, ref);
      const { calendar } = (await findCalendar(trx, pack.calendar))!;
      const { id, owing } = await openTrigger(trx, keys, { code: body.code, target, occurredAt, note: body.note ?? null, by: caller.personId, pack, ref, calendar, now: clock.now() });
      if (owing.length === 0) throw invalidField('code', 'notOneOf');
      const duties = (await visitsOfCause(trx, id)).map(({ visitId, code, kind, from, to }) => ({ code, kind, visit: visitId, window: { from: from.toISOString(), to: to.toISOString() } }));
      return { status: 201, body: { id, code: body.code, occurredAt: new Date(occurredAt).toISOString(), duties } };
    }),
  }];
};
