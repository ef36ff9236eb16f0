import type { Selectable } from 'kysely';
import { canonical } from '../../domain/case/canonical.ts';
import { chainFault } from '../../domain/case/chain.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Calendars } from '../calendars.ts';
import type { Db } from '../connect.ts';
import { asChained, asVisitEntry, asVisitLine, sha256 } from '../ledger.ts';
import type { Packs } from '../packs.ts';
import type { Database } from '../tables.ts';
import type { Fault } from '../audit/fault.ts';
import { wholeVisit } from './locked-visit.ts';
import { visitRowOf } from './visit-row.ts';

type VisitRow = Selectable<Database['visit']>;
type LedgerRow = Selectable<Database['ledger']>;

export const isVisitStream = (lines: readonly LedgerRow[]): boolean => lines[0]?.type === 'Opened';

export interface VisitStream { stream: string; lines: readonly LedgerRow[]; row: VisitRow | undefined; key: Buffer | null }

/** What is wrong with one visit: the first broken line, or else how its row differs from what the lines fold to. */
export async function checkVisit(db: Db, { packs, calendars }: { packs: Packs; calendars: Calendars }, { stream, lines, row, key }: VisitStream): Promise<Fault[]> {
  const fault = chainFault(lines.map(asChained), sha256);
  if (fault) return [fault];
  let state: VisitState | string = stream;
  for (const line of lines) {
    try {
      state = foldVisit(state, asVisitEntry(asVisitLine(line, key)), line.seq);
    } catch {
      return [{ seq: line.seq, what: 'unreadable' }];
    }
  }
  if (typeof state === 'string') return [];
  if (!row) return [{ seq: 0, what: 'rowMissing' }];
  if (row.seq > state.seq) return [{ seq: state.seq + 1, what: 'linesMissing' }];
  if (!row.head.equals(lines.at(-1)!.hash)) return [{ seq: state.seq, what: 'otherHead' }];
  await calendars.read(db, [state.calendar]);
  // Who has it is the register's to say: a worker who left hands on everything at once, without a line in each.
  const before = row.state as Partial<VisitState> | null;
  const { worker_id: _worker, ...expected } = visitRowOf({ ...state, worker: before?.worker ?? null }, { pack: await packs.get(db, state.pack), calendarOf: calendars.of });
  const found = row as unknown as Record<string, unknown>;
  const names = Object.entries(expected).filter(([name, value]) => spelled(value) !== spelled(found[name])).map(([name]) => name);
  if (key !== null && canonical(privateOf(row, key)) !== canonical(state.private)) names.push('private');
  return names.map((name) => ({ seq: (state as VisitState).seq, what: `rowDiffers.${name}` }));
}

function privateOf(row: VisitRow, key: Buffer): unknown {
  try {
    return wholeVisit(row, key)?.private ?? null;
  } catch {
    return null;
  }
}

const spelled = (value: unknown): string => canonical(value instanceof Date ? value.toISOString() : value);
