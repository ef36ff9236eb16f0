import { theClock } from '../case/actor.ts';
import type { Opening, VisitContext, VisitDecision } from './context.ts';
import type { NewVisitEntry, VisitEntryData, VisitEntryType } from './entries.ts';
import { foldVisit } from './fold.ts';
import type { VisitOwed } from './owed.ts';
import { nextVisitOwed } from './owed.ts';
import type { VisitState } from './state.ts';

/** More than any visit can owe at once: an alarm that did not move on must not run hot. */
const mostAtOnce = 100;

export const iso = (at: number): string => new Date(at).toISOString();

/** What the clock owes by now, in the order in which it was owed; nothing when it looked too early or twice. */
export function lookAtVisit(before: VisitState, context: VisitContext): Exclude<VisitDecision, { refused: unknown }> {
  const entries: NewVisitEntry[] = [];
  const opens: Opening[] = [];
  let state = before;
  while (entries.length < mostAtOnce) {
    const owed = nextVisitOwed(state, context);
    if (!owed || owed.at > context.now) break;
    const written = linesOf(state, owed, context);
    opens.push(...written.opens);
    for (const entry of written.entries) {
      entries.push(entry);
      state = foldVisit(state, entry, state.seq + 1);
    }
  }
  return { entries, state, kin: [], opens };
}

function linesOf(state: VisitState, owed: VisitOwed, context: VisitContext): { entries: NewVisitEntry[]; opens: Opening[] } {
  const line = <T extends VisitEntryType>(type: T, data: VisitEntryData<T>) => ({ type, at: context.now, dueAt: owed.at, actor: theClock, data }) as NewVisitEntry;
  const only = (entry: NewVisitEntry) => ({ entries: [entry], opens: [] });
  switch (owed.what) {
    case 'rung': return only(climb(state, owed, line));
    case 'window': return only(line('WindowOpened', {}));
    case 'slot': return only(line('SlotNear', {}));
    case 'draft': return only(line('Lapsed', { what: 'draft' }));
    case 'visitLapse': return only(line('Lapsed', { what: 'visit' }));
    case 'retry': return only(line('RetryOwed', {}));
    case 'excuseLapse': return only(line('ExcuseRefused', { lapsed: true }));
    case 'settle': return only(line('Settled', {}));
    case 'contact': return contactLost(state, context, line);
  }
}

type Writer = <T extends VisitEntryType>(type: T, data: VisitEntryData<T>) => NewVisitEntry;

function climb(state: VisitState, { rung }: Extract<VisitOwed, { what: 'rung' }>, line: Writer): NewVisitEntry {
  const said = { rung: rung.rung, then: rung.then, whom: rung.whom };
  if (rung.then === 'tell') return line('DueSoon', said);
  return rung.then === 'urge' ? line('BecameOverdue', said) : line('Escalated', { ...said, height: rung.height ?? state.height });
}

/** Nobody was reached in time: an incident opens by itself, in the name of whoever stood before the door (NT1). */
function contactLost(state: VisitState, context: VisitContext, line: Writer): { entries: NewVisitEntry[]; opens: Opening[] } {
  const { opens: category, since } = state.lost!;
  const caseId = context.caseId(`lost ${category}`);
  return {
    entries: [
      line('ContactLost', { opens: category, since: iso(since) }),
      line('FollowUpOpened', { caseId, number: '', category, why: 'contactLost', owesWord: false, risk: null }),
    ],
    opens: [{ caseId, category, why: 'contactLost', text: null, by: state.knocks.findLast(({ by }) => by !== null)?.by ?? null, hidden: false }],
  };
}
