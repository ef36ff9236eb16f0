import type { Command } from './command.ts';
import { failed } from './queue.ts';

/** The server's word about one command (HTTP contract, section 6). */
export interface Result {
  id: string;
  result: 'applied' | 'duplicate' | 'conflict' | 'refused' | 'held';
  seq?: number;
  code?: string;
  errors?: { path: string; code: string }[];
  current?: Record<string, unknown> | null;
}

/** What becomes of a command: `undefined` when it may leave the phone, because the server has it. `held`: the server asks for it again. */
export function settle(command: Command, result: Result | undefined, now: number): Command | undefined {
  if (!result) return failed(command, now);
  const told = { ...(result.code ? { code: result.code } : {}), ...(result.errors ? { faults: result.errors } : {}), ...(result.current ? { current: result.current } : {}) };
  switch (result.result) {
    case 'applied':
    case 'duplicate':
      return undefined;
    case 'conflict':
    case 'refused':
      return { ...command, standing: result.result, tries: command.tries + 1, ...told };
    default:
      return failed(command, now);
  }
}

/**
 * After a command was applied, the later ones for its target were made on top of it by the same hand: they go on from the new sequence,
 * or they would be in conflict with oneself.
 */
export const carriedOn = (later: Command, applied: Command, seq: number | undefined): Command =>
  seq !== undefined && later.target !== undefined && later.target === applied.target && later.order > applied.order && later.baseSeq !== undefined && later.baseSeq === applied.baseSeq
    ? { ...later, baseSeq: seq }
    : later;
