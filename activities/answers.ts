import type { Transaction } from 'kysely';
import type { Answer } from '../domain/case/contract.ts';
import { hex } from '../domain/case/chain.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { RefusalCode } from '../domain/case/refusals.ts';
import type { LockedCase } from '../db/locked-case.ts';
import { lockCases, seenOf } from '../db/locked-case.ts';
import { ringOfNew } from '../db/rush.ts';
import type { Database } from '../db/tables.ts';
import type { Working } from './working.ts';

/** What a turn is told: the case as it stands now, when to look again, and why nothing happened where nothing did. An emergency waits behind nobody. */
export async function answered(trx: Transaction<Database>, found: LockedCase, refused: RefusalCode | null = null): Promise<Answer> {
  const { state, head } = found;
  const seen = seenOf(found);
  const alarmAt = isEmergency(state) ? seen.alarmAt : await ringOfNew(trx, 'cases', seen.alarmAt);
  return { refused, seq: state.seq, head: hex(head), seen: { ...seen, alarmAt } };
}

const isEmergency = ({ emergency }: CaseState): boolean => emergency !== null && emergency.stoodDownAt === null;

/** A report that became no case: there is nothing to wait for. */
export const refusedBeforeBirth = (refused: string): Answer => ({ refused, seq: 0, head: '', seen: { seq: 0, alarmAt: null, over: true } });

export const findByIdLocked = async (trx: Transaction<Database>, { keys }: Working, caseId: string): Promise<LockedCase | undefined> =>
  (await lockCases(trx, keys, [caseId])).get(caseId);
