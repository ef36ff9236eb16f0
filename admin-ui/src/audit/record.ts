import type { CaseRequest, Clock, Entry } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { recordOf, type Stood, type Subject } from './subject.ts';

/** A line as the ledger gives it: with the hash that chains it to the one before. */
export interface ChainedEntry extends Entry {
  prevHash: string;
  hash: string;
}

export interface Change {
  path: string;
  before: unknown;
  after: unknown;
}

/** The case or the visit as it stood after a line, or at an instant, folded by the server from the ledger alone. */
export interface Frame extends Stood {
  seq: number;
  at: string;
  clocks: Clock[];
  /** Of a case: who asked for something and waits. */
  requests?: CaseRequest[];
  openActions: Record<string, string[]>;
  /** Roles that could have seen it then. */
  seenBy: string[];
  changed: Change[];
  pack: { id: string; version: number };
  calendar: { id: string; version: number };
}

export interface Verified {
  checked: number;
  broken: { case: string; seq: number; what: string }[];
  head: string;
  tookMs: number;
}

type Of = Pick<Subject, 'kind' | 'id'>;

export const frameAfter = (subject: Of, seq: number, signal?: AbortSignal) => ask<Frame>(`${recordOf(subject)}/replay?seq=${seq}`, signal ? { signal } : {});
export const frameAt = (subject: Of, instant: string) => ask<Frame>(`${recordOf(subject)}/replay?at=${encodeURIComponent(instant)}`);
export const verifyStream = (id: string) => ask<Verified>(`/api/audit/verify?case=${encodeURIComponent(id)}`);

/** The whole ledger of a case or a visit: replay shows every line there is. */
export async function wholeLedger(subject: Of, signal?: AbortSignal): Promise<ChainedEntry[]> {
  const lines: ChainedEntry[] = [];
  let after: number | null | undefined = 0;
  while (after !== null && after !== undefined) {
    const page: { items: ChainedEntry[]; next?: number | null } = await ask(`${recordOf(subject)}/ledger?limit=500&after=${after}`, signal ? { signal } : {});
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}
