import type { Transaction } from 'kysely';
import type { Action } from '../domain/case/commands.ts';
import { actions } from '../domain/case/commands.ts';
import type { Answer, Turn } from '../domain/case/contract.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseState } from '../domain/case/state.ts';
import { answered } from './answers.ts';
import type { References } from './context-for.ts';
import { contextFor, referencesIn } from './context-for.ts';
import { look } from './look-again.ts';
import { openReport } from './open-case.ts';
import { record } from './record.ts';
import type { Working } from './working.ts';
import { Calendars } from '../db/calendars.ts';
import { caseIdsNamed } from '../db/cases.ts';
import type { LockedCommand } from '../db/command-log.ts';
import { answerCommand, lockCommand } from '../db/command-log.ts';
import type { Db } from '../db/connect.ts';
import { holdEpoch } from '../db/epoch.ts';
import type { KeyRing } from '../db/keys.ts';
import type { LockedCase } from '../db/locked-case.ts';
import { lockCases } from '../db/locked-case.ts';
import { Packs } from '../db/packs.ts';
import type { Database } from '../db/tables.ts';

export interface Hands {
  /**
   * One turn of a case in one transaction. A refusal is an answer; what is thrown is broken machinery, worth another try only when
   * `isDatabaseAway` says so. The same turn again gets the answer that the first one got.
   * @param options `at` tells a story in the past: epoch milliseconds instead of the database's clock
   */
  turn(turn: Turn, options?: { at?: number }): Promise<Answer>;
}

/** The hands on a database. `now` is for tests that hold the clock themselves. */
export function createHands({ db, keys, now }: { db: Db; keys: KeyRing; now?: () => number }): Hands {
  const documents = { packs: new Packs(), calendars: new Calendars() };
  const epoch = holdEpoch(db);
  return {
    turn: (turn, { at } = {}) => db.transaction().execute(async (trx) => {
      await epoch.check(trx);
      const working: Working = { ...documents, keys, at: at ?? now?.(), told: at !== undefined };
      if (turn.kind === 'open') return openReport(trx, working, turn.caseId);
      return turn.kind === 'look' ? look(trx, working, turn.caseId) : applyCommand(trx, working, turn);
    }),
  };
}

async function applyCommand(trx: Transaction<Database>, working: Working, { caseId, commandId }: Turn): Promise<Answer> {
  const command = await lockCommand(trx, working.keys, commandId);
  if (!command) throw new Error(`no command ${commandId} was written down`);
  if (command.answer) return command.answer;
  if (command.caseId !== caseId) throw new Error(`command ${commandId} is for another case`);
  const action = actions.find((name) => name === command.action);
  if (!action) throw new Error(`command ${commandId} asks for nothing we know`);
  const references = referencesIn(command.body);
  const { before, kin, others } = await lockWithKin(trx, working, caseId, action, references);
  const { viewer, actor } = command;
  const states = [before.state, ...others.map(({ state }) => state)];
  const { context, actorName } = await contextFor(trx, working, {
    pack: before.state.pack, states, at: working.at, notBefore: before.state.updatedAt, asker: { viewer, actor }, references, kin,
  });
  const decision = decide(before.state, commandOf(command, action), context);
  if ('refused' in decision) {
    const answer = await answered(trx, before, decision.refused.code);
    await answerCommand(trx, commandId, answer, decision.refused);
    return answer;
  }
  const common = { commandId, actorName, told: working.told };
  const after = await record(trx, working.keys, { ...common, caseId, before, entries: decision.entries, context });
  for (const { caseId: other, entries } of decision.kin) {
    const parent = others.find(({ state }) => state.id === other);
    if (!parent) throw new Error(`case ${other} was not locked`);
    const pack = await working.packs.get(trx, parent.state.pack);
    await record(trx, working.keys, { ...common, caseId: other, before: parent, entries, context: { ...context, pack } });
  }
  const answer = await answered(trx, after);
  await answerCommand(trx, commandId, answer, null);
  return answer;
}

const commandOf = ({ body, ifMatch }: LockedCommand, action: Action) => ({ action, body, ...(ifMatch === undefined ? {} : { ifMatch }) });

interface Held { before: LockedCase; kin: (ref: string) => CaseState | undefined; others: LockedCase[] }

/** Locks the case, and for a merge its target as well, both in one order. */
async function lockWithKin(trx: Transaction<Database>, { keys }: Working, caseId: string, action: Action, { cases }: References): Promise<Held> {
  const named = action === 'merge' ? await caseIdsNamed(trx, cases) : new Map<string, string>();
  const locked = await lockCases(trx, keys, [...new Set([caseId, ...named.values()])]);
  const before = locked.get(caseId);
  if (!before) throw new Error(`no case ${caseId}`);
  const kin = (ref: string) => locked.get(named.get(ref) ?? '')?.state;
  return { before, kin, others: [...locked.values()].filter(({ state }) => state.id !== caseId) };
}
