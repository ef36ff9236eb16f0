import type { NoticeDraft, Recipient } from '../case/notices.ts';
import type { NewVisitEntry } from './entries.ts';
import type { VisitState } from './state.ts';

/** `visitor` is whoever the visit was given to, else every worker of the grid; the other words are roles over its place. */
const tells: Partial<Record<NewVisitEntry['type'], readonly string[]>> = {
  SlotNear: ['visitor'],
  RetryOwed: ['visitor', 'leader'],
  ContactLost: ['visitor', 'leader', 'desk'],
  ExcuseAsked: ['leader', 'desk'],
  ExcuseRefused: ['visitor'],
  Handed: ['visitor'],
};

/** Words of a ladder besides roles. */
const standsFor: Record<string, string> = { worker: 'visitor', person: 'visitor' };

/** Who hears of this line; `state` is the visit after it, `path` where its door lies. Number and link, never whose door. */
export function visitNotices(state: VisitState, entry: NewVisitEntry, seq: number, path: readonly string[]): NoticeDraft[] {
  const seen = new Set<string>();
  return whom(state, entry).flatMap((word) => recipients(state, standsFor[word] ?? word, path)).flatMap((recipient) => {
    const dedupe = `${seq}:${recipient.kind === 'person' ? recipient.id : recipient.kind === 'area' ? recipient.role : recipient.kind}`;
    if (seen.has(dedupe)) return [];
    seen.add(dedupe);
    return [{ recipient, template: templateOf(entry), dedupe, urgent: entry.type === 'ContactLost' }];
  });
}

function whom(state: VisitState, entry: NewVisitEntry): readonly string[] {
  switch (entry.type) {
    case 'DueSoon': case 'BecameOverdue': case 'Escalated': return entry.data.whom;
    case 'Recorded': return entry.data.reviewTagsBy === null ? [] : ['leader', 'privacy'];
    // The leader's own is the desk's to answer.
    case 'ExcuseAsked': return entry.actor.role === 'leader' ? ['desk'] : ['leader'];
    // More than one person can do is told upward, not only forgiven.
    case 'ExcuseGranted': return state.excuse?.reason === 'overload' ? ['visitor', 'desk', 'dispatcher'] : ['visitor'];
    default: return tells[entry.type] ?? [];
  }
}

function recipients({ worker }: VisitState, word: string, path: readonly string[]): Recipient[] {
  if (word !== 'visitor') return [{ kind: 'area', role: word, areaPath: [...path] }];
  return worker === null ? ['worker', 'parttimer'].map((role) => ({ kind: 'area' as const, role, areaPath: [...path] })) : [{ kind: 'person', id: worker }];
}

function templateOf({ type, data }: NewVisitEntry): string {
  if (type === 'Recorded') return 'visit.ReviewTags';
  if (type === 'ExcuseRefused') return data.lapsed ? 'visit.ExcuseLapsed' : 'visit.ExcuseRefused';
  return `visit.${type}`;
}
