import { z } from 'zod';
import { words } from '../../domain/case/text.ts';
import { recordAccess } from '../../db/access.ts';
import { findHousehold } from '../../db/households.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import { residentsById, sealedFields } from '../../db/residents.ts';
import { revealsSince, takeTurn } from '../../db/reveals.ts';
import type { Deps } from '../deps.ts';
import { keyOf } from '../idempotency-key.ts';
import { localDay, zone } from '../local-day.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { startOf } from '../../domain/visit/period.ts';

/** Who may see a number in plain: R04 up within the own area, and who keeps the register. A part-timer calls through the desk. */
const revealers = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'county', 'privacy'];
/** A child's need a permission of their own (PIPL art. 31). */
const childRevealers = ['leader', 'desk', 'privacy'];
/** So often a day may one person look; whoever needs more has another task than a visit. */
export const dailyBudget = 30;

const Reveal = z.strictObject({
  target: z.string().regex(/^(resident:)?[0-9a-f-]{36}$/i, { error: 'wrongFormat' }),
  fields: z.array(z.enum(sealedFields)).min(1, { error: 'required' }).max(3, { error: 'tooMany' }),
  purpose: words(200),
});
const Revealed = z.object({ target: z.string(), fields: z.object({ name: z.string().optional(), idNumber: z.string().optional(), phone: z.string().optional() }), hideAfterSeconds: z.number().int() });

/** Plain names and numbers, one person at a time, for a purpose: the line in the access log is written before the answer. */
export const revealOperations = ({ db, keys, clock }: Deps): Operation[] => [
  {
    method: 'post', path: '/api/reveal', name: 'reveal', says: 'Show what is masked; noted before it is shown, and counted', who: revealers, keyed: true, body: Reveal,
    answers: { 200: { says: 'The fields in plain, not to be kept', schema: Revealed } }, problems: ['notFound', 'forbidden'],
    handle: async (req, res, caller) => {
      const body = await readJson(req, res, 'command');
      // The key is asked for like everywhere; the answer is not kept under it, for it would outlive the person's own key.
      keyOf(req);
      mustHold(caller, revealers);
      const { target, fields, purpose } = parse(Reveal, body);
      const id = target.replace(/^resident:/i, '').toLowerCase();
      const [resident] = await residentsById(db, keys, [id], []);
      const household = resident && (await findHousehold(db, resident.householdId));
      if (!resident || !household || !seesPath(caller.viewer, household.path)) throw new Problem('notFound');
      if (!holdsOver(caller.viewer, household.path, resident.child ? childRevealers : revealers)) throw new Problem('forbidden');
      const now = clock.now();
      await takeTurn(db, caller.personId, async (trx) => {
        if ((await revealsSince(trx, caller.personId, new Date(startOf(localDay(now), zone)))) >= dailyBudget) throw new Problem('forbidden', { why: 'revealBudgetSpent' });
        await recordAccess(trx, {
          personId: caller.personId, role: caller.roles[0] ?? null, action: 'registry.reveal', target: `resident:${id}`, fields, purpose, requestId: res.locals.requestId as string,
        }, new Date(now));
      });
      const [shown] = await residentsById(db, keys, [id], fields);
      res.setHeader('Cache-Control', 'no-store');
      res.json({ target: `resident:${id}`, fields: shown!.opened, hideAfterSeconds: 60 });
    },
  },
];
