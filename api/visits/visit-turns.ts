import type { Actor, Viewer } from '../../domain/case/actor.ts';
import type { Answer } from '../../domain/case/contract.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { decideVisit } from '../../domain/visit/decide.ts';
import { answerCommand, claimCommand, findRefusal } from '../../db/command-log.ts';
import { findVisitSeen } from '../../db/visits/waiting-visits.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { mustBeStored } from './stored-evidence.ts';
import type { VisitDesk } from './visit-desk.ts';

export interface VisitAsking {
  /** Whose key it is. */
  caller: string;
  key: string;
  fingerprint: string;
  visitId: string;
  action: VisitAction;
  body: unknown;
  viewer: Viewer;
  actor: Actor;
  ifMatch?: number | undefined;
}

/** What became of a command. `replayed`: it was decided before; `stored` is the answer that was kept then. */
export type Applied =
  | { kind: 'stored'; commandId: string; status: number; body: string }
  | { kind: 'decided'; commandId: string; refusal: Refusal | null; seq: number; replayed: boolean };

export type VisitTurns = ReturnType<typeof createVisitTurns>;

/** Passes a command on to its visit: the rules are asked nowhere but in the turn itself, and an answer once given is given ever after. */
export function createVisitTurns({ db, keys, conductor, clock }: Deps, desk: VisitDesk) {
  const ask = async (asking: VisitAsking, commandId: string): Promise<{ refusal: Refusal | null; seq: number }> => {
    const { visitId } = asking;
    const turn = { kind: 'command' as const, caseId: visitId, commandId };
    const seen = await findVisitSeen(db, visitId);
    const outcome = seen?.over ? { kind: 'gone' as const } : seen?.seq === 0 ? await conductor.visits.first(visitId, turn, { visitId, seen }) : await conductor.visits.command(visitId, turn);
    if (outcome.kind === 'inFlight') throw new Problem('inFlight');
    if (outcome.kind === 'engineAway') throw new Problem('engineAway');
    return outcome.kind === 'gone' ? refusalOfEnded(asking, commandId) : said(commandId, outcome.answer);
  };

  const said = async (commandId: string, answer: Answer): Promise<{ refusal: Refusal | null; seq: number }> => ({
    seq: answer.seq, refusal: answer.refused === null ? null : ((await findRefusal(db, commandId)) ?? { code: answer.refused as Refusal['code'], why: answer.refused }),
  });

  /** No workflow runs for this visit any more: what the rules say to it stands in Postgres, and it can only be no. */
  const refusalOfEnded = async ({ visitId, action, body, viewer, ifMatch }: VisitAsking, commandId: string): Promise<{ refusal: Refusal; seq: number }> => {
    const { found, state: stored } = await desk.load(visitId);
    if (!found.row.over) throw new Problem('engineAway');
    const { state, view } = await desk.viewOf(found, stored, viewer);
    const decision = decideVisit(state, { action, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, view.context);
    const refusal: Refusal = 'refused' in decision ? decision.refused : { code: 'notNow', why: 'over' };
    const { seq, head } = found.row;
    await answerCommand(db, commandId, { refused: refusal.code, seq, head: head.toString('hex'), seen: { seq, alarmAt: null, over: true } }, refusal);
    return { refusal, seq };
  };

  return {
    now: () => clock.now(),
    /** @throws Problem keyReused, inFlight, engineAway */
    async apply(asking: VisitAsking): Promise<Applied> {
      const { caller, key, fingerprint, visitId, action, body, viewer, actor, ifMatch } = asking;
      if (action === 'record') await mustBeStored(db, body);
      const claimed = await claimCommand(db, keys, { caller, key, fingerprint, caseId: visitId, stream: 'visit', action, body, viewer, actor, ...(ifMatch === undefined ? {} : { ifMatch }) });
      if (claimed.kind === 'reused') throw new Problem('keyReused');
      if (claimed.kind === 'stored') return claimed;
      const { commandId } = claimed;
      const answer = claimed.kind === 'answered' ? await said(commandId, claimed.answer) : await ask(asking, commandId);
      return { kind: 'decided', commandId, ...answer, replayed: claimed.kind === 'answered' };
    },
  };
}
