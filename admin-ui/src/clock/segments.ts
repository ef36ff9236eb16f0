import type { Clock, Stretch } from '../cases/incident.ts';
import type { LightColour } from '../theme/colours.ts';

/** A piece of a bar: time that counted, in the light it had then, or time that did not. */
export interface Segment {
  from: number;
  to: number;
  kind: 'counted' | 'closed' | 'holiday' | 'paused';
  light: LightColour;
  extended: boolean;
}

type Sum = Pick<Clock, 'usedSeconds' | 'leftSeconds'> & { explain?: readonly Stretch[] };

/** When the light turns, as a share of the whole limit. */
const turns: readonly (readonly [number, LightColour])[] = [[0.7, 'green'], [1, 'yellow'], [Infinity, 'red']];

/** The sum behind a clock as pieces of a bar, cut where the light turned. */
export function segmentsOf({ explain = [], usedSeconds, leftSeconds }: Sum): Segment[] {
  const limit = usedSeconds + leftSeconds;
  let used = 0;
  return explain.flatMap((stretch): Segment[] => {
    const [from, to] = [Date.parse(stretch.from), Date.parse(stretch.to)];
    const piece = { from, to, kind: stretch.kind as Segment['kind'], extended: stretch.extended === true };
    if (piece.kind !== 'counted') return [{ ...piece, light: 'grey' }];
    const begins = used;
    used += stretch.seconds;
    return turns.flatMap(([share, light], nth): Segment[] => {
      const first = Math.max(begins, nth === 0 ? 0 : turns[nth - 1]![0] * limit);
      const last = Math.min(used, share * limit);
      return last > first ? [{ ...piece, light, from: from + (first - begins) * 1000, to: from + (last - begins) * 1000 }] : [];
    });
  });
}
