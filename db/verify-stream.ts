import type { Selectable } from 'kysely';
import { canonical } from '../domain/case/canonical.ts';
import { chainFault } from '../domain/case/chain.ts';
import { fold } from '../domain/case/fold.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Calendars } from './calendars.ts';
import { rowOf } from './case-row.ts';
import type { Db } from './connect.ts';
import { asChained, asEntry, asLine, sha256 } from './ledger.ts';
import { wholeState } from './locked-case.ts';
import type { Packs } from './packs.ts';
import type { Database } from './tables.ts';

export interface Fault { seq: number; what: string }

export interface Stream {
  stream: string;
  lines: readonly Selectable<Database['ledger']>[];
  row: Selectable<Database['cases']> | undefined;
  /** Null when the texts were erased; the chain is checked all the same. */
  key: Buffer | null;
}

/** What is wrong with one stream: the first broken line, or else how its row differs from what the lines fold to. */
export async function checkStream(db: Db, documents: { packs: Packs; calendars: Calendars }, { stream, lines, row, key }: Stream): Promise<Fault[]> {
  const fault = chainFault(lines.map(asChained), sha256);
  if (fault) return [fault];
  let state: CaseState | string = stream;
  for (const line of lines) {
    try {
      state = fold(state as CaseState, asEntry(asLine(line, key)), line.seq);
    } catch {
      return [{ seq: line.seq, what: 'unreadable' }];
    }
  }
  if (typeof state === 'string') return [];
  if (!row) return [{ seq: 0, what: 'rowMissing' }];
  if (row.seq > state.seq) return [{ seq: state.seq + 1, what: 'linesMissing' }];
  if (!row.head.equals(lines.at(-1)!.hash)) return [{ seq: state.seq, what: 'otherHead' }];
  const differs = await differences(db, documents, state, row, key);
  return differs.map((name) => ({ seq: state.seq, what: `rowDiffers.${name}` }));
}

/** Written by the database or not by the fold: `grid_id` follows the area's level, the rest is checked by other means. */
async function differences(db: Db, { packs, calendars }: { packs: Packs; calendars: Calendars }, state: CaseState, row: Selectable<Database['cases']>, key: Buffer | null): Promise<string[]> {
  await calendars.read(db, state.clocks.map(({ calendar }) => calendar));
  const expected = rowOf(state, { pack: await packs.get(db, state.pack), calendarOf: calendars.of });
  const found = row as unknown as Record<string, unknown>;
  const erased = key === null ? ['description', 'address'] : [];
  const names = Object.entries(expected).filter(([name, value]) => !erased.includes(name) && spelled(value) !== spelled(found[name])).map(([name]) => name);
  if (key !== null && !samePrivate(state, row, key)) names.push('private');
  return names;
}

function samePrivate(state: CaseState, row: Selectable<Database['cases']>, key: Buffer): boolean {
  try {
    return canonical(wholeState(row, key).private) === canonical(state.private);
  } catch {
    return false;
  }
}

const spelled = (value: unknown): string => canonical(value instanceof Date ? value.toISOString() : value);
