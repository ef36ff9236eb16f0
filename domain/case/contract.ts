/**
 * What crosses the workflow wall: ids and instants, nothing personal, no rules.
 * Everything else about a case waits in Postgres.
 */

/** What a workflow remembers of its case. `alarmAt` is an epoch millisecond; `over` ends the loop. */
export interface Seen {
  seq: number;
  alarmAt: number | null;
  over: boolean;
}

/** A person's command. Its body waits in the command log under `commandId`. */
export interface CommandRequest {
  commandId: string;
  caseId: string;
}

/** What the ledger says after a turn. `head` is the hash of its last line, a second witness in the engine's history. */
export interface Answer {
  refused: string | null;
  seq: number;
  head: string;
  seen: Seen;
}

export interface CaseRun {
  caseId: string;
  seen: Seen;
}
