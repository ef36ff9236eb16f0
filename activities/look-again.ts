import type { Transaction } from 'kysely';
import { theClock } from '../domain/case/actor.ts';
import { nextAlarm } from '../domain/case/alarm.ts';
import type { Answer } from '../domain/case/contract.ts';
import { lookAgain } from '../domain/case/decide.ts';
import { answered, findByIdLocked } from './answers.ts';
import { contextFor } from './context-for.ts';
import { record } from './record.ts';
import type { Working } from './working.ts';
import { setAlarm } from '../db/late-alarms.ts';
import type { Database } from '../db/tables.ts';

const theClockAsks = { viewer: { kind: 'clock' as const, personId: null, grants: [], reporter: false }, actor: theClock };

/** There is no such case: a workflow that was started for it has nothing to wait for. */
const nowhere: Answer = { refused: null, seq: 0, head: '', seen: { seq: 0, alarmAt: null, over: true } };

/** Writes what the clock owes by now, or nothing: looking early, late or twice changes nothing. */
export async function look(trx: Transaction<Database>, working: Working, caseId: string): Promise<Answer> {
  const before = await findByIdLocked(trx, working, caseId);
  if (!before) return nowhere;
  if (before.state.over) return answered(trx, before);
  const { state } = before;
  const { context } = await contextFor(trx, working, { pack: state.pack, states: [state], at: working.at, notBefore: state.updatedAt, asker: theClockAsks });
  const decision = lookAgain(before.state, context);
  if (!('refused' in decision) && decision.entries.length > 0) {
    return answered(trx, await record(trx, working.keys, { caseId, before, entries: decision.entries, context, commandId: null, actorName: null, told: working.told }));
  }
  const alarmAt = nextAlarm(before.state, context);
  if (alarmAt !== before.alarmAt) await setAlarm(trx, caseId, alarmAt);
  return answered(trx, { ...before, alarmAt });
}
