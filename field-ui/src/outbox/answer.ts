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
      return command.next ? followed(command, command.next, told) : undefined;
    case 'conflict':
    case 'refused':
      return { ...command, standing: result.result, tries: command.tries + 1, ...told };
    default:
      return failed(command, now);
  }
}

/** The report is taken in; what was to follow goes to the case that it became, or is left to its maker where we were not told which. */
function followed(command: Command, next: NonNullable<Command['next']>, told: Pick<Command, 'current'>): Command {
  const { next: _taken, baseSeq: _seq, ...rest } = command;
  const target = told.current?.['id'];
  if (typeof target !== 'string') return { ...rest, ...told, standing: 'refused', code: 'settleByHand' };
  return { ...rest, ...next, id: followingId(command.id), target, standing: 'queued', tries: 0, nextAt: 0 };
}

/** The same id whenever it is worked out: an answer that came twice draws one command behind it. */
const followingId = (id: string): string => id.slice(0, -1) + ((Number.parseInt(id.slice(-1), 16) ^ 1) || 0).toString(16);

/**
 * After a command was applied, the later ones for its target were made on top of it by the same hand: they go on from the new sequence,
 * or they would be in conflict with oneself.
 */
export const carriedOn = (later: Command, applied: Command, seq: number | undefined): Command =>
  seq !== undefined && later.target !== undefined && later.target === applied.target && later.order > applied.order && later.baseSeq !== undefined && later.baseSeq === applied.baseSeq
    ? { ...later, baseSeq: seq }
    : later;
