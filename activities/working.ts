import type { KeyRing } from '../db/keys.ts';
import type { Documents } from './context-for.ts';

/** What the hands work with during one turn. */
export interface Working extends Documents {
  keys: KeyRing;
  /** Epoch milliseconds where the turn does not go by the database's clock. */
  at: number | undefined;
  /** A story told in the past: its messages went out then. */
  told: boolean;
}
