import type { NewEntry } from './entries.ts';
import type { CaseState } from './state.ts';

/** What is the case after this line? `seq` is the line's place in the ledger; before the first line the case is `null`. */
export function fold(state: CaseState | null, entry: NewEntry, seq: number): CaseState {
  throw new Error(`not written yet ${entry.type} ${seq} ${state?.number}`);
}
