/** The same throws every time: a demo told again is the same demo. */
export interface Dice {
  /** A whole number from 0 up to, not including, another. */
  below: (number: number) => number;
  /** True so often in a hundred. */
  percent: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
}

/** Mulberry32: small, and good enough to scatter families over a town. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (number: number): number => Math.floor(next() * number);
  return { below, percent: (share) => next() * 100 < share, pick: (from) => from[below(from.length)]! };
}
