import type { NewVisitEntry } from './entries.ts';

/** What a line does to duties, of this visit and of others to the same door: the same sum for the row and for checking it. */
export interface EndedDuties { discharged: string[]; excused: { ids: string[]; why: string } | null; lapsed: string[] }

const ids = (named: readonly { id: string }[]): string[] => named.map(({ id }) => id);

export function endedDuties({ type, data }: NewVisitEntry): EndedDuties {
  if (type === 'Recorded' || type === 'NotMet') {
    return { discharged: ids(data.discharged), lapsed: ids(data.lapsed), excused: data.excused.length > 0 ? { ids: ids(data.excused), why: data.outcome } : null };
  }
  if (type === 'ExcuseGranted') return { discharged: [], lapsed: [], excused: { ids: ids(data.excused), why: 'excuse' } };
  return { discharged: [], lapsed: [], excused: null };
}
