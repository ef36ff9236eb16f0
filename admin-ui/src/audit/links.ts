import type { ChainedEntry } from './record.ts';

/** What a browser can hold against the lines it was given: numbers without a gap, and each chained to the hash of the one before. */
export function firstBrokenLink(lines: readonly ChainedEntry[]): number | undefined {
  const nothing = '0'.repeat(64);
  const broken = lines.findIndex((line, nth) => line.seq !== nth + 1 || line.prevHash !== (lines[nth - 1]?.hash ?? nothing));
  return broken < 0 ? undefined : broken + 1;
}
