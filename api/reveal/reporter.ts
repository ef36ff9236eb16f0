import { maySee } from '../../domain/case/visible.ts';
import { reporterRevealers } from '../../domain/people/revealers.ts';
import { targetOf } from '../access-note.ts';
import type { Caller } from '../identify.ts';
import type { CaseDesk } from '../case-desk.ts';
import { Problem } from '../problem.ts';
import type { MaskedPerson } from './masked-person.ts';

/** A centre calls back all day. */
const dailyBudget = 100;

/** Whoever reported a case, by the case's id or number. @returns undefined where the caller sees no such case. @throws Problem forbidden */
export async function maskedReporter(desk: CaseDesk, { viewer }: Caller, ref: string): Promise<MaskedPerson | undefined> {
  const found = await desk.findVisible(ref, viewer);
  if (!found) return undefined;
  const asRevealer = { ...viewer, grants: viewer.grants.filter(({ role }) => reporterRevealers.some((one) => one === role)) };
  if (!maySee(found.state, asRevealer)) throw new Problem('forbidden');
  return {
    target: targetOf(found.state), action: 'case.reveal', budget: dailyBudget,
    open: async (fields) => {
      const { reporterName, reporterPhone } = (await desk.load(found.id)).private;
      return {
        ...(reporterName !== undefined && fields.includes('name') ? { name: reporterName } : {}),
        ...(reporterPhone !== undefined && fields.includes('phone') ? { phone: reporterPhone } : {}),
      };
    },
  };
}
