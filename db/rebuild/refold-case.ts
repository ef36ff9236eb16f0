import { fold } from '../../domain/case/fold.ts';
import type { NewEntry } from '../../domain/case/entries.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { LedgerRow } from '../audit/ledger-pages.ts';
import type { Calendars } from '../calendars.ts';
import { asEntry, asLine } from '../ledger.ts';
import { projected } from '../locked-case.ts';
import type { Packs } from '../packs.ts';
import { withFresh } from './fresh.ts';
import type { Trx } from './fresh.ts';

export interface Documents { packs: Packs; calendars: Calendars }

/** Writes the rows of a case anew: its own, its rungs, its files. */
export async function refoldCase(trx: Trx, { packs, calendars }: Documents, stream: string, rows: readonly LedgerRow[], key: Buffer | null): Promise<void> {
  let state: CaseState | string = stream;
  const entries: NewEntry[] = [];
  for (const row of rows) {
    const entry = asEntry(asLine(row, key));
    state = fold(state as CaseState, entry, row.seq);
    entries.push(entry);
  }
  const folded = state as CaseState;
  await calendars.read(trx, folded.clocks.map(({ calendar }) => calendar));
  const given = { pack: await packs.get(trx, folded.pack), calendarOf: calendars.of };
  const fresh = withFresh(trx);
  await fresh.insertInto('fresh_cases').values(projected(folded, given, { head: rows.at(-1)!.hash, key })).execute();
  const rungs = entries.flatMap((entry) => (entry.type === 'RungReached' || entry.type === 'Supervised' ? [entry.data] : []));
  if (rungs.length > 0) await fresh.insertInto('fresh_rung').values(rungs.map(({ clock, round, about, rung }) => ({ stream, clock, round, about: about ?? '', rung }))).execute();
  const files = [...new Set(entries.flatMap(({ data }) => ('evidence' in data ? (data.evidence ?? []) : [])))];
  if (files.length > 0) await fresh.insertInto('fresh_case_file').values(files.map((sha256) => ({ case_id: stream, sha256 }))).execute();
}
