import type { Pack } from './pack.ts';

/** What every table of the rules is given: the version as it is edited, the one that it came from, and how to change it. */
export interface Draft {
  pack: Pack;
  before: Pack;
  /** Undefined where the reader may only look. */
  change: ((next: Pack) => void) | undefined;
}

/** Is a piece of the draft not what it was? */
export const isChanged = (before: unknown, after: unknown): boolean => JSON.stringify(before) !== JSON.stringify(after);
