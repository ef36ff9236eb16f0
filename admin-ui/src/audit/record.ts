import type { CaseRequest, Clock, Entry, Incident } from '../cases/incident.ts';
import { ask } from '../door.ts';

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

/** The case as it stood after a line, or at an instant, folded by the server from the ledger alone. */
export interface Frame {
  seq: number;
  at: string;
  case: Incident;
  clocks: Clock[];
  requests: CaseRequest[];
  openActions: Record<string, string[]>;
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

const caseAt = (id: string) => `/api/incidents/${encodeURIComponent(id)}`;

export const frameAfter = (id: string, seq: number, signal?: AbortSignal) => ask<Frame>(`${caseAt(id)}/replay?seq=${seq}`, signal ? { signal } : {});
export const frameAt = (id: string, instant: string) => ask<Frame>(`${caseAt(id)}/replay?at=${encodeURIComponent(instant)}`);
export const verifyCase = (number: string) => ask<Verified>(`/api/audit/verify?case=${encodeURIComponent(number)}`);

/** The whole ledger of a case: replay shows every line there is. */
export async function wholeLedger(id: string, signal?: AbortSignal): Promise<ChainedEntry[]> {
  const lines: ChainedEntry[] = [];
  let after: number | null | undefined = 0;
  while (after !== null && after !== undefined) {
    const page: { items: ChainedEntry[]; next?: number | null } = await ask(`${caseAt(id)}/ledger?limit=500&after=${after}`, signal ? { signal } : {});
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}
