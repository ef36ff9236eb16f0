import type { NewEntry } from '../../../domain/case/entries.ts';
import { fold } from '../../../domain/case/fold.ts';
import { foldVisit } from '../../../domain/visit/fold.ts';
import type { ChainedEntry } from './record.ts';
import type { SubjectKind } from './subject.ts';

/** A line, where the case or the visit stood before and after it, and whether it walked. */
export interface Step {
  line: ChainedEntry;
  /** Epoch milliseconds. */
  at: number;
  from: string | null;
  status: string;
}

interface Told { status: string }
/** The same folds as the server's. */
const folds = { case: fold, visit: foldVisit } as unknown as Record<SubjectKind, (state: Told | string, entry: NewEntry, seq: number) => Told>;
const first: Record<SubjectKind, string> = { case: 'submitted', visit: 'upcoming' };

/**
 * Every line with the status it led to, told from the lines alone. Lines that cannot be told, because what they say was changed, keep the
 * status before.
 */
export function stepsOf(kind: SubjectKind, id: string, lines: readonly ChainedEntry[]): Step[] {
  let state: Told | string = id;
  return lines.map((line) => {
    const from = typeof state === 'string' ? null : state.status;
    state = after(kind, state, line);
    return { line, at: Date.parse(line.at), from, status: typeof state === 'string' ? first[kind] : state.status };
  });
}

function after(kind: SubjectKind, state: Told | string, line: ChainedEntry): Told | string {
  const { area: _area, unit: _unit, ...actor } = line.actor as ChainedEntry['actor'] & { area?: unknown; unit?: unknown };
  const entry = {
    type: line.type, at: Date.parse(line.at), actor, data: line.data ?? {}, ...(line.dueAt ? { dueAt: Date.parse(line.dueAt) } : {}),
  } as NewEntry;
  try {
    return folds[kind](state, entry, line.seq);
  } catch {
    return state;
  }
}

/** Did it move along the road with this line? The first line enters it. */
export const walks = ({ from, status }: Step): boolean => from !== status;

/** Did the clock reach a rung of a ladder with this line? */
export const isRung = ({ line }: Step): boolean => typeof line.data?.['rung'] === 'string';

/** How often each way was walked, and each place entered, up to a line. */
export interface Walked {
  ways: Map<string, { times: number; byClock: boolean; last: number }>;
  places: Map<string, number>;
  rungs: Map<string, number>;
}

export const way = (from: string, to: string): string => `${from} ${to}`;

export function walkedBy(steps: readonly Step[]): Walked {
  const walked: Walked = { ways: new Map(), places: new Map(), rungs: new Map() };
  for (const step of steps) {
    const { from, status, line } = step;
    if (isRung(step)) walked.rungs.set(status, (walked.rungs.get(status) ?? 0) + 1);
    if (!walks(step)) continue;
    walked.places.set(status, (walked.places.get(status) ?? 0) + 1);
    if (from === null) continue;
    const before = walked.ways.get(way(from, status));
    walked.ways.set(way(from, status), { times: (before?.times ?? 0) + 1, byClock: line.actor.kind === 'clock', last: line.seq });
  }
  return walked;
}
