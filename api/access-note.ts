import type { Response } from 'express';
import { recordAccess } from '../db/access.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './identify.ts';

/** Notes that somebody looked at something, before he is shown it. A clue is noted without saying which: the log has other readers than the clue. */
export async function noteAccess({ db, clock }: Deps, res: Response, { personId, roles }: Caller, action: string, target: string): Promise<void> {
  await recordAccess(db, { personId, role: roles[0] ?? null, action, target, requestId: res.locals.requestId as string }, new Date(clock.now()));
}

export const targetOf = ({ id, lane }: { id: string; lane: 'open' | 'confidential' }): string => (lane === 'open' ? `case:${id}` : 'case:confidential');
