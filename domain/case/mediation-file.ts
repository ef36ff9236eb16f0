import type { CaseState, Mediation, PrivatePart } from './state.ts';

/** A mediation at its first step, or at that of a red dispute; one that went on already keeps its file and begins its step anew. */
export const begun = ({ mediation }: CaseState, at: number, rung = 1): Mediation =>
  ({ began: at, consents: false, ...mediation, rung: Math.max(rung, mediation?.rung ?? 1), since: at });

/** The file of a mediation grows by what a line says of it. */
export const filed = ({ mediation }: CaseState, households: readonly string[] | undefined, more: Partial<Mediation> = {}): Partial<CaseState> =>
  (mediation ? { mediation: { ...mediation, ...more, ...(households?.length ? { households: [...new Set([...(mediation.households ?? []), ...households])] } : {}) } } : {});

/** The names of everybody who ever sat at the table. */
export const withParties = (state: CaseState, told: string | undefined): PrivatePart => {
  if (told === undefined) return {};
  const known = JSON.parse(state.private.parties ?? '[]') as string[];
  return { parties: JSON.stringify([...new Set([...known, ...(JSON.parse(told) as string[])])]) };
};

/** Taken up again, a dispute gets its step of mediation anew: the time that it lay closed is nobody's. */
export const stepAnew = ({ mediation }: CaseState, at: number): Partial<CaseState> => (mediation ? { mediation: { ...mediation, since: at } } : {});

/** Reopened, it is tried anew altogether. */
export const takenUpAnew = ({ mediation }: CaseState, at: number): Partial<CaseState> => (mediation ? { mediation: { ...mediation, since: at, began: at, capped: false } } : {});
