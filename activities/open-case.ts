import type { Transaction } from 'kysely';
import type { Answer } from '../domain/case/contract.ts';
import { openCase } from '../domain/case/decide.ts';
import { findByIdLocked, refusedBeforeBirth } from './answers.ts';
import type { Working } from './working.ts';
import { contextFor } from './context-for.ts';
import { answered } from './answers.ts';
import { record } from './record.ts';
import { lockIntake, markOpened } from '../db/intake.ts';
import type { Database } from '../db/tables.ts';

/** Makes a case of a report that waits. Twice is once: a report that is a case already answers with the case as it stands. */
export async function openReport(trx: Transaction<Database>, working: Working, caseId: string): Promise<Answer> {
  const waiting = await lockIntake(trx, working.keys, caseId);
  if (!waiting) throw new Error(`no report ${caseId} was received`);
  if (waiting.opened) return waiting.refused === null ? answered(trx, (await findByIdLocked(trx, working, caseId))!) : refusedBeforeBirth(waiting.refused);
  const { received, viewer, actor } = waiting;
  const { context, actorName } = await contextFor(trx, working, { pack: received.pack, states: [], at: working.at, notBefore: received.receivedAt, asker: { viewer, actor } });
  const decision = openCase(received, context);
  if ('refused' in decision) {
    await markOpened(trx, caseId, decision.refused.code);
    return refusedBeforeBirth(decision.refused.code);
  }
  const opened = await record(trx, working.keys, { caseId, before: null, entries: decision.entries, context, commandId: null, actorName, told: working.told });
  await markOpened(trx, caseId);
  return answered(trx, opened);
}
