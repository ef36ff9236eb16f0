import type { Actor } from '../../case/actor.ts';
import type { VisitKin } from '../context.ts';
import type { NewVisitEntry } from '../entries.ts';
import type { VisitBench } from '../verdict.ts';

interface Ended { discharged: readonly { id: string }[]; lapsed: readonly { id: string }[]; excused: readonly { id: string }[] }

/** What one knock means for other visits to the same door: their duties are answered for, their missed contact is made. */
export function kinOf({ state, context: { door, actor, now } }: VisitBench<'record'>, ended: Ended, heardOf: boolean): VisitKin[] {
  const gone = new Set([...ended.discharged, ...ended.excused].map(({ id }) => id));
  const lapsed = new Set(ended.lapsed.map(({ id }) => id));
  return door.others.flatMap((other) => {
    const has = (ids: ReadonlySet<string>): string[] => other.duties.filter((duty) => duty.ended === null && ids.has(duty.id)).map(({ id }) => id);
    const [taken, missed] = [has(gone), has(lapsed)];
    const entries: NewVisitEntry[] = [
      ...(taken.length + missed.length > 0 ? [line({ type: 'DutiesTaken', data: { by: state.id, duties: taken, lapsed: missed } }, actor, now)] : []),
      ...(heardOf && other.lost !== null && !other.lost.raised ? [line({ type: 'ContactMade', data: { visit: state.id } }, actor, now)] : []),
    ];
    return entries.length > 0 ? [{ visitId: other.id, entries }] : [];
  });
}

const line = (draft: Pick<NewVisitEntry, 'type' | 'data'>, actor: Actor, at: number): NewVisitEntry => ({ ...draft, at, actor }) as NewVisitEntry;
