/** Of many durations in ms: what people quote. */
export interface Spread { n: number; p50: number; p95: number; p99: number; max: number }

export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export const round = (value: number): number => Math.round(value * 100) / 100;

export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

/** Runs so many jobs with so many in flight: closed loop, for capacity. */
export async function inFlight(width: number, jobs: number, job: (nth: number) => Promise<void>): Promise<{ perSecond: number; durations: number[] }> {
  const durations: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: width }, async () => {
    for (let nth = next++; nth < jobs; nth = next++) durations.push((await timed(() => job(nth))).ms);
  }));
  return { perSecond: round((jobs * 1_000) / (performance.now() - began)), durations };
}
