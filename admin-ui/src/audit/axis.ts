/** How time is laid out: as it passed, with long waits folded, or a step a line. */
export const scales = ['folded', 'real', 'lines'] as const;
export type Scale = (typeof scales)[number];

/** A wait longer than this looks the same as one of this length, when folded. */
const longest = 2 * 3_600_000;

export interface Axis {
  /** From 0 to 1, for epoch milliseconds; what lies outside is drawn at the edge. */
  place: (instant: number) => number;
  from: number;
  to: number;
  knots: readonly number[];
}

const lengths: Record<Scale, (from: number, to: number) => number> = {
  real: (from, to) => to - from,
  folded: (from, to) => Math.max(60_000, Math.min(to - from, longest)),
  lines: () => 1,
};

/** One axis for all bars. `knots` are the instants that matter; between two of them time runs evenly. */
export function axisOf(instants: readonly number[], scale: Scale): Axis {
  const sorted = [...new Set(instants)].toSorted((one, other) => one - other);
  const knots = sorted.length > 1 ? sorted : [sorted[0] ?? 0, (sorted[0] ?? 0) + 60_000];
  const widths = knots.slice(1).map((knot, nth) => lengths[scale](knots[nth]!, knot));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const starts = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width / whole], [0]);
  const place = (instant: number): number => {
    if (instant <= knots[0]!) return 0;
    const nth = knots.findIndex((knot) => instant <= knot);
    if (nth < 0) return 1;
    const share = (instant - knots[nth - 1]!) / (knots[nth]! - knots[nth - 1]!);
    return starts[nth - 1]! + share * (starts[nth]! - starts[nth - 1]!);
  };
  return { place, from: knots[0]!, to: knots.at(-1)!, knots };
}
