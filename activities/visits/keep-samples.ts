import type { Transaction } from 'kysely';
import type { Database } from '../../db/tables.ts';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import { drawSample } from '../../db/visits/samples.ts';
import { hex } from '../../domain/case/chain.ts';
import { due } from '../../domain/clock/stopwatch.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import { isDrawn } from '../../domain/visit/sample.ts';

/** Draws visits for a look by sample, in the visit's own transaction (VT5): by the hash of its last line, which nobody knew before. */
export async function keepSamples(trx: Transaction<Database>, visit: LockedVisit, { pack: { visits }, calendar, calendarOf, now }: VisitContext, entries: readonly NewVisitEntry[]): Promise<void> {
  const made = entries.find((entry) => entry.type === 'Recorded');
  if (!made || visit.row.target_kind !== 'household' || !isDrawn(hex(visit.head), made.data.outcome, visits.sampledPercent)) return;
  const dueAt = due({ calendar: calendarOf(calendar), start: now, budget: visits.sampledWithin });
  if (dueAt !== null) await drawSample(trx, { visitId: visit.row.id, path: visit.place.path, visitorId: made.actor.id ?? null, at: now, dueAt });
}
