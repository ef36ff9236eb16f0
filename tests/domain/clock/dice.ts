/** A seeded source of chance (mulberry32), so that a failure can be thrown again. */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (most: number): number => Math.floor(next() * (most + 1))
  return {
    upTo,
    /** True once in so many throws. */
    oneIn: (times: number): boolean => upTo(times - 1) === 0,
    pick: <Thing>(things: readonly Thing[]): Thing => things[upTo(things.length - 1)]!,
  }
}

export type Dice = ReturnType<typeof dice>
