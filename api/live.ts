import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** A case has a new last line. `mark` says how far the ledger had been read, to go on from there after a break. */
export interface Change { caseId: string; seq: number; mark: string }

export interface Live {
  /** Calls back with every change from now on, or from a mark; returns how to stop. */
  watch: (told: (changes: readonly Change[]) => void, from?: string) => Promise<() => void>;
  close: () => void;
}

const every = 250;
const mostAtOnce = 2_000;

/**
 * What happens in the ledger, read by transaction id: everything below the oldest transaction still open is there for good, so a line
 * that commits late is never skipped (an ever-growing number would lose it). Nobody watching, nothing read.
 */
export function createLive(db: Db, onError: (failure: unknown) => void): Live {
  const watchers = new Set<(changes: readonly Change[]) => void>();
  let read: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const since = async (mark: string): Promise<{ changes: Change[]; upTo: string }> => {
    const { rows } = await sql<{ case_id: string | null; seq: number | null; up_to: string }>`
      with cut as (select pg_snapshot_xmin(pg_current_snapshot()) as up_to)
      select l.stream as case_id, max(l.seq)::int as seq, cut.up_to::text as up_to
      from cut left join ledger l on l.xid >= ${mark}::xid8 and l.xid < cut.up_to
      group by l.stream, cut.up_to limit ${mostAtOnce}`.execute(db);
    const upTo = rows[0]?.up_to ?? mark;
    return { changes: rows.flatMap(({ case_id, seq }) => (case_id && seq ? [{ caseId: case_id, seq, mark: upTo }] : [])), upTo };
  };

  const look = async (): Promise<void> => {
    timer = undefined;
    try {
      const { changes, upTo } = await since(read ?? (await newest(db)));
      read = upTo;
      if (changes.length > 0) for (const told of watchers) told(changes);
    } catch (failure) {
      onError(failure);
    }
    again();
  };
  const again = (): void => {
    if (watchers.size > 0) timer ??= setTimeout(() => void look(), every);
    else read = undefined;
  };

  return {
    watch: async (told, from) => {
      read ??= await newest(db);
      watchers.add(told);
      if (from !== undefined && /^\d{1,19}$/.test(from)) told((await since(from)).changes);
      again();
      return () => void watchers.delete(told);
    },
    close: () => {
      watchers.clear();
      clearTimeout(timer);
    },
  };
}

async function newest(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as mark`.execute(db);
  return rows[0]!.mark;
}
