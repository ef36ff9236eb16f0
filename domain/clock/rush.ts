/** Rings a second that leave room for people's commands, measured on two cores where some 100 turns a second are possible. */
export const ringsPerSecond = 50

/** More than this many in one minute come no later than the last of them: four and a half minutes. */
export const longestRush = 13_500

const minute = 60_000

/**
 * When a clock rings in a minute in which others ring too: never before it is owed, and in a rush at its place in the line, so that people at
 * their desks do not wait behind ten thousand clocks. What was owed when stays as it is; only the writing comes later, and both are kept.
 * @param owedAt epoch ms
 * @param before how many ring before it in the same minute
 * @returns epoch ms
 */
export const ringInRush = (owedAt: number, before: number): number =>
  Math.max(owedAt, Math.floor(owedAt / minute) * minute + Math.floor(Math.min(before, longestRush) * (1_000 / ringsPerSecond)))
