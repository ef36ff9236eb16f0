import type { NewEntry } from './entries.ts';
import type { CaseState } from './state.ts';

/** To whom, in words: the reporter, a person, or whoever holds a role in a unit or over the case's area. */
export type Recipient =
  | { kind: 'reporter' }
  | { kind: 'person'; id: string }
  | { kind: 'unit'; role: string; unit: string }
  | { kind: 'area'; role: string; areaPath: string[] };

/** A message that an entry causes. `template` is a key of `words.notices`; the text carries the case number and a link, never personal data. */
export interface NoticeDraft {
  recipient: Recipient;
  template: string;
  /** Unique within the case: a line tells nobody twice. */
  dedupe: string;
  /** Not held back by quiet hours. */
  urgent: boolean;
}

export function noticesFor(state: CaseState, entry: NewEntry, seq: number): NoticeDraft[] {
  throw new Error(`not written yet ${state.number} ${entry.type} ${seq}`);
}
