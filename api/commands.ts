import type { Response } from 'express';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Action } from '../domain/case/commands.ts';
import type { Answer } from '../domain/case/contract.ts';
import { decide } from '../domain/case/decide.ts';
import { openActions } from '../domain/case/open-actions.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseState } from '../domain/case/state.ts';
import { answerCommand, claimCommand, findRefusal, storeResponse } from '../db/command-log.ts';
import { unknownFiles } from '../db/files.ts';
import type { CaseDesk } from './case-desk.ts';
import type { Deps } from './deps.ts';
import { sendKept } from './idempotency-key.ts';
import { Problem, problemText, statusOf } from './problem.ts';

export interface Asking {
  /** Whose key it is. */
  caller: string;
  key: string;
  fingerprint: string;
  caseId: string;
  number: string;
  action: Action;
  body: Record<string, unknown>;
  viewer: Viewer;
  actor: Actor;
  ifMatch?: number | undefined;
}

/** How an answer looks to whoever asked: the case beside what was written, or the case beside a refusal. */
export interface Showing {
  done: (commandId: string) => Promise<unknown>;
  current: () => Promise<unknown>;
}

/**
 * Passes a command on to its case and answers with what became of it. The rules are asked nowhere but in the turn itself; the answer is
 * kept with the key, so that the same command sent again is answered byte for byte.
 */
export function createCommands({ db, keys, conductor, clock }: Deps, desk: CaseDesk) {
  const ask = async (asking: Asking, commandId: string, known: Answer | undefined): Promise<Refusal | null> => {
    const { caseId, number } = asking;
    const outcome = known ? { kind: 'answer' as const, answer: known } : await conductor.command(number, { kind: 'command', caseId, commandId });
    if (outcome.kind === 'inFlight') throw new Problem('inFlight');
    if (outcome.kind === 'engineAway') throw new Problem('engineAway');
    if (outcome.kind === 'gone') return refusalOfEnded(asking, commandId);
    if (outcome.answer.refused === null) return null;
    return (await findRefusal(db, commandId)) ?? { code: outcome.answer.refused as Refusal['code'], why: outcome.answer.refused };
  };

  /** No workflow runs for this case any more: what the rules say to it stands in Postgres, and it can only be no. */
  const refusalOfEnded = async ({ caseId, action, body, viewer, actor, ifMatch }: Asking, commandId: string): Promise<Refusal> => {
    const state = await desk.load(caseId);
    if (!state.over) throw new Problem('engineAway');
    const { pack, calendarOf } = await desk.viewOf(state, viewer);
    const calendar = state.clocks[0]?.calendar ?? { id: pack.calendar, version: 1 };
    const decision = decide(state, { action, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, { now: clock.now(), pack, calendar, calendarOf, viewer, actor, lookups: nobody });
    const refusal: Refusal = 'refused' in decision ? decision.refused : { code: 'notNow', why: 'over' };
    const found = await desk.getVisible(caseId, viewer);
    await answerCommand(db, commandId, { refused: refusal.code, seq: state.seq, head: found.head.toString('hex'), seen: { seq: state.seq, alarmAt: null, over: true } }, refusal);
    return refusal;
  };

  /** Evidence that nobody stored can only be a mistake; asked before the turn, and only where the rules would look at the body at all. */
  const refusalOfEvidence = async ({ caseId, action, body, viewer, ifMatch }: Asking): Promise<Refusal | null> => {
    const given = Array.isArray(body.evidence) ? body.evidence.filter((hash): hash is string => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) : [];
    const unknown = await unknownFiles(db, given.slice(0, 100));
    if (unknown.length === 0) return null;
    const state = await desk.load(caseId);
    if ((ifMatch !== undefined && ifMatch !== state.seq) || !openActions(state, viewer, await desk.viewOf(state, viewer)).includes(action)) return null;
    return { code: 'invalid', why: 'unknownFile', errors: unknown.map((hash) => ({ path: `evidence.${(body.evidence as unknown[]).indexOf(hash)}`, code: 'unknownFile', message: 'unknownFile' })) };
  };

  /** The decision alone. @throws Problem keyReused, inFlight, engineAway */
  const apply = async (asking: Asking): Promise<Decided> => {
    const { caller, key, fingerprint, caseId, action, body, viewer, actor, ifMatch } = asking;
    const claimed = await claimCommand(db, keys, { caller, key, fingerprint, caseId, action, body, viewer, actor, ...(ifMatch === undefined ? {} : { ifMatch }) });
    if (claimed.kind === 'reused') throw new Problem('keyReused');
    if (claimed.kind === 'stored') return claimed;
    const { commandId } = claimed;
    const refusal = (claimed.kind === 'new' ? await refusalOfEvidence(asking) : null) ?? (await ask(asking, commandId, claimed.kind === 'answered' ? claimed.answer : undefined));
    return { kind: 'decided', commandId, refusal, replayed: claimed.kind === 'answered' };
  };

  const send = async (res: Response, asking: Asking, show: Showing): Promise<void> => {
    const applied = await apply(asking);
    if (applied.kind === 'stored') return sendKept(res, applied, true);
    const { commandId, refusal } = applied;
    const { status, text } = refusal ? await refused(res, refusal, show) : { status: 200, text: JSON.stringify(await show.done(commandId)) };
    const kept = await storeResponse(db, keys, commandId, status, text);
    sendKept(res, kept, kept.body !== text);
  };
  return Object.assign(send, { apply });
}

/** What became of a command. `replayed`: it was decided before; `stored` is the answer that was kept then. */
export type Decided =
  | { kind: 'stored'; commandId: string; status: number; body: string }
  | { kind: 'decided'; commandId: string; refusal: Refusal | null; replayed: boolean };

export type Commands = ReturnType<typeof createCommands>;

const nobody = { unit: () => undefined, person: () => undefined, area: () => undefined, household: () => undefined, case: (): CaseState | undefined => undefined };

/** A refusal of the rules carries the case, so that the screen can show where it stands. */
async function refused(res: Response, { code, why, errors }: Refusal, { current }: Showing): Promise<{ status: number; text: string }> {
  const shown = await current();
  const conflicts = statusOf[code] === 409 || statusOf[code] === 412;
  const problem = new Problem(code, { why, ...(errors && { errors }), case: shown, ...(conflicts ? { current: shown } : {}) });
  return { status: statusOf[code], text: problemText(res, problem) };
}
