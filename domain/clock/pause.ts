/** A hold on a clock, half-open [from, to) in epoch ms; without `to` it lasts. `why` and `seq` (its ledger line) are carried into the explanation. */
export type Pause = { readonly from: number; readonly to?: number | undefined; readonly why?: string | undefined; readonly seq?: number | undefined }

export type Hold = Pause & { readonly to: number }

const second = (instant: number): number => Math.floor(instant / 1_000) * 1_000

/** The pauses after `start` on whole seconds, in order and apart: where two overlap the one that began first holds. An open one ends at Infinity. */
export function apart(pauses: readonly Pause[], start: number): readonly Hold[] {
  const holds: Hold[] = []
  let free = start
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const hold = { ...pause, from: Math.max(free, second(pause.from)), to: pause.to === undefined ? Infinity : second(pause.to) }
    if (hold.to <= hold.from) continue
    holds.push(hold)
    free = hold.to
  }
  return holds
}
