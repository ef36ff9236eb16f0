import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import { endedDuties } from '../../domain/visit/ended-duties.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { LedgerRow } from '../audit/ledger-pages.ts';
import { asVisitEntry, asVisitLine } from '../ledger.ts';
import { visitRowOf } from '../visits/visit-row.ts';
import type { Trx } from './fresh.ts';
import { withFresh } from './fresh.ts';
import type { Documents } from './refold-case.ts';

/** Writes anew what the lines of a visit say: its row, what became of duties at its door, its rungs, what was confirmed of the household. */
export async function refoldVisit(trx: Trx, { packs, calendars }: Documents, stream: string, rows: readonly LedgerRow[], key: Buffer | null): Promise<void> {
  let state: VisitState | string = stream;
  const entries: { seq: number; entry: NewVisitEntry }[] = [];
  for (const row of rows) {
    const entry = asVisitEntry(asVisitLine(row, key));
    state = foldVisit(state, entry, row.seq);
    entries.push({ seq: row.seq, entry });
  }
  const folded = state as VisitState;
  await calendars.read(trx, [folded.calendar]);
  // Who has it is the register's to say: a worker who left hands on everything at once, without a line in each.
  const { worker_id: _worker, state: { worker: _named, ...shown }, ...row } = visitRowOf(folded, { pack: await packs.get(trx, folded.pack), calendarOf: calendars.of });
  const fresh = withFresh(trx);
  await fresh.insertInto('fresh_visit').values({ id: stream, head: rows.at(-1)!.hash, told: JSON.stringify({ ...row, state: shown }) }).execute();
  const ends = entries.flatMap(({ seq, entry }) => endsOf(stream, seq, entry));
  if (ends.length > 0) await fresh.insertInto('fresh_duty').values(ends).execute();
  const rungs = entries.flatMap(({ entry: { data } }) => ('rung' in data ? [data.rung] : []));
  if (rungs.length > 0) await fresh.insertInto('fresh_rung').values(rungs.map((rung) => ({ stream, clock: 'visit', round: 1, about: '', rung }))).execute();
  const facets = folded.target.kind === 'household' ? entries.flatMap(({ entry }) => confirmedBy(entry, folded.target.id, stream)) : [];
  if (facets.length > 0) await fresh.insertInto('fresh_household_facet').values(facets).execute();
}

function endsOf(stream: string, seq: number, entry: NewVisitEntry) {
  const { discharged, lapsed, excused } = endedDuties(entry);
  const common = { seq, settled_at: new Date(entry.at) };
  return [
    ...discharged.map((id) => ({ id, ...common, state: 'discharged', discharged_by: stream, settled_why: null })),
    ...lapsed.map((id) => ({ id, ...common, state: 'lapsed', discharged_by: null, settled_why: 'visitedLater' })),
    ...(excused?.ids ?? []).map((id) => ({ id, ...common, state: 'excused', discharged_by: null, settled_why: excused!.why })),
  ];
}

const confirmedBy = (entry: NewVisitEntry, household: string, stream: string) =>
  (entry.type === 'Recorded' || entry.type === 'NotMet' ? (entry.data.facets ?? []).map((facet) => ({ household_id: household, facet, confirmed_at: new Date(entry.data.occurredAt), visit_id: stream })) : []);
