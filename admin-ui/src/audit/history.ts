import type { NewEntry } from '../../../domain/case/entries.ts';
import { fold } from '../../../domain/case/fold.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { Status } from '../../../domain/case/status.ts';
import type { ChainedEntry } from './record.ts';

/** A line, where the case stood before and after it, and whether it walked. */
export interface Step {
  line: ChainedEntry;
  /** Epoch milliseconds. */
  at: number;
  from: Status | null;
  status: Status;
}

/**
 * Every line with the status it led to, told from the lines alone by the same fold as the server's. Lines that cannot be told, because
 * what they say was changed, keep the status before.
 */
export function stepsOf(id: string, lines: readonly ChainedEntry[]): Step[] {
  let state: CaseState | string = id;
  return lines.map((line) => {
    const from = typeof state === 'string' ? null : state.status;
    state = after(state, line);
    return { line, at: Date.parse(line.at), from, status: typeof state === 'string' ? 'submitted' : state.status };
  });
}

function after(state: CaseState | string, line: ChainedEntry): CaseState | string {
  const { area: _area, unit: _unit, ...actor } = line.actor as ChainedEntry['actor'] & { area?: unknown; unit?: unknown };
  const entry = {
    type: line.type, at: Date.parse(line.at), actor, data: line.data ?? {}, ...(line.dueAt ? { dueAt: Date.parse(line.dueAt) } : {}),
  } as NewEntry;
  try {
    return fold(state, entry, line.seq);
  } catch {
    return state;
  }
}

/** Did the case move along the road with this line? The first line enters it. */
export const walks = ({ from, status }: Step): boolean => from !== status;

/** Did the clock reach a rung of a ladder with this line? */
export const isRung = ({ line }: Step): boolean => line.type === 'RungReached' || line.type === 'Supervised';

/** How often each way was walked, and each place entered, up to a line. */
export interface Walked {
  ways: Map<string, { times: number; byClock: boolean; last: number }>;
  places: Map<Status, number>;
  rungs: Map<Status, number>;
}

export const way = (from: Status, to: Status): string => `${from} ${to}`;

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
