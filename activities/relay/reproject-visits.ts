import type { Transaction } from 'kysely';
import type { Calendars } from '../../db/calendars.ts';
import { chainedVisit } from '../../db/ledger.ts';
import type { Packs } from '../../db/packs.ts';
import type { Database } from '../../db/tables.ts';
import type { OvertakenVisit } from '../../db/visits/overtaken-visits.ts';
import { lockArrivals, writeOvertakenVisits } from '../../db/visits/overtaken-visits.ts';
import { visitRowOf } from '../../db/visits/visit-row.ts';
import type { CalendarRef } from '../../domain/case/context.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { overtakenVisit } from '../../domain/visit/recalendar.ts';
import type { VisitState } from '../../domain/visit/state.ts';

/**
 * Visits whose window is counted in working time go over to a new version of their calendar, all at once: arrivals that are still owed are few.
 * A ring that moved earlier is found by the relay that looks for late alarms.
 */
export async function reprojectVisits(trx: Transaction<Database>, { packs, calendars }: { packs: Packs; calendars: Calendars }, ref: CalendarRef, now: number): Promise<void> {
  const found = await lockArrivals(trx, ref);
  const states = found.map((row) => ({ ...(row.state as unknown as Omit<VisitState, 'private'>), worker: row.worker_id, private: {} }));
  await calendars.read(trx, [ref, ...states.map(({ calendar }) => calendar)]);
  const overtaken: OvertakenVisit[] = [];
  for (const [nth, { id, head, pack_id, pack_version }] of found.entries()) {
    const pack = await packs.get(trx, { id: pack_id, version: pack_version });
    const before = states[nth]!;
    const entry = overtakenVisit(before, { pack, calendar: ref, calendarOf: calendars.of, now });
    if (entry?.type !== 'CalendarChanged') continue;
    const lines = chainedVisit({ stream: id, seq: before.seq, head, recordedAt: entry.at, commandId: null, actorName: null, key: null }, [entry]);
    const row = visitRowOf(foldVisit(before, entry, before.seq + 1), { pack, calendarOf: calendars.of });
    overtaken.push({ id, lines, row, duties: entry.data.duties });
  }
  await writeOvertakenVisits(trx, overtaken);
}
