import { allHandlersFinished, condition, isCancellation, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Answer, Seen, Turn } from '../domain/case/contract.ts';
import { openInbox } from './inbox.ts';
import { lookAgain } from './messages.ts';

const oneSecond = 1_000;
const fiveMinutes = 300_000;

/**
 * One stream, from its first line to its last: a case, or a visit. Knows who is asking and when to look again; knows no rules.
 * @param wish `opened`: it was let begin for its alarm, and looks at once where that rings already
 * @returns what the next run begins with where this one's history grew long; null when the last word has been said
 */
export async function follow(id: string, before: Seen, apply: (turn: Turn) => Promise<Answer>, { opened = false } = {}): Promise<Seen | null> {
  const inbox = openInbox(id);
  let seen = before;
  let wakeAt = seen.alarmAt;
  let nudged = opened && wakeAt !== null && wakeAt <= Date.now();
  let idleLooks = 0;
  setHandler(lookAgain, () => { nudged = true; });

  const rings = () => inbox.length > 0 || nudged || handsOver();

  do {
    while (inbox.length > 0 || !(seen.over || handsOver())) {
      await reasonToWake(wakeAt, rings);
      const asking = inbox[0];
      if (!asking && handsOver()) break;
      nudged = false;
      try {
        const answer = await apply(asking?.turn ?? look(id, seen.seq));
        const moved = answer.seen.seq !== seen.seq || (answer.seen.alarmAt ?? Infinity) > Date.now();
        idleLooks = asking || moved ? 0 : idleLooks + 1;
        seen = answer.seen;
        // The two clocks may differ by a little, and an alarm that does not move must not run hot.
        wakeAt = idleLooks === 0 ? seen.alarmAt : Date.now() + patience(idleLooks);
        if (asking) asking.answer = answer;
      } catch (failure) {
        // Uncaught, the failure of an activity would end the stream for ever.
        if (isCancellation(failure)) throw failure;
        if (asking) asking.broken = true;
        else wakeAt = Date.now() + patience((idleLooks += 1));
      }
      inbox.shift();
    }
    await condition(() => inbox.length > 0 || allHandlersFinished());
  } while (inbox.length > 0);

  return seen.over ? null : { ...seen, alarmAt: nudged ? Date.now() : wakeAt };
}

/** A history that grew long goes on in a new run; whoever asked before that still gets an answer in this one. */
const handsOver = (): boolean => workflowInfo().continueAsNewSuggested;

/** Returns when somebody asks or the alarm rings; `wakeAt` null has no alarm. */
async function reasonToWake(wakeAt: number | null, rings: () => boolean): Promise<void> {
  if (wakeAt === null) await condition(rings);
  else await condition(rings, Math.max(1, wakeAt - Date.now()), { summary: 'look again' });
}

/** Every look has an id of its own: an earlier look that found nothing must not answer for this one. */
const look = (caseId: string, seq: number): Turn => ({ kind: 'look', caseId, commandId: `${caseId}:look:${seq}:${Date.now()}` });

const patience = (idleLooks: number): number => Math.min(fiveMinutes, oneSecond * 2 ** idleLooks);
