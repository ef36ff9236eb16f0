import type { Outcome } from './status.ts';
import { outcomeTable } from './status.ts';

/** Whom one asks about a visit that was drawn 抽样核验: the resident, by the leader's call, or at the door. */
export const sampleWays = ['residentReply', 'leaderCall', 'revisit'] as const;
export type SampleWay = (typeof sampleWays)[number];

/** What was found: it took place, it did not as it was told, or nobody could say. None of them is a penalty. */
export const sampleFindings = ['confirmed', 'notConfirmed', 'noAnswer'] as const;
export type SampleFinding = (typeof sampleFindings)[number];

/**
 * Was this visit drawn? By the hash of its line, which nobody can know before it is written: the odds are everybody's, and nobody can choose.
 * Drawn is only who says that somebody was met.
 * @param hash of the line, in hex
 */
export const isDrawn = (hash: string, outcome: Outcome, percent: number): boolean =>
  outcomeTable[outcome].met && Number.parseInt(hash.slice(0, 8), 16) < (percent / 100) * 2 ** 32;
