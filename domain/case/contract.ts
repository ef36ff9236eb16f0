/**
 * What crosses the workflow wall: ids and instants, nothing personal, no rules.
 * Everything else about a case waits in Postgres.
 */

/** What a workflow remembers of its case. `alarmAt` is an epoch millisecond: when to look again; `over` ends the loop. */
export interface Seen {
  seq: number;
  alarmAt: number | null;
  over: boolean;
}

/**
 * One turn of a case. `open` folds a received report into its first line, `command` is a person's command, whose body waits in
 * the command log under `commandId`, `look` lets the clock write what it owes.
 */
export interface Turn {
  kind: 'open' | 'command' | 'look';
  /** The stream: a case, or on the visits' queue a visit. */
  caseId: string;
  /** The command log's id; for `open` the intake's, for `look` made from the alarm, so that a repeated turn finds its answer. */
  commandId: string;
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

export interface VisitRun {
  visitId: string;
  seen: Seen;
  /** Its first line stood before it ran, and the engine lets it begin when its alarm rings or somebody asks: it looks at once where that is now. */
  opened?: true;
}
