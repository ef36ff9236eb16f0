import type { Selectable } from 'kysely';
import { canonical } from '../../domain/case/canonical.ts';
import { chainFault } from '../../domain/case/chain.ts';
import { endedDuties } from '../../domain/visit/ended-duties.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { visitNotices } from '../../domain/visit/notices.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Calendars } from '../calendars.ts';
import type { Db } from '../connect.ts';
import { asChained, asVisitEntry, asVisitLine, sha256 } from '../ledger.ts';
import type { Packs } from '../packs.ts';
import type { Database } from '../tables.ts';
import type { Fault } from '../audit/fault.ts';
import type { LedgerRow } from '../audit/ledger-pages.ts';
import { wholeVisit } from './locked-visit.ts';
import { visitRowOf } from './visit-row.ts';

type VisitRow = Selectable<Database['visit']>;

export const isVisitStream = (lines: readonly LedgerRow[]): boolean => lines[0]?.type === 'Opened';

/** A duty that says it was discharged by a visit, or that the lines of a visit name. */
export interface DutyKept { id: string; discharged_by: string | null }

export interface VisitStream {
  stream: string;
  lines: readonly LedgerRow[];
  row: VisitRow | undefined;
  key: Buffer | null;
  /** Messages of the outbox about it. */
  notices: readonly { dedupe: string; template: string; seq: number }[];
  /** Duties that say this visit discharged them. */
  discharged: readonly DutyKept[];
}

/** What is wrong with one visit: the first broken line, or else how its row, its messages and its duties differ from what the lines say. */
export async function checkVisit(db: Db, { packs, calendars }: { packs: Packs; calendars: Calendars }, { stream, lines, row, key, notices, discharged }: VisitStream): Promise<Fault[]> {
  const fault = chainFault(lines.map(asChained), sha256);
  if (fault) return [fault];
  let state: VisitState | string = stream;
  const caused = new Set<string>();
  const ended = new Set<string>();
  for (const line of lines) {
    try {
      const entry = asVisitEntry(asVisitLine(line, key));
      state = foldVisit(state, entry, line.seq);
      // To whom it goes is the register's to say as well; what it says and of which line is not.
      for (const { template } of visitNotices(state, entry, line.seq, state.place.path)) caused.add(`${line.seq} ${template}`);
      for (const id of endedDuties(entry).discharged) ended.add(id);
    } catch {
      return [{ seq: line.seq, what: 'unreadable' }];
    }
  }
  if (typeof state === 'string') return [];
  const beside = [
    ...notices.filter(({ dedupe, seq, template }) => comesOfALine(dedupe) && !caused.has(`${seq} ${template}`)).map(({ seq }) => ({ seq, what: 'noticeWithoutLine' })),
    ...discharged.filter(({ id }) => !ended.has(id)).map(() => ({ seq: 0, what: 'dutyWithoutLine' })),
  ];
  return [...beside, ...(await rowFaults(db, { packs, calendars }, state, { lines, row, key }))];
}

/** Whoever sorts out two records of one knock, and the auditor who is told of a fault, are told of no line. */
const comesOfALine = (dedupe: string): boolean => !dedupe.startsWith('conflict:') && dedupe !== 'verify';

async function rowFaults(db: Db, { packs, calendars }: { packs: Packs; calendars: Calendars }, state: VisitState, { lines, row, key }: Pick<VisitStream, 'lines' | 'row' | 'key'>): Promise<Fault[]> {
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
  return names.map((name) => ({ seq: state.seq, what: `rowDiffers.${name}` }));
}

function privateOf(row: VisitRow, key: Buffer): unknown {
  try {
    return wholeVisit(row, key)?.private ?? null;
  } catch {
    return null;
  }
}

const spelled = (value: unknown): string => canonical(value instanceof Date ? value.toISOString() : value);
