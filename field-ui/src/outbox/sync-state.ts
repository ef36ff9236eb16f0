import type { Command } from './command.ts';
import { isWaiting, needsSomebody, nextTryAt } from './queue.ts';
import type { Ended } from './deliver.ts';

const day = 86_400_000;

/** What the bar says, the most pressing first. */
export type SyncState =
  | { kind: 'broken' }
  | { kind: 'full' }
  | { kind: 'needsYou'; count: number }
  | { kind: 'old'; count: number }
  | { kind: 'locked'; count: number }
  | { kind: 'login'; count: number }
  | { kind: 'sending'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'failed'; count: number; tryAt: number }
  | { kind: 'waiting'; count: number }
  | { kind: 'sent'; at?: number };

export interface Situation {
  commands: readonly Command[];
  now: number;
  sending: boolean;
  last?: Ended;
  sentAt?: number;
  /** The browser's own opinion: it chooses the words, never whether to try. */
  saysOnline: boolean;
  full: boolean;
  broken: boolean;
  /** Nothing waits, and still the own login is missing. */
  needsLogin?: boolean;
}

/** Always one sentence about where one's records are. */
export function syncState({ commands, now, sending, last, sentAt, saysOnline, full, broken, needsLogin = false }: Situation): SyncState {
  const waiting = commands.filter(isWaiting);
  const count = waiting.length;
  const decide = commands.filter(needsSomebody).length;
  if (broken) return { kind: 'broken' };
  if (full) return { kind: 'full' };
  if (last === 'locked' && !sending) return { kind: 'locked', count };
  if (decide > 0) return { kind: 'needsYou', count: decide };
  if ((last === 'login' || last === 'otherPerson' || needsLogin) && !sending && saysOnline) return { kind: 'login', count };
  if (count === 0) return last === 'away' || !saysOnline ? { kind: 'offline', count } : { kind: 'sent', ...(sentAt === undefined ? {} : { at: sentAt }) };
  const old = waiting.filter(({ phoneAt }) => now - phoneAt > day).length;
  if (sending) return { kind: 'sending', count };
  if (old > 0) return { kind: 'old', count: old };
  if (!saysOnline) return { kind: 'offline', count };
  if (last === 'away') return { kind: 'failed', count, tryAt: nextTryAt(waiting) ?? now };
  return { kind: 'waiting', count };
}
