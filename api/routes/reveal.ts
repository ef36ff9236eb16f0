import { z } from 'zod';
import { startOf } from '../../domain/visit/period.ts';
import { words } from '../../domain/case/text.ts';
import { reporterRevealers, residentRevealers } from '../../domain/people/revealers.ts';
import { recordAccess } from '../../db/access.ts';
import { sealedFields } from '../../db/residents.ts';
import { revealsSince, takeTurn } from '../../db/reveals.ts';
import type { Caller } from '../identify.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { keyOf } from '../idempotency-key.ts';
import { localDay, zone } from '../local-day.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { MaskedPerson } from '../reveal/masked-person.ts';
import { maskedReporter } from '../reveal/reporter.ts';
import { maskedResident } from '../reveal/resident.ts';

/** `resident:<id>`, `household:<id>` (its head), `incident:<id or number>` (its reporter); a bare id or number is looked for in this order. */
const targets = /^(?:(?:(resident|household|incident):)?([0-9a-f-]{36})|(?:incident:)?(GW-\d{4}-\d{1,9}))$/i;
const Reveal = z.strictObject({
  target: z.string().regex(targets, { error: 'wrongFormat' }),
  fields: z.array(z.enum(sealedFields)).min(1, { error: 'required' }).max(3, { error: 'tooMany' }),
  purpose: words(200),
});
const Revealed = z.object({ target: z.string(), fields: z.object({ name: z.string().optional(), idNumber: z.string().optional(), phone: z.string().optional() }), hideAfterSeconds: z.number().int() });
const revealers = [...new Set([...residentRevealers, ...reporterRevealers])];

/** Plain names and numbers, one person at a time, for a purpose: the line in the access log is written before the answer. */
export const revealOperations = (deps: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'post', path: '/api/reveal', name: 'reveal', says: 'Show what is masked; noted before it is shown, and counted', who: revealers, keyed: true, body: Reveal,
    answers: { 200: { says: 'The fields in plain, not to be kept', schema: Revealed } }, problems: ['notFound', 'forbidden'],
    handle: async (req, res, caller) => {
      const { db, clock } = deps;
      const body = await readJson(req, res, 'command');
      // The key is asked for like everywhere; the answer is not kept under it, for it would outlive the person's own key.
      keyOf(req);
      mustHold(caller, revealers);
      const { target, fields, purpose } = parse(Reveal, body);
      const masked = await maskedPerson(deps, desk, caller, target);
      if (!masked) throw new Problem('notFound');
      const now = clock.now();
      await takeTurn(db, caller.personId, async (trx) => {
        const today = new Date(startOf(localDay(now), zone));
        if ((await revealsSince(trx, caller.personId, masked.action, today)) >= masked.budget) throw new Problem('forbidden', { why: 'revealBudgetSpent' });
        await recordAccess(trx, {
          personId: caller.personId, role: caller.roles[0] ?? null, action: masked.action, target: masked.target, fields, purpose, requestId: res.locals.requestId as string,
        }, new Date(now));
      });
      res.setHeader('Cache-Control', 'no-store');
      res.json({ target: masked.target, fields: await masked.open(fields), hideAfterSeconds: 60 });
    },
  },
];

/** @throws Problem forbidden where the caller may see that somebody is there, and no more */
async function maskedPerson(deps: Deps, desk: CaseDesk, caller: Caller, target: string): Promise<MaskedPerson | undefined> {
  const [, kind, id, number] = targets.exec(target)!;
  const known = kind?.toLowerCase();
  if (known === 'resident' || known === 'household') mustHold(caller, residentRevealers);
  const resident = id === undefined || known === 'incident' ? undefined : await maskedResident(deps, caller, id.toLowerCase());
  if (resident || known === 'resident' || known === 'household') return resident;
  return maskedReporter(desk, caller, number ?? id!.toLowerCase());
}
