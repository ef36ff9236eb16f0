import type { SealedField } from '../../db/residents.ts';

/** How the revealing of whom is named in the access log. */
export type RevealAction = 'registry.reveal' | 'case.reveal';

/** Somebody who is shown masked, and whom this caller may see in plain. */
export interface MaskedPerson {
  /** As it stands in the access log: `resident:<id>`, `case:<id>`. */
  target: string;
  action: RevealAction;
  /** So often a day may one person look at people of this kind; whoever needs more has another task. */
  budget: number;
  /** What of these is known, in plain. */
  open: (fields: readonly SealedField[]) => Promise<Partial<Record<SealedField, string>>>;
}
