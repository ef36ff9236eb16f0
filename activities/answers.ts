import type { Transaction } from 'kysely';
import type { Answer } from '../domain/case/contract.ts';
import { hex } from '../domain/case/chain.ts';
import type { RefusalCode } from '../domain/case/refusals.ts';
import type { LockedCase } from '../db/locked-case.ts';
import { lockCases, seenOf } from '../db/locked-case.ts';
import type { Database } from '../db/tables.ts';
import type { Working } from './working.ts';

/** What a turn is told: the case as it stands now, and why nothing happened where nothing did. */
export const answered = (found: LockedCase, refused: RefusalCode | null = null): Answer => ({ refused, seq: found.state.seq, head: hex(found.head), seen: seenOf(found) });

/** A report that became no case: there is nothing to wait for. */
export const refusedBeforeBirth = (refused: string): Answer => ({ refused, seq: 0, head: '', seen: { seq: 0, alarmAt: null, over: true } });

export const findByIdLocked = async (trx: Transaction<Database>, { keys }: Working, caseId: string): Promise<LockedCase | undefined> =>
  (await lockCases(trx, keys, [caseId])).get(caseId);
