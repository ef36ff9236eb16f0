import type { Transaction } from 'kysely';
import { receiveReportIn } from '../../db/intake.ts';
import { doorNamed } from '../../db/visits/door.ts';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import type { Database } from '../../db/tables.ts';
import { wordsOf } from '../../domain/locales/index.ts';
import type { Opening, VisitContext } from '../../domain/visit/context.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import type { Working } from '../working.ts';

/** An incident that waits to be opened once the visit's turn has committed. */
export interface Waiting { caseId: string; number: string }

/**
 * Keeps the incidents of a visit as reports, in the visit's own transaction: they stand or fall with its lines, and the intake relay opens
 * whatever nobody opened at once. Their ids follow from the turn, so that a repeated turn keeps none twice. Each names the visit, and the
 * visit's line gets its number.
 */
export async function keepIncidents(
  trx: Transaction<Database>, { keys }: Working, visit: LockedVisit, { opens, context }: { opens: readonly Opening[]; context: VisitContext }, entries: readonly NewVisitEntry[],
): Promise<{ waiting: Waiting[]; entries: NewVisitEntry[] }> {
  if (opens.length === 0) return { waiting: [], entries: [...entries] };
  const door = await doorNamed(trx, { kind: visit.row.target_kind, id: visit.row.target_id });
  const waiting: Waiting[] = [];
  for (const { caseId, category, why, text, by, evidence = [], hidden } of opens) {
    const { number } = await receiveReportIn(trx, keys, {
      caseId, category, severity: 'general', channel: 'visit', location: door.location, evidence: [...evidence], onSpot: false, receivedAt: context.now, place: visit.place,
      pack: { id: visit.row.pack_id, version: visit.row.pack_version }, reporter: { kind: 'person', personId: by, onBehalf: true, reachable: false },
      sealed: { description: text ?? wordsOf('zh-CN').visitIncidents[why], ...(door.address === null ? {} : { address: door.address }) },
      viewer: context.viewer, actor: context.actor, ...(hidden ? {} : { openedBy: visit.row.id }),
    });
    waiting.push({ caseId, number });
  }
  const numbers = new Map(waiting.map(({ caseId, number }) => [caseId, number]));
  return {
    waiting,
    entries: entries.map((entry) => (entry.type === 'FollowUpOpened' ? { ...entry, data: { ...entry.data, number: numbers.get(entry.data.caseId) ?? '' } } : entry)),
  };
}
